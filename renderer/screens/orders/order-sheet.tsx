import { useMemo } from 'react'
import type { OrderDocument, OrderLineRow } from '../../../shared/schemas/orders'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { sheetOfLines } from '../../components/sku-sheet'
import { SizeMatrix } from '../../grid/size-matrix'

/** What the cells of an order show: ordered, promised, sent, or still open. */
export const sheetFigures = ['quantity', 'allocated', 'shipped', 'open', 'cancelled'] as const
/** What the cells of an order show. */
export type SheetFigure = (typeof sheetFigures)[number]

/** One figure of a line. */
export function figureOf(line: OrderLineRow, figure: SheetFigure): number {
  switch (figure) {
    case 'quantity':
      return line.quantity
    case 'allocated':
      return line.allocatedQuantity
    case 'shipped':
      return line.shippedQuantity
    case 'cancelled':
      return line.cancelledQuantity
    case 'open':
      return line.quantity - line.allocatedQuantity - line.shippedQuantity - line.cancelledQuantity
  }
}

interface OrderSheetProps {
  readonly order: OrderDocument
  readonly matrices: readonly StyleMatrix[]
  readonly figure: SheetFigure
  readonly onRow: (rowId: string | null) => void
}

/** The sheet of an order that is not typed any more. */
export function OrderSheet({ order, matrices, figure, onRow }: OrderSheetProps) {
  const sheet = useMemo(
    () =>
      sheetOfLines(
        matrices,
        order.lines.map((line) => ({
          skuId: line.skuId,
          styleId: line.styleId,
          colourId: line.colourId,
          entry: figureOf(line, figure),
          price: {
            ...{ tagPriceFen: line.tagPriceFen, rateBp: line.rateBp, priceFen: line.priceFen },
            own: line.priceRule === 'override',
          },
        })),
      ),
    [order.lines, matrices, figure],
  )
  return (
    <SizeMatrix
      key={`${figure}${order.document.version}`}
      readOnly
      rows={sheet.rows}
      groups={sheet.groups}
      onRow={(row) => onRow(row?.id ?? null)}
    />
  )
}
