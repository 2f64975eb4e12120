import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { distinctFileNames, periodFileName } from '../../../shared/domain/papers'
import { Refusal } from '../../../shared/schemas/errors'
import type { StatementView } from '../../../shared/schemas/statements'
import { listStated, listStatementDistributors } from '../../database/queries/statements'
import { writeCsv } from '../../excel/writers/csv'
import { statementLines } from '../../excel/writers/flat-lines'
import { writeStatement } from '../../excel/writers/statements'
import { printStatement } from '../../paper/statements'
import { assertMaySee, type ReadingOffice } from '../office'
import { getStatement, previewStatement } from '../statements'
import { assertGoesOn, type ExportFormat, type ExportJob } from './files'

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
  if (format === 'pdf') return printStatement(view, job)
  return format === 'csv' ? writeCsv(statementLines(view)) : writeStatement(view, office.now())
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

/**
 * A file for every distributor, or for the named ones. A distributor that only has an opening balance is one of them; one with nothing to say
 * is left out when that is asked for, or when it was archived.
 * @throws Refusal notFound, cancelled
 */
export async function exportStatements(
  office: ReadingOffice,
  { distributorIds, skipEmpty, format, ...days }: ParsedInput<'exports.statements'>,
  job: ExportJob,
): Promise<readonly FileContent[]> {
  for (const id of distributorIds ?? []) assertMaySee(office, id)
  const wanted = distributorIds ?? office.actor.distributorIds
  const whose = listStatementDistributors(office.connection, wanted)
  if (distributorIds !== undefined && whose.length < new Set(distributorIds).size) throw new Refusal('notFound')
  const stated = listStated(office.connection, wanted)
  const files: FileContent[] = []
  for (const [index, { id, code, archived }] of whose.entries()) {
    assertGoesOn(job)
    job.report({ done: index, total: whose.length, label: code })
    const view = viewOf(office, stated, id, days)
    if ((skipEmpty || archived) && isEmpty(view)) continue
    files.push({ name: periodFileName(view, format), bytes: await bytesOf(office, view, format, job) })
  }
  assertGoesOn(job)
  job.report({ done: whose.length, total: whose.length })
  const names = distinctFileNames(files.map((file) => file.name))
  return files.map((file, index) => ({ ...file, name: names[index] ?? file.name }))
}
