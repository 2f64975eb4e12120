import { mergeCells } from '../../../shared/domain/merge-cells'
import { wantedQuantity } from '../../../shared/domain/order-revisions'
import type { OrderHeader } from '../../../shared/schemas/order-drafts'
import type { ChangeOrigin, OrderDocument } from '../../../shared/schemas/orders'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import type { Entry, MatrixRow, OwnPrice } from '../../grid/size-matrix'
import { ownPricesOf } from './own-prices'

/** What a person types of an order: its head, which styles and colours stand in the sheet, and by SKU what stands in their cells and at which prices of their own. */
export interface DraftContent {
  readonly header: OrderHeader
  readonly rows: readonly { readonly styleId: number; readonly colourId: number }[]
  readonly cells: ReadonlyMap<number, Entry>
  readonly prices: ReadonlyMap<number, OwnPrice>
  /** Where an amendment's figures were taken from, if not from a keyboard. */
  readonly origin?: ChangeOrigin | null
}

/** An order nobody has typed anything into. */
export function blankHeader(today: string): OrderHeader {
  return {
    ...{ distributorId: null, distributorLabel: '', orderKind: 'replenish', fairId: null, businessDate: today },
    ...{ deliveryFrom: null, deliveryTo: null, cancelAfter: null, reference: '', remark: '' },
  }
}

/** The head of an order of the books. */
export function headerOf(order: OrderDocument): OrderHeader {
  const { document, orderKind, fairId, deliveryFrom, deliveryTo, cancelAfter } = order
  const { distributorId, distributorCode, distributorName, businessDate, reference, remark } = document
  const distributorLabel = `${distributorCode} ${distributorName}`
  return {
    ...{ distributorId, distributorLabel, orderKind, fairId, businessDate },
    ...{ deliveryFrom, deliveryTo, cancelAfter, reference, remark },
  }
}

/** An order of the books as it would have been typed: what is still wanted; a SKU that stands twice is one cell, as it is when it is saved. */
export function contentOf(order: OrderDocument, matrices: ReadonlyMap<number, StyleMatrix>): DraftContent {
  const cells = new Map<number, number>()
  for (const line of order.lines.filter((each) => wantedQuantity(each) > 0))
    cells.set(line.skuId, (cells.get(line.skuId) ?? 0) + wantedQuantity(line))
  return { header: headerOf(order), rows: rowsOnce(order.lines), cells, prices: ownPricesOf(order.lines, matrices) }
}

/** What stands in the sheet now. */
export function contentOfSheet(
  header: OrderHeader,
  rows: readonly MatrixRow[],
  prices: DraftContent['prices'],
): DraftContent {
  const here = new Set(rows.flatMap((row) => row.skuIds ?? []))
  const own = new Map([...prices].filter(([skuId]) => here.has(skuId)))
  return { header, rows: rowsOnce(rows), cells: cellsOf(rows), prices: own }
}

/** The cells of a sheet by SKU; blank ones are left out. */
export function cellsOf(rows: readonly MatrixRow[]): Map<number, Entry> {
  const cells = new Map<number, Entry>()
  for (const row of rows) {
    for (const [position, entry] of row.entries.entries()) {
      const skuId = row.skuIds?.[position]
      if (entry !== 0 && skuId !== null && skuId !== undefined) cells.set(skuId, entry)
    }
  }
  return cells
}

/** Each style and colour once. */
export function rowsOnce(
  rows: readonly { readonly styleId: number; readonly colourId: number }[],
): DraftContent['rows'] {
  return [
    ...new Map(
      rows.map(({ styleId, colourId }) => [`${styleId}-${colourId}`, { styleId, colourId }] as const),
    ).values(),
  ]
}

/** What the other one put where two people changed something differently; the price is null where it is the policy's again. */
export interface Conflict {
  readonly entry?: Entry
  readonly priceFen?: number | null
}

/** Where two people changed something differently, by SKU. */
export type Conflicts = ReadonlyMap<number, Conflict>

// Prices are merged like cells, as one value each: a price with its reason.
const asTexts = (prices: DraftContent['prices']) =>
  new Map([...prices].map(([skuId, { priceFen, reason }]) => [skuId, `${priceFen} ${reason}`]))

function mergePrices(base: DraftContent['prices'], mine: DraftContent['prices'], theirs: DraftContent['prices']) {
  const { merged, conflicts, taken } = mergeCells<number, string>({
    ...{ base: asTexts(base), mine: asTexts(mine), theirs: asTexts(theirs) },
    blank: '',
  })
  const fromThem = new Set(taken)
  const prices = new Map<number, OwnPrice>()
  for (const skuId of merged.keys()) {
    const price = (fromThem.has(skuId) ? theirs : mine).get(skuId)
    if (price !== undefined) prices.set(skuId, price)
  }
  return { prices, conflicts: conflicts.map(({ key }) => [key, theirs.get(key)?.priceFen ?? null] as const) }
}

/** My draft and theirs in one; the head is merged field by field like the cells. */
export function mergeContents(
  base: Omit<DraftContent, 'rows'>,
  mine: DraftContent,
  theirs: DraftContent,
): { readonly content: DraftContent; readonly conflicts: Conflicts } {
  const cells = mergeCells<number, Entry>({ base: base.cells, mine: mine.cells, theirs: theirs.cells, blank: 0 })
  const priced = mergePrices(base.prices, mine.prices, theirs.prices)
  const conflicts = new Map<number, Conflict>(cells.conflicts.map(({ key, theirs: entry }) => [key, { entry }]))
  for (const [skuId, priceFen] of priced.conflicts) conflicts.set(skuId, { ...conflicts.get(skuId), priceFen })
  return {
    content: {
      header: mergeHeaders(base.header, mine.header, theirs.header),
      rows: rowsOnce([...mine.rows, ...theirs.rows]),
      cells: cells.merged,
      prices: priced.prices,
      origin: mine.origin ?? null,
    },
    conflicts,
  }
}

function mergeHeaders(base: OrderHeader, mine: OrderHeader, theirs: OrderHeader): OrderHeader {
  const changed = Object.entries(mine).filter(([field, value]) => Reflect.get(base, field) !== value)
  return { ...theirs, ...Object.fromEntries(changed) }
}

/** Whether two contents would be saved alike. */
export function sameContent(one: DraftContent, other: DraftContent): boolean {
  const same = (a: Entry | undefined, b: Entry | undefined) => (a ?? 0) === (b ?? 0)
  const skuIds = new Set([...one.cells.keys(), ...other.cells.keys()])
  const [prices, others] = [asTexts(one.prices), asTexts(other.prices)]
  return (
    JSON.stringify(one.header) === JSON.stringify(other.header) &&
    [...skuIds].every(
      (skuId) => same(one.cells.get(skuId), other.cells.get(skuId)) && prices.get(skuId) === others.get(skuId),
    )
  )
}
