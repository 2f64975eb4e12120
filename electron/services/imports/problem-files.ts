import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { columnName } from '../../../shared/domain/import/column-names'
import { freeColumn, problemColumn } from '../../../shared/domain/import/problem-column'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import type { FileForms } from '../../../shared/schemas/import-forms'
import type { ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { SheetGrid } from '../../../shared/schemas/imports'
import { type CellMark, markedFile, type RowMarks, type SheetMarks } from '../../excel/marks'
import { readSheets } from '../../excel/readers/sheets'
import type { ReadingOffice } from '../office'
import { readForms } from './forms'
import type { ImportJob } from './run'

/** The words of a file that goes back, in the language of whoever sends it. */
export interface SentWords {
  readonly head: string
  readonly dropped: string
  readonly fileName: (stem: string) => string
  readonly severity: (severity: ImportProblemRow['severity']) => string
  readonly at: (column: string) => string
  readonly fixed: (words: string) => string
  readonly problem: (problem: ImportProblemRow) => string
}

/** What concerns only who imports: whoever filled the form in put the column there for himself. */
const OUR_OWN: ReadonlySet<string> = new Set(['columnIgnored', 'orderRepeated', 'orderRevised', 'priceOffPolicy'])

/** The files with a column of problems, to be sent back; files without any problem, and those that cannot be read at all, are left out. */
export async function writeProblemFiles(
  office: ReadingOffice,
  { language: _, ...input }: ParsedInput<'imports.problemFiles'>,
  job: ImportJob,
  say: SentWords,
): Promise<readonly FileContent[]> {
  const read = await readForms(office, input, job)
  const written: FileContent[] = []
  for (const [index, forms] of read.entries()) {
    const file = input.files[index]
    if (file === undefined || forms.refusal !== null) continue
    const sheets = await readSheets(file)
    const marks = marksOf(forms, { sheets, fixes: input.fixes?.[file.name] ?? [], say })
    if (marks.length > 0) written.push({ name: sentName(file.name, say), bytes: markedFile(file, marks) })
  }
  return written
}

function sentName(name: string, say: SentWords): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? []
  return `${say.fileName(stem)}${extension}`
}

interface Sent {
  readonly sheets: readonly SheetGrid[]
  readonly fixes: readonly ImportFix[]
  readonly say: SentWords
}

function marksOf(
  { preview, tables }: Extract<FileForms, { refusal: null }>,
  { sheets, fixes, say }: Sent,
): readonly SheetMarks[] {
  const told = preview.problems.filter(({ code }) => !OUR_OWN.has(code))
  return sheets.flatMap((sheet) => {
    const headRow = tables.find((table) => table.sheet === sheet.name)?.headerRow || 1
    const own = told.filter((problem) => problem.sheet === sheet.name)
    const notes = fixes.flatMap((fix) => noteOf(fix, sheet.name, say))
    if (own.length === 0 && notes.length === 0) return []
    const byRow = Map.groupBy(own, ({ row }) => row ?? headRow)
    const noted = Map.groupBy(notes, ({ row }) => row)
    const rows = new Set([headRow, ...byRow.keys(), ...noted.keys()])
    const lines = [...rows].map((row): RowMarks => {
      const words = [...(byRow.get(row) ?? []).map((one) => sentence(one, say)), ...(noted.get(row) ?? []).map(text)]
      const head = row === headRow ? [say.head] : []
      return { row, text: [...head, ...words].join('\n'), cells: cellMarks(byRow.get(row) ?? [], say) }
    })
    return [{ sheet: sheet.name, column: problemColumn(sheet) ?? freeColumn(sheet), rows: lines }]
  })
}

const text = ({ words }: { readonly words: string }): string => words

function sentence(problem: ImportProblemRow, say: SentWords): string {
  const { severity, column } = problem
  const kind = say.severity(severity)
  const place = column === null ? '' : ` ${say.at(columnName(column))}`
  return `${kind}${place}: ${say.problem(problem)}`
}

/** One mark a cell, the worst of its problems deciding its colour. */
function cellMarks(problems: readonly ImportProblemRow[], say: SentWords): readonly CellMark[] {
  const byColumn = Map.groupBy(problems, ({ column }) => column ?? 0)
  return [...byColumn].flatMap(([column, own]) => {
    if (column === 0) return []
    const severity = own.some((one) => one.severity === 'error') ? ('error' as const) : ('warning' as const)
    return [{ column, severity, comment: own.map((one) => say.problem(one)).join('\n') }]
  })
}

/** What was decided here about a row, so that whoever filled it in learns of it. */
function noteOf(
  fix: ImportFix,
  sheet: string,
  say: SentWords,
): readonly { readonly row: number; readonly words: string }[] {
  if (fix.kind === 'distributor' || fix.kind === 'day' || fix.sheet !== sheet) return []
  if (fix.kind === 'drop') return [{ row: fix.row, words: say.dropped }]
  const words =
    fix.kind === 'cell'
      ? `${columnName(fix.column)}${fix.row} = ${fix.text.trim()}`
      : [fix.skuCode, fix.styleCode, fix.colour, fix.size].filter(Boolean).join(' ')
  return [{ row: fix.row, words: say.fixed(words) }]
}
