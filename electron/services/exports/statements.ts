import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { distinctFileNames, paperWords, periodFileName } from '../../../shared/domain/papers'
import { Refusal } from '../../../shared/schemas/errors'
import type { StatementView } from '../../../shared/schemas/statements'
import { listStated, listStatementDistributors } from '../../database/queries/statements'
import { writeCsv } from '../../excel/writers/csv'
import { statementLines } from '../../excel/writers/flat-lines'
import { writeStatement, writeStatementBook } from '../../excel/writers/statements'
import { printStatement } from '../../paper/statements'
import { assertMaySee, type ReadingOffice } from '../office'
import { dressOf, getStatement, previewStatement } from '../statements'
import { assertGoesOn, type ExportFormat, type ExportJob, fileOf, originOf, unavailable } from './files'

type Stated = ReturnType<typeof listStated>

interface Days {
  readonly dateFrom: string
  readonly dateTo: string
}

/** The statement that was made of these days, as it was made; where there is none, the account of the days as it stands now. */
function viewOf(office: ReadingOffice, stated: Stated, distributorId: number, days: Days): StatementView {
  const made = stated.get(distributorId)?.find((one) => one.dateFrom === days.dateFrom && one.dateTo === days.dateTo)
  return made ? getStatement(office, { id: made.id }).view : previewStatement(office, { distributorId, ...days })
}

async function bytesOf(
  office: ReadingOffice,
  view: StatementView,
  format: ExportFormat,
  job: Pick<ExportJob, 'fontsFolder'>,
): Promise<Uint8Array> {
  if (format === 'csv') return writeCsv(statementLines(view))
  const { columns, goods } = dressOf(office, view)
  return format === 'pdf'
    ? printStatement(view, job, columns, goods)
    : writeStatement(view, office.now(), columns, goods)
}

/** One distributor's statement as a file. @throws Refusal notFound, invalidInput when the days run backwards */
export async function exportStatement(
  office: ReadingOffice,
  { distributorId, format, ...days }: ParsedInput<'exports.statement'>,
  job: ExportJob,
): Promise<FileContent> {
  assertMaySee(office, distributorId)
  const view = viewOf(office, listStated(office.connection, [distributorId]), distributorId, days)
  return { name: periodFileName(view, format), bytes: await bytesOf(office, view, format, job) }
}

const isEmpty = ({ lines, parts }: StatementView): boolean =>
  lines.length === 0 && parts.every((part) => part.openingFen === 0 && part.openingQuantity === 0)

type Many = ParsedInput<'exports.statements'>

/** The statements of a run one after the other, so that progress is told and a stop is heard between them. @throws Refusal notFound, cancelled */
function* viewsOf(
  office: ReadingOffice,
  { distributorIds, skipEmpty, dateFrom, dateTo }: Many,
  job: Pick<ExportJob, 'report' | 'signal'>,
): Generator<StatementView> {
  for (const id of distributorIds ?? []) assertMaySee(office, id)
  const wanted = distributorIds ?? office.actor.distributorIds
  const whose = listStatementDistributors(office.connection, wanted)
  if (distributorIds !== undefined && whose.length < new Set(distributorIds).size) throw new Refusal('notFound')
  const stated = listStated(office.connection, wanted)
  for (const [index, { id, code, archived }] of whose.entries()) {
    assertGoesOn(job)
    job.report({ done: index, total: whose.length, label: code })
    const view = viewOf(office, stated, id, { dateFrom, dateTo })
    if (!((skipEmpty || archived) && isEmpty(view))) yield view
  }
  assertGoesOn(job)
  job.report({ done: whose.length, total: whose.length })
}

/**
 * A file for every distributor, or for the named ones, or one workbook with a sheet each; every one in its distributor's own layout. A
 * distributor that only has an opening balance is one of them; one with nothing to say is left out when that is asked for, or when it was archived.
 * @throws Refusal notFound, cancelled
 */
export async function exportStatements(
  office: ReadingOffice,
  input: Many,
  job: ExportJob,
): Promise<readonly FileContent[]> {
  const { format, together } = input
  if (together) return [await bookOf(office, input, job)]
  const files: FileContent[] = []
  for (const view of viewsOf(office, input, job))
    files.push({ name: periodFileName(view, format), bytes: await bytesOf(office, view, format, job) })
  const names = distinctFileNames(files.map((file) => file.name))
  return files.map((file, index) => ({ ...file, name: names[index] ?? file.name }))
}

/** All statements of a run as sheets of one workbook. @throws Refusal invalidInput for a format that has no sheets */
async function bookOf(office: ReadingOffice, input: Many, job: ExportJob): Promise<FileContent> {
  const { format, dateFrom, dateTo } = input
  if (format !== 'xlsx') throw unavailable(format)
  const sheets = [...viewsOf(office, input, job)].map((view) => ({ view, ...dressOf(office, view) }))
  return fileOf(
    [paperWords.statement, `${dateFrom}_${dateTo}`],
    'xlsx',
    await writeStatementBook(sheets, originOf(office)),
  )
}
