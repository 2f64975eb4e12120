import { mergeCells } from '../../../shared/domain/merge-cells'
import type { OrderHeader } from '../../../shared/schemas/order-drafts'
import type { OrderDocument } from '../../../shared/schemas/orders'
import type { Entry, MatrixRow } from '../../grid/size-matrix'

/** What a person types of an order: its head, which styles and colours stand in the sheet, and what stands in their cells by SKU. */
export interface DraftContent {
  readonly header: OrderHeader
  readonly rows: readonly { readonly styleId: number; readonly colourId: number }[]
  readonly cells: ReadonlyMap<number, Entry>
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

/** An order of the books as it would have been typed; a SKU that stands twice is one cell, as it is when it is saved. */
export function contentOf(order: OrderDocument): DraftContent {
  const cells = new Map<number, number>()
  for (const line of order.lines) cells.set(line.skuId, (cells.get(line.skuId) ?? 0) + line.quantity)
  return { header: headerOf(order), rows: rowsOnce(order.lines), cells }
}

/** What stands in the sheet now. */
export function contentOfSheet(header: OrderHeader, rows: readonly MatrixRow[]): DraftContent {
  return { header, rows: rowsOnce(rows), cells: cellsOf(rows) }
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

function rowsOnce(rows: readonly { readonly styleId: number; readonly colourId: number }[]): DraftContent['rows'] {
  return [
    ...new Map(
      rows.map(({ styleId, colourId }) => [`${styleId}-${colourId}`, { styleId, colourId }] as const),
    ).values(),
  ]
}

/** A cell two people changed differently: what the other one put there. */
export type Conflicts = ReadonlyMap<number, Entry>

/** My draft and theirs in one; the head is merged field by field like the cells. */
export function mergeContents(
  base: Pick<DraftContent, 'header' | 'cells'>,
  mine: DraftContent,
  theirs: DraftContent,
): { readonly content: DraftContent; readonly conflicts: Conflicts } {
  const cells = mergeCells<number, Entry>({ base: base.cells, mine: mine.cells, theirs: theirs.cells, blank: 0 })
  return {
    content: {
      header: mergeHeaders(base.header, mine.header, theirs.header),
      rows: rowsOnce([...mine.rows, ...theirs.rows]),
      cells: cells.merged,
    },
    conflicts: new Map(cells.conflicts.map((conflict) => [conflict.key, conflict.theirs])),
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
  return (
    JSON.stringify(one.header) === JSON.stringify(other.header) &&
    [...skuIds].every((skuId) => same(one.cells.get(skuId), other.cells.get(skuId)))
  )
}
