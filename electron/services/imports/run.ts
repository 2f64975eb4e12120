import { createHash } from 'node:crypto'
import type { Output, ParsedInput } from '../../../shared/contract'
import type { Progress } from '../../../shared/contract/envelope'
import { withoutProblemColumns } from '../../../shared/domain/import/problem-column'
import { sumOf } from '../../../shared/domain/money'
import { type FileProblem, Refusal } from '../../../shared/schemas/errors'
import type { ImportKind, ImportPreview, ImportSummary } from '../../../shared/schemas/import-runs'
import type { Reader } from '../../database/connection'
import { findImportOfFile, insertImport, updateImportCount } from '../../database/queries/imports'
import { readSheets } from '../../excel/readers/sheets'
import { inTransaction, type Office, type ReadingOffice } from '../office'
import { accountEventImport } from './account-events'
import { bankImport } from './bank'
import { counterLedgerImport } from './counter-ledgers'
import { distributorImport } from './distributors'
import { type AnyKind, makesDocuments, type Prepared, type ReadFile } from './kinds'
import { orderImport } from './orders'
import { regionImport } from './regions'
import { sellOutImport } from './sell-out'
import { styleImport } from './styles'

const kinds: Readonly<Record<ImportKind, AnyKind>> = {
  regions: regionImport,
  distributors: distributorImport,
  styles: styleImport,
  orders: orderImport,
  'account-events': accountEventImport,
  'sell-out': sellOutImport,
  'counter-ledger': counterLedgerImport,
  bank: bankImport,
}

/** What an import needs of the job it runs in. */
export interface ImportJob {
  readonly report: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Files read and resolved, ready to be shown or to be written. */
export interface PreparedImport extends Prepared<unknown> {
  readonly kind: ImportKind
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly repeated: readonly { readonly name: string; readonly at: string }[]
}

type Request = ParsedInput<'imports.run'>

async function readFiles(input: Request, job: ImportJob): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  for (const [index, file] of input.files.entries()) {
    if (job.signal.aborted) throw new Refusal('cancelled')
    job.report({ done: index, total: input.files.length * 2, label: file.name })
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const sheets = await readSheets(file)
    files.push({ name: file.name, sha256, sheets: input.kind === 'orders' ? withoutProblemColumns(sheets) : sheets })
  }
  return files
}

/** Reads files and resolves what is in them; `cellByCell` also says where each piece stands. */
export async function prepare(
  office: ReadingOffice,
  input: Request,
  job: ImportJob,
  cellByCell = false,
): Promise<PreparedImport> {
  const files = await readFiles(input, job)
  const step = (done: number, total: number): void => {
    if (job.signal.aborted) throw new Refusal('cancelled')
    job.report({ done: total + done, total: total * 2 })
  }
  const { kind, mapping, acceptRepeated, fixes = {} } = input
  const prepared = kinds[kind].prepare({ office, files, mapping, fixes, acceptRepeated, cellByCell, step })
  return {
    ...prepared,
    kind,
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    repeated: known(office.connection, kind, files),
  }
}

/** The files whose content was brought in before, or stands twice among these. */
function known(
  reader: Reader,
  kind: ImportKind,
  files: readonly { readonly name: string; readonly sha256: string }[],
): PreparedImport['repeated'] {
  const seen = new Set<string>()
  return files.flatMap(({ name, sha256 }) => {
    const before = findImportOfFile(reader, kind, sha256)
    const twice = seen.has(sha256)
    seen.add(sha256)
    return before !== undefined || twice ? [{ name, at: before?.importedAt ?? '' }] : []
  })
}

/** The most that a preview hands over; the counts beside them are of all. */
const SHOWN = 2_000

/** What some files hold and what would happen; nothing is written. */
export async function previewImport(
  office: ReadingOffice,
  input: ParsedInput<'imports.preview'>,
  job: ImportJob,
): Promise<ImportPreview> {
  return previewOf(await prepare(office, input, job))
}

/** What was found as a person is shown it, errors first. */
export function previewOf(prepared: PreparedImport): ImportPreview {
  const { kind, items, problems, mapping, repeated } = prepared
  const errorCount = problems.filter(({ severity }) => severity === 'error').length
  const errorsFirst = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return {
    kind,
    items: items.slice(0, SHOWN),
    itemCount: items.length,
    ...sumsOf(prepared),
    problems: errorsFirst.slice(0, SHOWN),
    errorCount,
    warningCount: problems.length - errorCount,
    mapping,
    repeated:
      repeated.length > 0 ||
      items.some(({ action }) => action === 'repeat' && makesDocuments(kind)) ||
      problems.some((found) => isRepeat(kind, found)),
  }
}

