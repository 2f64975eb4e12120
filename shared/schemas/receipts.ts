import { z } from 'zod'
import type { DocumentHead } from './documents'
import { type AccountPart, accountParts } from './ledgers'
import { amountFen, businessDay, remark, rowId, versioned } from './values'

/** How money came: 银行转账, 现金, 承兑, 微信/支付宝, 其他. */
export const receiptMethods = ['bank', 'cash', 'draft', 'mobile', 'other'] as const
/** How money came. */
export type ReceiptMethod = (typeof receiptMethods)[number]

/** A receipt as it is typed; a negative amount is a refund. The parts sum to the amount. */
export const receiptDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    businessDate: businessDay,
    distributorId: rowId,
    method: z.enum(receiptMethods),
    bankReference: z.string().trim().max(100).default(''),
    payerName: z.string().trim().max(200).default(''),
    reference: z.string().trim().max(64).default(''),
    remark,
    /** The order fair whose deposit (订金) the prepayment is; null for any other money. */
    fairId: rowId.nullable().default(null),
    parts: z
      .array(z.object({ part: z.enum(accountParts), amountFen }))
      .min(1)
      .max(4),
  }),
)
/** A receipt as it is typed, as a service receives it. */
export type ReceiptDraft = z.output<typeof receiptDraft>

/** The bank's own line a receipt was brought in from. */
export interface BankOrigin {
  readonly fileName: string
  readonly sheetRow: number
  readonly date: string
  readonly amountFen: number
  readonly payerAccount: string
  readonly serial: string
  readonly text: string
}

/** A whole receipt. */
export interface ReceiptDocument extends DocumentHead {
  readonly method: ReceiptMethod
  readonly bankReference: string
  readonly payerName: string
  readonly fairId: number | null
  /** Null for a receipt that was typed. */
  readonly bankLine: BankOrigin | null
  readonly parts: readonly { readonly part: AccountPart; readonly amountFen: number }[]
}
