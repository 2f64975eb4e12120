import type { FileContent, Progress } from '../../../shared/contract/envelope'
import { fileNamePart } from '../../../shared/domain/papers'
import { Refusal } from '../../../shared/schemas/errors'
import type { Reader } from '../../database/connection'
import { findSettings } from '../../database/queries/settings'
import { listSizeGroupRows } from '../../database/queries/size-groups'
import { writeCsv } from '../../excel/writers/csv'
import type { PaperContext } from '../../excel/writers/orders'
import { type Table, writeTables } from '../../excel/writers/tables'
import type { ReadingOffice } from '../office'

/** What an export gets beside its input: a way to report, a sign to stop, and the fonts that PDFs embed. */
export interface ExportJob {
  readonly report: (progress: Progress) => void
  readonly signal: AbortSignal
  readonly fontsFolder: string
}

/** The formats of the contract. */
export type ExportFormat = 'xlsx' | 'csv' | 'pdf'

/** A format that a paper is not made in. */
export const unavailable = (format: ExportFormat): Refusal =>
  new Refusal('invalidInput', { format }, [{ path: 'format', code: 'formatUnavailable' }])

/** Stops a long export where the user asked for it; what was made so far is thrown away. */
export function assertGoesOn(job: Pick<ExportJob, 'signal'>): void {
  if (job.signal.aborted) throw new Refusal('cancelled')
}

/** A file named after what it holds. */
export const fileOf = (parts: readonly string[], format: ExportFormat, bytes: Uint8Array): FileContent => ({
  name: `${parts
    .filter((part) => part !== '')
    .map(fileNamePart)
    .join('-')}.${format}`,
  bytes,
})

/** The company's name, the instant, and how sizes are ordered: what every paper of goods says beside its document. */
export function paperContext(office: ReadingOffice): PaperContext {
  const reader = office.connection
  return { ...originOf(office), sizeGroups: sizeGroupsOf(reader) }
}

/** Who made a workbook, and when. */
export const originOf = (office: ReadingOffice): { readonly companyName: string; readonly madeAt: string } => ({
  companyName: findSettings(office.connection).companyName,
  madeAt: office.now(),
})

const sizeGroupsOf = (reader: Reader): Map<number, readonly string[]> =>
  new Map(listSizeGroupRows(reader).map((group) => [group.id, group.sizes.map((size) => size.code)]))

/** A list as a workbook, or its lines as csv; lists are not printed. */
export async function listFile(
  office: ReadingOffice,
  list: { readonly format: ExportFormat; readonly name: readonly string[]; readonly tables: readonly Table[] },
  lines: () => Pick<Table, 'columns' | 'rows'> | undefined = () => list.tables[0],
): Promise<FileContent> {
  const { format, name, tables } = list
  if (format === 'pdf') throw unavailable(format)
  if (format === 'xlsx') return fileOf(name, format, await writeTables(tables, originOf(office)))
  const flat = lines()
  if (flat === undefined) throw unavailable(format)
  return fileOf(name, format, writeCsv(flat))
}
