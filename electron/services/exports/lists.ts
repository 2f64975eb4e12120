import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { Refusal } from '../../../shared/schemas/errors'
import type { LedgerRow } from '../../../shared/schemas/ledgers'
import type { Page } from '../../../shared/schemas/values'
import { findDistributor } from '../../database/queries/masters'
import {
  balancesTable,
  ledgerTable,
  stockCountTable,
  stockLines,
  stockSummary,
  stockTable,
} from '../../excel/writers/lists'
import type { Table } from '../../excel/writers/tables'
import { writeTables } from '../../excel/writers/tables'
import { listBalances, listLedger } from '../accounts'
import { assertMaySee, type ReadingOffice } from '../office'
import { listStock } from '../stock'
import { getStockCount } from '../stock-counts'
import { assertGoesOn, type ExportJob, fileOf, listFile, originOf, unavailable } from './files'

const A_PAGE = 1000

/** Every row of a list that is read by pages, page by page, so that a long ledger is never held whole. */
function* everyRow<Row>(job: ExportJob, page: (after: string | undefined) => Page<Row>): Generator<Row> {
  let after: string | undefined
  let done = 0
  do {
    assertGoesOn(job)
    const { rows, next } = page(after)
    yield* rows
    done += rows.length
    job.report({ done, total: next === null ? done : 0 })
    after = next ?? undefined
  } while (after !== undefined)
}

/** Stock as it is asked for: sizes across, and what each warehouse holds; csv has a line a SKU. */
export async function exportStock(
  office: ReadingOffice,
  { format, after: _after, limit: _limit, ...filter }: ParsedInput<'exports.stock'>,
  job: ExportJob,
): Promise<FileContent> {
  if (format === 'pdf') throw unavailable(format)
  const asOf = filter.asOf ?? office.today()
  const rows = [...everyRow(job, (after) => listStock(office, { ...filter, limit: A_PAGE, after }))].toSorted(
    (a, b) => a.warehouseId - b.warehouseId,
  )
  const tables = [stockTable(rows, asOf), stockSummary(rows, asOf)]
  return listFile(office, { format, name: ['库存表', asOf], tables }, () => stockLines(rows))
}

/** A stock count with everything that was counted. @throws Refusal notFound */
export async function exportStockCount(
  office: ReadingOffice,
  { id, format }: ParsedInput<'exports.stockCount'>,
): Promise<FileContent> {
  const count = getStockCount(office, { id })
  const name = ['盘点单', count.document.number, count.document.warehouseName]
  return listFile(office, { format, name, tables: [stockCountTable(count)] })
}

/** The account line by line, of one distributor with its running balance, or of all. @throws Refusal notFound, cancelled */
export async function exportLedger(
  office: ReadingOffice,
  { format, distributorId, dateFrom, dateTo }: ParsedInput<'exports.ledger'>,
  job: ExportJob,
): Promise<FileContent> {
  if (format === 'pdf') throw unavailable(format)
  if (distributorId !== undefined) assertMaySee(office, distributorId)
  const distributor = distributorId === undefined ? undefined : findDistributor(office.connection, distributorId)
  if (distributorId !== undefined && distributor === undefined) throw new Refusal('notFound')
  const page = (after: string | undefined) =>
    listLedger(office, { distributorId, dateFrom, dateTo, limit: A_PAGE, after })
  const { openingFen } = listLedger(office, { distributorId, dateFrom, dateTo, limit: 1 })
  const rows: Iterable<LedgerRow> = everyRow(job, page)
  const whose = distributor === undefined ? ['全部'] : [distributor.code, distributor.name]
  const table = ledgerTable(rows, {
    distributor: distributor === undefined ? null : whose.join(' '),
    dateFrom: dateFrom ?? null,
    dateTo: dateTo ?? null,
    openingFen,
  })
  const period = dateFrom === undefined && dateTo === undefined ? '' : `${dateFrom ?? ''}_${dateTo ?? ''}`
  return listFile(office, { format, name: ['往来明细账', ...whose, period], tables: [table] })
}

/** Every distributor's four balances at the end of a day. */
export async function exportBalances(
  office: ReadingOffice,
  { format, ...input }: ParsedInput<'exports.balances'>,
): Promise<FileContent> {
  const table = balancesTable(listBalances(office, input), input.asOf)
  return listFile(office, { format, name: ['往来余额表', input.asOf], tables: [table] })
}

// A character of a workbook's column on screen, in pixels.
const PIXELS_PER_CHARACTER = 7

/** Any grid exactly as it is shown: its headers, order, widths, and the totals it shows. */
export async function exportGrid(
  office: ReadingOffice,
  { title, columns, rows, totals }: ParsedInput<'exports.grid'>,
): Promise<FileContent> {
  const table: Table = {
    title,
    notes: [],
    columns: columns.map(({ header, type, width }) => ({
      header,
      type,
      width: Math.max(6, width / PIXELS_PER_CHARACTER),
    })),
    rows,
    totals,
  }
  return fileOf([title], 'xlsx', await writeTables([table], originOf(office)))
}
