import type { Input } from '../../api'
import { quantitiesOf } from '../../components/sku-sheet'
import type { MatrixRow, SheetEdit, SheetTotals } from '../../grid/size-matrix'
import type { EditedCells } from './journal'
import type { StyleBook } from './style-book'

/** Sums of rows as the sheet will show them, before it is there. */
export function totalsOf(rows: readonly MatrixRow[]): SheetTotals {
  let [quantity, amountFen, problems] = [0, 0, 0]
  for (const row of rows) {
    for (const [position, entry] of row.entries.entries()) {
      if (typeof entry === 'string') problems += 1
      else {
        quantity += entry
        amountFen += entry * (row.pricesFen?.[position] ?? row.netPriceFen)
      }
    }
  }
  return { quantity, amountFen, problems, rows: rows.length, styles: new Set(rows.map((row) => row.styleId)).size }
}

/** What stands now in the cells that an edit or its undoing touched; nothing when rows came or went. */
export function editedCells({ change, row }: SheetEdit): EditedCells | undefined {
  if (change.kind !== 'cells') return undefined
  return change.edits.flatMap(({ rowId, position }) => {
    const edited = row(rowId)
    const skuId = edited?.skuIds?.[position]
    return skuId === undefined || skuId === null ? [] : [[skuId, edited?.entries[position] ?? 0] as const]
  })
}

/** The lines as they go into the books: prices that a person set go along, prices that were agreed stay in the books. */
export function linesOfSheet(rows: readonly MatrixRow[], book: StyleBook): Input<'orders.save'>['lines'] {
  return quantitiesOf(rows).map((line) => {
    const own = book.own.get(line.skuId)
    if (own === undefined || book.agreed.has(line.skuId)) return line
    const reason = own.reason === '' ? {} : { overrideReason: own.reason }
    return { ...line, overridePriceFen: own.priceFen, ...reason }
  })
}
