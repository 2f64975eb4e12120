import { z } from 'zod'
import type { DocumentHead, DocumentRow } from './documents'
import { type AccountPart, accountParts } from './ledgers'
import { amountFen, businessDay, remark, rowId, versioned } from './values'

/** The kinds of adjustment, in the trade's words: 返利计提, 返利兑现, 订金抵货款, 保证金转货款, 没收订金保证金, 价格补差, 运费, 市场支持, 罚款, 尾差, 坏账, 其他. */
export const adjustmentKinds = [
  'rebateAccrued',
  'rebateRedeemed',
  'prepaymentApplied',
  'depositApplied',
  'depositForfeited',
  'priceDifference',
  'freight',
  'allowance',
  'penalty',
  'rounding',
  'writeOff',
  'other',
] as const
/** A kind of adjustment. */
export type AdjustmentKind = (typeof adjustmentKinds)[number]

/**
 * An adjustment as it is typed. `amountFen` is what the distributor owes more (+) or less (−) in `part`; the kinds that
 * move money inside the account (redeemed, applied) take it positive and know both parts; forfeiting takes it positive out of a pool.
 */
export const adjustmentDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    businessDate: businessDay,
    distributorId: rowId,
    adjustmentKind: z.enum(adjustmentKinds),
    part: z.enum(accountParts).default('receivable'),
    amountFen,
    basis: z.string().trim().min(1).max(500),
    reference: z.string().trim().max(64).default(''),
    remark,
  }),
)
/** An adjustment as it is typed, as a service receives it. */
export type AdjustmentDraft = z.output<typeof adjustmentDraft>

/** An adjustment as the list shows it. */
export interface AdjustmentRow extends DocumentRow {
  readonly adjustmentKind: AdjustmentKind
  readonly part: AccountPart
  readonly basis: string
  /** The amount as it was typed; `amountFen` is the net over the four parts, which is nothing for a move inside the account. */
  readonly movedFen: number
}

/** A whole adjustment. */
export interface AdjustmentDocument extends DocumentHead {
  readonly adjustmentKind: AdjustmentKind
  readonly part: AccountPart
  readonly counterPart: AccountPart | null
  readonly movedFen: number
  readonly basis: string
  readonly approvedByName: string
  /** What the signed-in user may approve up to, so that the screen can say who else is needed. */
  readonly approvalLimitFen: number
}
