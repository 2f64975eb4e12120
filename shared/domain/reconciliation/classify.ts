import { daysBetween } from '../days'
import { isSameStyles } from './goods'
import { keyOf } from './references'
import type { DifferenceClass, ReconciliationItem, ReconciliationReason } from './types'

/** A proposed class with the sentence that defends it. */
export interface Proposal {
  readonly class: DifferenceClass
  readonly reason: ReconciliationReason
}

/** Whose book a line stands in. */
export type Side = 'ours' | 'theirs'

/** The days goods travel: a shipment this close to the period's end may not have reached their book. */
export const TRANSIT_DAYS = 15

const FREIGHT = /运费|代垫|物流|快递|运杂|托运|freight|carriage|courier/i

const nothing = ({ kind, text = '' }: ReconciliationItem): Proposal => {
  if (kind === 'adjustment' && FREIGHT.test(text)) return { class: 'wrongAccount', reason: 'freightTaken' }
  return { class: kind === 'transfer' ? 'transferOneSided' : 'unknown', reason: 'noCounterpart' }
}

/** What a line without any counterpart most likely is. */
export const classifyLone = (item: ReconciliationItem, side: Side, periodEnd: string): Proposal => {
  if (side === 'theirs') {
    if (item.kind === 'receipt') return { class: 'paymentInTransit', reason: 'paymentNotHere' }
    if (item.kind === 'return') return { class: 'returnNotCredited', reason: 'returnNotHere' }
    if (item.kind === 'rebate') return { class: 'rebateNotAccrued', reason: 'rebateTaken' }
    return nothing(item)
  }
  // They know what they paid: money that only we have came from somebody else, or was entered twice.
  if (item.kind === 'receipt' && item.amountFen < 0) return { class: 'receiptUnclaimed', reason: 'receiptNotTheirs' }
  const isRecent = item.date !== null && daysBetween(item.date, periodEnd) <= TRANSIT_DAYS
  const isSent = item.kind === 'shipment' && item.amountFen > 0
  if (isSent && isRecent) return { class: 'inTransit', reason: 'shippedNearTheEnd' }
  const isCredit = item.kind === 'return' || item.kind === 'rebate' || item.kind === 'adjustment'
  return isCredit && isRecent ? { class: 'cutOff', reason: 'bookedNearTheEnd' } : nothing(item)
}

/** A missing piece costs about what a piece of the shipment costs on average; a wrong price moves the amount by less than half a piece. */
const classifyByAmount = (ours: ReconciliationItem, theirs: ReconciliationItem): Proposal => {
  const pieces = Math.abs(ours.quantity ?? 0)
  const difference = Math.abs(ours.amountFen - theirs.amountFen)
  if (pieces === 0) return { class: 'unknown', reason: 'quantityUnknown' }
  const perPiece = Math.abs(ours.amountFen) / pieces
  const missing = Math.round(difference / perPiece)
  if (missing >= 1 && Math.abs(difference - missing * perPiece) <= missing) {
    return { class: 'shortShipment', reason: 'wholePiecesMissing' }
  }
  return difference * 2 < perPiece
    ? { class: 'priceDifference', reason: 'lessThanAPiece' }
    : { class: 'unknown', reason: 'quantityUnknown' }
}

/** At most this much, and at most this share of the amount, is a figure rounded off (尾差) and no price. */
export const ROUNDING = { fen: 100, perMille: 2 } as const

/** Whether one amount is the other rounded off: to whole yuan or jiao, or by next to nothing. */
export const isRounding = (oursFen: number, theirsFen: number): boolean => {
  const difference = Math.abs(oursFen - theirsFen)
  if (difference === 0 || difference > ROUNDING.fen) return false
  const whole = (step: number) => difference < step && theirsFen % step === 0
  return whole(100) || whole(10) || difference * 1000 <= ROUNDING.perMille * Math.abs(oursFen)
}

/** What the difference between two lines of one reference and kind most likely is. */
export const classifyPair = (ours: ReconciliationItem, theirs: ReconciliationItem): Proposal => {
  const samePieces = ours.quantity === null || theirs.quantity === null || ours.quantity === theirs.quantity
  if (samePieces && isRounding(ours.amountFen, theirs.amountFen)) return { class: 'rounding', reason: 'roundedOff' }
  if (ours.kind === 'receipt' || ours.kind === 'rebate') return { class: 'unknown', reason: 'amountDiffers' }
  if (ours.kind === 'return') {
    const sameCount = ours.quantity !== null && ours.quantity === theirs.quantity
    return { class: 'returnDifference', reason: sameCount ? 'amountDiffers' : 'quantityDiffers' }
  }
  if (samePieces && isSameStyles(ours, theirs) === false) return { class: 'wrongGoods', reason: 'otherStyles' }
  if (ours.quantity === null || theirs.quantity === null) return classifyByAmount(ours, theirs)
  return Math.abs(ours.quantity) === Math.abs(theirs.quantity)
    ? { class: 'priceDifference', reason: 'amountDiffers' }
    : { class: 'shortShipment', reason: 'quantityDiffers' }
}

/** Lines without a reference of the same days, pieces and amount are the same thing booked twice. */
const REPEAT_DAYS = 6

/** Whether two lines without references cannot be told apart. */
export const isSameLine = (one: ReconciliationItem, other: ReconciliationItem): boolean =>
  one.kind === other.kind &&
  one.amountFen === other.amountFen &&
  one.quantity === other.quantity &&
  one.date !== null &&
  other.date !== null &&
  Math.abs(daysBetween(one.date, other.date)) <= REPEAT_DAYS

/** The lines of one side that repeat an earlier one: equal to it, or of a reference that has already found its counterpart. */
export const repeatsOf = (
  lone: readonly ReconciliationItem[],
  matched: readonly ReconciliationItem[],
): Map<number, Proposal> => {
  const group = (item: ReconciliationItem) => `${item.kind} ${keyOf(item)}`
  const line = (item: ReconciliationItem) => `${group(item)} ${item.amountFen}`
  const groups = new Set(matched.map(group))
  const lines = new Set(matched.map(line))
  const nameless = matched.filter((item) => keyOf(item) === '')
  const repeats = new Map<number, Proposal>()
  for (const item of lone) {
    if (keyOf(item) === '') {
      const isRepeat = nameless.some((other) => isSameLine(item, other))
      if (isRepeat) repeats.set(item.id, { class: 'duplicate', reason: 'equalLineTwice' })
      continue
    }
    if (lines.has(line(item))) repeats.set(item.id, { class: 'duplicate', reason: 'equalLineTwice' })
    else if (groups.has(group(item))) repeats.set(item.id, { class: 'duplicate', reason: 'referenceTwice' })
    lines.add(line(item))
  }
  return repeats
}
