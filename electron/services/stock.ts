import type { Output, ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { StockMovementRow, StockRow, StockTotals } from '../../shared/schemas/stock'
import type { Page } from '../../shared/schemas/values'
import { findWarehouse } from '../database/queries/masters'
import {
  listFreeStock,
  listStockCells,
  listStockedStyleIds,
  listWarehouseIds,
  type StockCell,
  type StockScope,
  sumStockCells,
} from '../database/queries/stock'
import { listStockMovements } from '../database/queries/stock-movements'
import { assertMaySee, type ReadingOffice } from './office'

/** Few enough styles that a page of many places reads little too much, enough that a page of one place takes few turns. */
const stylesATurn = (places: number): number => Math.max(4, Math.min(40, Math.ceil(4000 / Math.max(1, places))))

const asked = (office: ReadingOffice, question: ParsedInput<'stock.totals'>): StockScope => ({
  ...question,
  asOf: question.asOf !== undefined && question.asOf < office.today() ? question.asOf : undefined,
  distributorIds: office.actor.distributorIds,
})

/** Where a page goes on: after the row of this style, colour and place. */
interface Cursor {
  readonly styleCode: string
  readonly colourCode: string
  readonly warehouseId: number
}

/** Stock by style, colour and place with its sizes across, now or as of any day; pages by key. */
export function listStock(office: ReadingOffice, filter: ParsedInput<'stock.list'>): Page<StockRow> {
  const { connection } = office
  const { after, limit, ...question } = filter
  const scope = asked(office, question)
  const warehouseIds = listWarehouseIds(connection, scope)
  const most = stylesATurn(warehouseIds.length)
  const start = after === undefined ? undefined : cursorOf(after)
  const rows: (StockRow & Cursor)[] = []
  let from = { code: start?.styleCode ?? '', including: true }
  while (rows.length <= limit) {
    const turn = listStockedStyleIds(connection, scope, { warehouseIds, ...from }, most)
    const styleIds = turn.map((style) => style.id)
    for (const row of stockRows(listStockCells(connection, { ...scope, styleIds, warehouseIds })))
      if (start === undefined || isAfter(row, start)) rows.push(row)
    if (turn.length < most) break
    from = { code: turn.at(-1)?.code ?? '', including: false }
  }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ colourCode, ...row }) => row),
    next: rows.length > limit && last !== undefined ? textOf(last) : null,
  }
}

// Stands in no code anyone types, unlike a slash or a comma.
const SEPARATOR = '\u001f'

const textOf = ({ styleCode, colourCode, warehouseId }: Cursor): string =>
  [styleCode, colourCode, warehouseId].join(SEPARATOR)

function cursorOf(text: string): Cursor {
  const [styleCode = '', colourCode = '', warehouseId = ''] = text.split(SEPARATOR)
  return { styleCode, colourCode, warehouseId: Number(warehouseId) }
}

// SQLite orders text by its bytes; JavaScript's own comparison would differ beyond the basic plane.
function isAfter(row: Cursor, start: Cursor): boolean {
  if (row.styleCode !== start.styleCode) return true
  if (row.colourCode !== start.colourCode)
    return Buffer.compare(Buffer.from(row.colourCode), Buffer.from(start.colourCode)) > 0
  return row.warehouseId > start.warehouseId
}

function stockRows(cells: readonly StockCell[]): (StockRow & Cursor)[] {
  const held = cells.filter((cell) => cell.onHand !== 0 || cell.reserved !== 0)
  const groups = Map.groupBy(held, (cell) => `${cell.styleId}/${cell.colourId}/${cell.warehouseId}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { skuId, size, tagPriceFen, ...row } = first
    return {
      ...row,
      sizes: group.map(({ skuId, size, onHand, reserved }) => ({ skuId, size, onHand, reserved })),
      onHand: total(group, (cell) => cell.onHand),
      reserved: total(group, (cell) => cell.reserved),
      tagAmountFen: total(group, (cell) => cell.onHand * cell.tagPriceFen),
    }
  })
}

const total = (cells: readonly StockCell[], of: (cell: StockCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0)

/** What everything that is asked for adds up to. */
export function sumStock(office: ReadingOffice, question: ParsedInput<'stock.totals'>): StockTotals {
  const scope = asked(office, question)
  return sumStockCells(office.connection, scope, listWarehouseIds(office.connection, scope))
}

/** Movements of goods, newest day first. */
export const listMovements = (office: ReadingOffice, filter: ParsedInput<'stock.movements'>): Page<StockMovementRow> =>
  listStockMovements(office.connection, filter, office.actor.distributorIds)

/**
 * Free pieces of SKUs in company and regional places or in one place, and what factories still owe.
 * @throws Refusal notFound, also for the place of a distributor that is none of the reader's
 */
export function freeStock(
  office: ReadingOffice,
  { skuIds, warehouseId }: ParsedInput<'stock.free'>,
): Output<'stock.free'> {
  if (warehouseId === undefined) return listFreeStock(office.connection, skuIds)
  const place = findWarehouse(office.connection, warehouseId)
  if (place === undefined) throw new Refusal('notFound')
  if (place.distributorId !== null) assertMaySee(office, place.distributorId)
  return listFreeStock(office.connection, skuIds, warehouseId)
}
