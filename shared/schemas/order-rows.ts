import { z } from 'zod'
import { businessDay, rowId } from './values'

/** A row of an order's sheet, of which what is known is shown beside it; without a distributor nobody's past is. */
export const rowQuestion = z.object({
  distributorId: rowId.nullable(),
  styleId: rowId,
  colourId: rowId,
  /** The order's own day, from which the past is counted back. */
  date: businessDay,
  /** The order that is being typed, which is no past of itself. */
  orderId: rowId.optional(),
})

/** What a distributor had to do with some goods, in pieces. */
export interface PastFigures {
  /** Ordered and not cancelled. */
  readonly ordered: number
  readonly shipped: number
  readonly returned: number
  /** Sold on, as the distributor reported it. */
  readonly sold: number
  /** What the distributor could have sold: shipped less what never arrived, with transfers, less what came back. */
  readonly held: number
  /** Sold of what could have been sold (售罄率), in basis points; null where nothing could. */
  readonly sellThroughBp: number | null
}

/** The same for one size. */
export interface PastSize extends PastFigures {
  readonly size: string
}

/** An order with the style in the colour. */
export interface PastOrder {
  readonly id: number
  readonly number: string
  readonly businessDate: string
  readonly quantity: number
  /** What a piece cost; the lowest where sizes differed. */
  readonly priceFen: number
}

/** A style's goods of a year earlier: the same season and category. */
export interface PastCategory {
  readonly season: string
  readonly category: string
  /** Of how many styles the distributor had anything. */
  readonly styleCount: number
  readonly sizes: readonly PastSize[]
  readonly total: PastFigures
}

/** What a distributor ordered and sold before, of a style and of what came in its place a year earlier. */
export interface CustomerPast {
  /** The first day that counts. */
  readonly from: string
  /** The style in the row's colour, in the order of its sizes; sizes of which nothing is known are there too. */
  readonly sizes: readonly PastSize[]
  readonly colour: PastFigures
  /** The style in all its colours. */
  readonly style: PastFigures
  /** The newest orders with the row's style and colour. */
  readonly orders: readonly PastOrder[]
  /** Null where the season names no year, or the distributor had nothing of it. */
  readonly earlier: PastCategory | null
}

/** Pieces of a SKU that a factory still owes. */
export interface ExpectedPieces {
  readonly skuId: number
  readonly productionId: number
  readonly number: string
  readonly dueDate: string
  readonly quantity: number
}

/** What stands beside a row of an order. */
export interface RowSide {
  /** By day, then by number; empty for whoever may not see the stock. */
  readonly expected: readonly ExpectedPieces[]
  readonly past: CustomerPast | null
}
