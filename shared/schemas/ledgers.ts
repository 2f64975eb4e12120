import { z } from 'zod'
import { businessDay, page, rowId } from './values'

/** The four parts of a distributor's account, which never mix by themselves. */
export const accountParts = ['receivable', 'prepayment', 'deposit', 'rebate'] as const
/** A part of the account: 货款, 订金, 保证金, 返利. */
export type AccountPart = (typeof accountParts)[number]

/** Why an account moved; statements subtotal by it. */
export const accountKinds = [
  'shipment',
  'return',
  'transferIn',
  'transferOut',
  'shortage',
  'receipt',
  'refund',
  'rebate',
  'adjustment',
  'opening',
] as const
/** Why an account moved. */
export type AccountKind = (typeof accountKinds)[number]

/** Why goods moved. */
export const stockKinds = [
  'goodsReceipt',
  'dispatch',
  'arrival',
  'shortage',
  'transferOut',
  'transferIn',
  'return',
  'sellOut',
  'stockCount',
] as const
/** Why goods moved. */
export type StockKind = (typeof stockKinds)[number]

/** Whose ledger, of which days. */
export const ledgerFilter = page.extend({
  distributorId: rowId.optional(),
  part: z.enum(accountParts).optional(),
  kind: z.enum(accountKinds).optional(),
  dateFrom: businessDay.optional(),
  dateTo: businessDay.optional(),
})

/** A line of the account with the balance after it (null when the list spans distributors). */
export interface LedgerRow {
  readonly id: number
  readonly businessDate: string
  readonly documentId: number
  readonly documentKind: string
  readonly documentNumber: string
  readonly reference: string
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly part: AccountPart
  readonly kind: AccountKind
  readonly quantity: number
  readonly amountFen: number
  readonly balanceFen: number | null
  readonly dueDate: string | null
  readonly reversed: boolean
}

/** What the whole list of a ledger adds up to, however many pages it has: charges and credits apart, in fen, and the pieces. */
export interface LedgerTotals {
  readonly entryCount: number
  readonly quantity: number
  readonly chargedFen: number
  /** What was taken off, as a negative amount. */
  readonly creditedFen: number
}

/** A distributor's four balances as of a day, in fen, plus when they owe more. */
export interface BalanceRow {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly regionName: string
  readonly receivableFen: number
  readonly prepaymentFen: number
  readonly depositFen: number
  readonly rebateFen: number
  readonly creditLimitFen: number
  readonly overdueFen: number
}

/** As of which day. */
export const asOf = z.object({ asOf: businessDay, distributorId: rowId.optional() })

/** A distributor's receivable by age; the buckets always add up to it. */
export interface AgeingRow {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly regionName: string
  readonly receivableFen: number
  readonly notDueFen: number
  readonly days30Fen: number
  readonly days60Fen: number
  readonly days90Fen: number
  readonly olderFen: number
  readonly noDueDateFen: number
  readonly unallocatedCreditFen: number
}
