import type { AdjustmentKind } from '../../schemas/adjustments'
import { type AccountKind, type AccountPart, accountParts } from '../../schemas/ledgers'
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
    case 'depositForfeited':
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
 * The pool a kind draws on when it is approved, of which it can take no more than the pool holds: what is redeemed or applied, a rebate
 * taken back, a deposit that is forfeited. Null where nothing is drawn.
 */
export function poolDrawnBy(adjustment: {
  readonly kind: AdjustmentKind
  readonly part: AccountPart
  readonly amountFen: number
}): { readonly part: AccountPart; readonly amountFen: number } | null {
  const { kind, part, amountFen } = adjustment
  const counter = counterPartOf(kind)
  if (counter !== null) return { part: counter, amountFen }
  if (kind === 'depositForfeited') return { part, amountFen }
  return kind === 'rebateAccrued' && amountFen < 0 ? { part: 'rebate', amountFen: 0 - amountFen } : null
}

/** Which parts a person may choose for a kind; the kinds that know their parts keep them. */
export function partsOfKind(kind: AdjustmentKind): readonly AccountPart[] {
  if (counterPartOf(kind) !== null) return ['receivable']
  if (kind === 'rebateAccrued') return ['rebate']
  return kind === 'depositForfeited' ? ['deposit', 'prepayment'] : accountParts
}

/** Whether a kind says by itself which way the money goes, so that its amount is typed without a minus. */
export const takesPositive = (kind: AdjustmentKind): boolean =>
  counterPartOf(kind) !== null || kind === 'depositForfeited'

/**
 * What an approved adjustment moves. A rebate accrued (amount positive) is owed to the distributor, so it stands negative
 * in the pool; redeeming or applying takes a pool up and the receivable down by the same fen; forfeiting takes a pool up and is ours; the
 * rest move one part.
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
