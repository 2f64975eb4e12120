import type { AdjustmentKind } from '../../schemas/adjustments'
import type { DifferenceClass, DifferenceOwner, NextStep } from '../../schemas/reconciliations'

/** What is known of a difference when it is asked what to do about it. */
export interface Disputed {
  readonly differenceClass: DifferenceClass
  /** Ours − theirs, in fen. */
  readonly amountFen: number
  readonly hasOurs: boolean
  readonly hasTheirs: boolean
}

/** What to do about a difference, and who does it; `adjustmentKind` when an adjustment settles it. */
export interface NextStepPlan {
  readonly step: NextStep
  readonly owner: DifferenceOwner
  readonly adjustmentKind: AdjustmentKind | null
}

const adjust = (owner: DifferenceOwner, adjustmentKind: AdjustmentKind): NextStepPlan => ({
  step: 'adjust',
  owner,
  adjustmentKind,
})
const act = (step: NextStep, owner: DifferenceOwner): NextStepPlan => ({ step, owner, adjustmentKind: null })

/** The step of each class that does not depend on whose line it is. */
const PLANS: Readonly<Partial<Record<DifferenceClass, NextStepPlan>>> = {
  inTransit: act('carry', 'assistant'),
  cutOff: act('carry', 'assistant'),
  shortShipment: { step: 'claim', owner: 'supervisor', adjustmentKind: 'other' },
  wrongGoods: { step: 'claim', owner: 'supervisor', adjustmentKind: 'other' },
  priceDifference: adjust('manager', 'priceDifference'),
  returnNotCredited: act('bookReturn', 'warehouse'),
  returnDifference: adjust('supervisor', 'other'),
  transferOneSided: act('completeTransfer', 'supervisor'),
  paymentInTransit: act('bookReceipt', 'finance'),
  paymentUnclaimed: act('bookReceipt', 'finance'),
  rebateNotAccrued: adjust('manager', 'rebateRedeemed'),
  openingDifference: act('openPrevious', 'supervisor'),
  freight: adjust('finance', 'freight'),
  rounding: adjust('assistant', 'rounding'),
  unknown: act('nameIt', 'supervisor'),
}

/** What settles a difference: a document of ours, word to them, or time alone. */
export function nextStepOf({ differenceClass, hasOurs, hasTheirs }: Disputed): NextStepPlan {
  if (differenceClass === 'duplicate') return act(hasOurs && !hasTheirs ? 'reverseOurs' : 'askReversal', 'assistant')
  // What only our book has of a payment or a claim is theirs to enter.
  const isOnlyOurs = hasOurs && !hasTheirs
  if (isOnlyOurs && differenceClass === 'paymentUnclaimed') return act('reverseOurs', 'finance')
  const theirsToBook = ['paymentInTransit', 'returnNotCredited', 'shortShipment', 'rebateNotAccrued', 'freight']
  if (isOnlyOurs && theirsToBook.includes(differenceClass)) return act('carry', 'assistant')
  return PLANS[differenceClass] ?? act('nameIt', 'supervisor')
}

/** Steps that a document of ours settles, which can be drafted at once. */
export const hasDraft = (step: NextStep): boolean => !['carry', 'askReversal', 'nameIt'].includes(step)
