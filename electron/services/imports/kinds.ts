import type { DocumentStatus } from '../../../shared/schemas/documents'
import type { ImportFixes } from '../../../shared/schemas/import-fixes'
import type { FormSheet, FormTable } from '../../../shared/schemas/import-forms'
import type { ImportKind, ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { FieldColumns, ImportProblem, RecordsReading, RowPlace, Sheets } from '../../../shared/schemas/imports'
import type { Tx } from '../../database/connection'
import type { Office, ReadingOffice } from '../office'

/** A file that was read; `sha256` is the print of its content. */
export interface ReadFile {
  readonly name: string
  readonly sha256: string
  readonly sheets: Sheets
}

/** What preparing an import gets beside the files. */
export interface Preparation {
  readonly office: ReadingOffice
  readonly files: readonly ReadFile[]
  readonly mapping: unknown
  /** What a person said instead of what stands in the files, by the file's name. */
  readonly fixes: ImportFixes
  readonly acceptRepeated: boolean
  /** Whether the orders are to be shown cell by cell. */
  readonly cellByCell: boolean
  /** Stops a cancelled job and says how far it is. */
  readonly step: (done: number, total: number) => void
}

/** What some files become; `rows` are plain values ready to be written, because they cross from the worker thread. */
export interface Prepared<Row> {
  readonly rows: readonly Row[]
  readonly items: readonly ImportPreviewItem[]
  readonly problems: readonly ImportProblemRow[]
  readonly mapping: unknown
  /** How many lines each file had, in the order of the files. */
  readonly lineCounts: readonly number[]
  /** What is shown cell by cell, where that was asked for. */
  readonly shown?: { readonly sheets: readonly FormSheet[]; readonly tables: readonly FormTable[] }
}

/** What writing did. */
export interface Written {
  readonly created: number
  readonly updated: number
  readonly skipped: number
  /** The state new documents are in; null for masters. */
  readonly status: DocumentStatus | null
}

/** Writing gets the numbers of the imports, file by file. */
export interface Writing {
  readonly office: Office
  readonly tx: Tx
  readonly importIds: readonly number[]
}

/** How one kind of file is brought in: resolved against the books first, written in one transaction later. */
export interface KindOfImport<Row> {
  readonly prepare: (preparation: Preparation) => Prepared<Row>
  readonly write: (writing: Writing, rows: readonly Row[]) => Written
}

/** The same with its rows forgotten; `defineKind` makes sure that `write` gets what its own `prepare` made. */
export interface AnyKind {
  readonly prepare: (preparation: Preparation) => Prepared<unknown>
  readonly write: (writing: Writing, rows: readonly unknown[]) => Written
}

/** Checks that both steps agree on their rows, then forgets them. */
export function defineKind<Row>(kind: KindOfImport<Row>): AnyKind {
  // Sound because `runImport` hands `write` exactly the rows that `prepare` of the same kind returned.
  return { prepare: kind.prepare, write: (writing, rows) => kind.write(writing, rows as readonly Row[]) }
}

/** A file's findings with the file's name on them. */
export const problemsOf = (file: ReadFile, problems: readonly ImportProblem[]): ImportProblemRow[] =>
  problems.map(({ sheet, row, column, code, params, severity }) => ({
    file: file.name,
    sheet,
    row: row || null,
    column: column || null,
    code,
    params,
    severity,
  }))

/** Where something stands in a file. */
export interface Place {
  readonly sheet: string
  readonly row: number
  readonly column?: number
}

/** What is wrong or doubtful, as a code the window turns into words. */
export interface Finding {
  readonly code: string
  /** The field of a list it is about, where its params do not name it. */
  readonly field?: string
  readonly severity?: ImportProblemRow['severity']
  readonly params?: ImportProblemRow['params']
}

/** A finding of ours, against the books rather than in the file itself; an error unless said otherwise. */
export function problem(file: ReadFile, place: Place, finding: Finding): ImportProblemRow {
  const { code, severity = 'error', params = {} } = finding
  return { file: file.name, sheet: place.sheet, row: place.row, column: place.column ?? null, code, params, severity }
}

/** The same in a row of a list, at the column that holds the field the finding is about. */
export function problemAt(
  file: ReadFile,
  reading: Pick<RecordsReading<unknown>, 'columns'>,
  line: RowPlace,
  finding: Finding,
): ImportProblemRow {
  const columns: FieldColumns = reading.columns.get(line.sheet) ?? {}
  const { field, what } = finding.params ?? {}
  const column = columns[String(finding.field ?? field ?? what ?? '')]
  return problem(file, { sheet: line.sheet, row: line.row, ...(column === undefined ? {} : { column }) }, finding)
}

/** The kinds that make documents, and so can be undone as a whole. */
export const makesDocuments = (kind: ImportKind): boolean =>
  kind === 'orders' || kind === 'account-events' || kind === 'sell-out' || kind === 'counter-ledger' || kind === 'bank'
