import type { AccountKind, AccountPart, StockKind } from '../../schemas/ledgers'

/** Goods moving from one place to another; two ledger rows, so that every document nets to zero per SKU. */
export interface StockLeg {
  readonly kind: StockKind
  readonly skuId: number
  readonly fromWarehouseId: number
  readonly toWarehouseId: number
  /** Pieces, more than none. */
  readonly quantity: number
}

/** Money owed moving; plus when the distributor owes more. */
export interface AccountLeg {
  readonly distributorId: number
  readonly part: AccountPart
  readonly kind: AccountKind
  /** Pieces behind the money, plus when they received more. */
  readonly quantity: number
  readonly amountFen: number
  readonly dueDate: string | null
}

/** Everything a document posts at one moment. */
export interface Posting {
  readonly stock: readonly StockLeg[]
  readonly account: readonly AccountLeg[]
}

/** A SKU with its pieces and what one of them costs the distributor, in fen. */
export interface PricedPieces {
  readonly skuId: number
  readonly quantity: number
  readonly priceFen: number
}

/** A posting that moves only goods. */
export const goodsOnly = (stock: readonly StockLeg[]): Posting => ({ stock, account: [] })
/** A posting that moves only money. */
export const moneyOnly = (account: readonly AccountLeg[]): Posting => ({ stock: [], account })

/** Moves every line the same way and leaves out the empty ones, because an entry of zero says nothing. */
export function moveAll(
  kind: StockKind,
  fromWarehouseId: number,
  toWarehouseId: number,
  lines: readonly { readonly skuId: number; readonly quantity: number }[],
): StockLeg[] {
  return lines
    .filter((line) => line.quantity > 0)
    .map((line) => ({ kind, skuId: line.skuId, fromWarehouseId, toWarehouseId, quantity: line.quantity }))
}

/** Pieces and fen of some lines: quantity × price summed, exact because both are integers. */
export function totalOf(lines: readonly PricedPieces[]): { readonly quantity: number; readonly amountFen: number } {
  let quantity = 0
  let amountFen = 0
  for (const line of lines) {
    quantity += line.quantity
    amountFen += line.quantity * line.priceFen
  }
  return { quantity, amountFen }
}

/** One receivable leg, or none when it would move neither pieces nor money. */
export function receivable(
  distributorId: number,
  kind: AccountKind,
  total: { readonly quantity: number; readonly amountFen: number },
  dueDate: string | null = null,
): AccountLeg[] {
  if (total.quantity === 0 && total.amountFen === 0) return []
  return [{ distributorId, part: 'receivable', kind, ...total, dueDate }]
}

/** The same total with its sign turned. */
export const negative = (total: { readonly quantity: number; readonly amountFen: number }) => ({
  quantity: 0 - total.quantity,
  amountFen: 0 - total.amountFen,
})