const sumsOf = ({ items, lineCounts }: Prepared<unknown>) => ({
  lineCount: sumOf(lineCounts),
  quantity: sumOf(items.map((item) => item.quantity)),
  amountFen: sumOf(items.map((item) => item.amountFen)),
})

/**
 * Reads and resolves files for writing; a single error stops all of them.
 * @throws Refusal importProblems with the first problems, fileRepeated, fileUnreadable, fileEmpty, cancelled
 */
export async function prepareImport(office: ReadingOffice, input: Request, job: ImportJob): Promise<PreparedImport> {
  const prepared = await prepare(office, input, job)
  if (!input.acceptRepeated) assertNew(prepared)
  const errors = prepared.problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first !== undefined)
    throw new Refusal('importProblems', paramsOf(errors, first), [], errors.slice(0, TOLD).map(plain))
  return prepared
}

/** How many problems a refusal names; a preview shows all. */
const TOLD = 5

const paramsOf = (errors: PreparedImport['problems'], first: PreparedImport['problems'][number]) => ({
  count: errors.length,
  file: first.file,
  sheet: first.sheet,
  row: first.row,
  column: first.column,
  problem: first.code,
  value: first.params.value ?? null,
  first: errors.slice(0, TOLD).map(told).join('; '),
})

const plain = ({ severity: _severity, ...problem }: PreparedImport['problems'][number]): FileProblem => problem

const told = ({ file, sheet, row, column, code, params }: PreparedImport['problems'][number]): string => {
  const values = Object.values(params).filter((value) => value !== null && value !== '')
  return `${file} ${sheet} R${row ?? ''}C${column ?? ''} ${code} ${values.join(' ')}`.trim()
}

function assertNew({ kind, repeated, problems }: PreparedImport): void {
  const [file] = repeated
  if (file !== undefined) throw new Refusal('fileRepeated', { file: file.name, at: file.at })
  const repeat = problems.find((found) => isRepeat(kind, found))
  if (repeat !== undefined)
    throw new Refusal(
      'fileRepeated',
      {
        file: repeat.file,
        row: repeat.row,
        reference: repeat.params.reference ?? '',
        number: repeat.params.number ?? '',
        problem: repeat.code,
      },
      [],
      [plain(repeat)],
    )
}

/** What a person has to accept: what was brought in before, stands twice, or is likely of another kind. */
const REPEATS: ReadonlySet<string> = new Set([
  'orderRepeated',
  'orderRevised',
  'orderEarlier',
  'orderClosed',
  'orderNotAmendable',
  'eventRepeated',
  'eventTwice',
  'bookRepeated',
  'salesRepeated',
  'salesCorrected',
  'looksLikeSellOut',
  'bankRepeated',
  'bankTwice',
  'bankTyped',
])

const isRepeat = (kind: ImportKind, { code }: PreparedImport['problems'][number]): boolean =>
  makesDocuments(kind) && REPEATS.has(code)

/** Writes prepared files in one transaction: everything or nothing. @throws Refusal fileRepeated when another desk was faster */
export function runImport(office: Office, prepared: PreparedImport, input: Request): Output<'imports.run'> {
  const { kind, files, rows, lineCounts, problems } = prepared
  return inTransaction(office, (tx): ImportSummary => {
    const faster = known(tx, kind, files)[0]
    if (faster !== undefined && !input.acceptRepeated)
      throw new Refusal('fileRepeated', { file: faster.name, at: faster.at })
    const importIds = files.map(({ name, sha256 }, index) =>
      insertImport(tx, {
        kind,
        fileName: name,
        sha256,
        rowCount: lineCounts[index] ?? 0,
        documentCount: 0,
        userId: office.actor.userId,
        importedAt: office.now(),
      }),
    )
    const { created, updated, skipped, status } = kinds[kind].write({ office, tx, importIds }, rows)
    for (const id of importIds) updateImportCount(tx, id)
    return {
      importId: importIds[0] ?? 0,
      kind,
      created,
      updated,
      skipped,
      status,
      ...sumsOf(prepared),
      warningCount: problems.filter(({ severity }) => severity === 'warning').length,
    }
  })
}
