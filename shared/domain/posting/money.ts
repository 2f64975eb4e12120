import type { AdjustmentKind } from '../../schemas/adjustments'
import type { AccountKind, AccountPart } from '../../schemas/ledgers'
import { assertNever } from '../assert-never'
import { type AccountLeg, moneyOnly, type Posting } from './legs'

const leg = (distributorId: number, part: AccountPart, kind: AccountKind, amountFen: number): AccountLeg => ({
  distributorId,
  part,
  kind,
  quantity: 0,
  amountFen,
  dueDate: null,
})

/** Money received relieves the part it is meant for; money given back (negative) burdens it. */
export function entriesForReceipt(
  distributorId: number,
  parts: readonly { readonly part: AccountPart; readonly amountFen: number }[],
): Posting {
  return moneyOnly(
    parts
      .filter((split) => split.amountFen !== 0)
      .map((split) => leg(distributorId, split.part, split.amountFen > 0 ? 'receipt' : 'refund', 0 - split.amountFen)),
  )
}

/** Which two parts a move inside the account joins: money leaves `from` and relieves the receivable. */
export function counterPartOf(kind: AdjustmentKind): AccountPart | null {
  switch (kind) {
    case 'rebateRedeemed':
      return 'rebate'
    case 'prepaymentApplied':
      return 'prepayment'
    case 'depositApplied':
      return 'deposit'
    case 'rebateAccrued':
    case 'priceDifference':
    case 'freight':
    case 'allowance':
    case 'penalty':
    case 'rounding':
    case 'writeOff':
    case 'other':
      return null
    default:
      return assertNever(kind)
  }
}

/**
 * What an approved adjustment moves. A rebate accrued (amount positive) is owed to the distributor, so it stands negative
 * in the pool; redeeming or applying takes a pool up and the receivable down by the same fen; the rest move one part.
 */
export function entriesForAdjustment(adjustment: {
  readonly distributorId: number
  readonly kind: AdjustmentKind
  readonly part: AccountPart
  readonly amountFen: number
}): Posting {
  const { distributorId, kind, amountFen } = adjustment
  const pool = counterPartOf(kind)
  const entryKind: AccountKind = kind === 'rebateAccrued' || kind === 'rebateRedeemed' ? 'rebate' : 'adjustment'
  if (pool !== null)
    return moneyOnly([
      leg(distributorId, pool, entryKind, amountFen),
      leg(distributorId, 'receivable', entryKind, 0 - amountFen),
    ])
  if (kind === 'rebateAccrued') return moneyOnly([leg(distributorId, 'rebate', entryKind, 0 - amountFen)])
  return moneyOnly([leg(distributorId, adjustment.part, entryKind, amountFen)])
}

/** What an adjustment changes over all four parts, which is what its document's amount says. */
export const netOfAdjustment = (posting: Posting): number =>
  posting.account.reduce((sum, entry) => sum + entry.amountFen, 0)
