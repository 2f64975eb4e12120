import type { AllocationDocument, AllocationLineRow } from '../../../shared/schemas/allocations'
import { cellKey } from '../../components/goods'
import type { MatrixRow, SizeGroup } from '../../grid/size-matrix'

/** A distributor as a column of the sheet. */
export interface Taker {
  readonly id: number
  readonly code: string
  readonly name: string
}

/** The 配货表: SKUs down, distributors across. */
export interface AllocationSheet {
  readonly takers: readonly Taker[]
  readonly rows: readonly MatrixRow[]
  readonly group: SizeGroup
  /** The order lines behind each cell; a distributor may wait for a SKU with several orders. */
  readonly cells: ReadonlyMap<string, readonly AllocationLineRow[]>
  readonly sizes: ReadonlyMap<string, string>
  readonly skus: ReadonlyMap<string, number>
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** What a cell's orders want, together. */
export const demandOf = (lines: readonly AllocationLineRow[]): number => sum(lines.map((line) => line.demandQuantity))

/** What a cell's orders are given, together. */
export const givenTo = (lines: readonly AllocationLineRow[]): number => sum(lines.map((line) => line.quantity))

/** Lays an allocation out: a cell without demand is closed, because nobody asked for it. */
export function allocationSheet({ lines }: Pick<AllocationDocument, 'lines'>): AllocationSheet {
  const takers = [...new Map(lines.map((line) => [line.distributorId, line])).values()]
    .map(({ distributorId, distributorCode, distributorName }) => ({
      id: distributorId,
      code: distributorCode,
      name: distributorName,
    }))
    .sort((a, b) => a.code.localeCompare(b.code))
  const at = new Map(takers.map((taker, position) => [taker.id, position]))
  const group = { id: 1, name: '', sizes: takers.map((taker) => taker.name) }
  const cells = new Map<string, AllocationLineRow[]>()
  const sizes = new Map<string, string>()
  const skus = new Map<string, number>()
  const rows = [...Map.groupBy(lines, (line) => line.skuId)].flatMap(([skuId, own]): MatrixRow[] => {
    const [first] = own
    if (first === undefined) return []
    const id = `sku-${skuId}`
    sizes.set(id, first.size)
    skus.set(id, skuId)
    for (const line of own) {
      const key = cellKey(id, at.get(line.distributorId) ?? 0)
      cells.set(key, [...(cells.get(key) ?? []), line])
    }
    const { styleId, styleCode, styleName, colourId, colourName, swatch } = first
    const here = (position: number) => cells.get(cellKey(id, position))
    return [
      {
        ...{ id, styleId, styleCode, styleName, colourId, colourName, swatch },
        ...{ sizeGroupId: group.id, tagPriceFen: 0, rateBp: 0, netPriceFen: 0 },
        entries: takers.map((_, position) => givenTo(here(position) ?? [])),
        missing: takers.flatMap((_, position) => (here(position) === undefined ? [position] : [])),
      },
    ]
  })
  return { takers, rows, group, cells, sizes, skus }
}

/** Shares a cell's new quantity out among its orders, the first one first; what nobody wants stays with the last. */
export function shared(lines: readonly AllocationLineRow[], quantity: number): readonly number[] {
  let left = quantity
  return lines.map((line, position) => {
    const last = position === lines.length - 1
    const given = last ? left : Math.min(left, line.demandQuantity)
    left -= given
    return given
  })
}

/** A line as `allocations.revise` takes it. */
export interface Revision {
  readonly id: number
  readonly quantity: number
  readonly locked: boolean
}

/** What differs from the document: typed quantities, which lock their cell, and locks set or taken by hand. */
export function revisionsOf(
  sheet: AllocationSheet,
  rows: readonly MatrixRow[],
  locks: ReadonlyMap<string, boolean>,
): readonly Revision[] {
  return rows.flatMap((row) =>
    row.entries.flatMap((entry, position) => {
      const key = cellKey(row.id, position)
      const lines = sheet.cells.get(key)
      if (lines === undefined || typeof entry !== 'number') return []
      const typed = entry !== givenTo(lines)
      const given = typed ? shared(lines, entry) : lines.map((line) => line.quantity)
      return lines.flatMap((line, at) => {
        const locked = locks.get(key) ?? (typed || line.locked)
        const quantity = given[at] ?? 0
        return quantity === line.quantity && locked === line.locked ? [] : [{ id: line.id, quantity, locked }]
      })
    }),
  )
}
