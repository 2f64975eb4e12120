import { daysBetween } from '../days'
import { normaliseReference } from './references'
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

const nothing = (kind: ReconciliationItem['kind']): Proposal => ({
  class: kind === 'transfer' ? 'transferOneSided' : 'unknown',
  reason: 'noCounterpart',
})

/** What a line without any counterpart most likely is. */
export const classifyLone = (item: ReconciliationItem, side: Side, periodEnd: string): Proposal => {
  if (side === 'theirs') {
    if (item.kind === 'receipt') return { class: 'paymentInTransit', reason: 'paymentNotHere' }
    if (item.kind === 'return') return { class: 'returnNotCredited', reason: 'returnNotHere' }
    if (item.kind === 'rebate') return { class: 'rebateNotAccrued', reason: 'noCounterpart' }
    return nothing(item.kind)
  }
  const isRecent = item.date !== null && daysBetween(item.date, periodEnd) <= TRANSIT_DAYS
  const isSent = item.kind === 'shipment' && item.amountFen > 0
  return isSent && isRecent ? { class: 'inTransit', reason: 'shippedNearTheEnd' } : nothing(item.kind)
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

/** What the difference between two lines of one reference and kind most likely is. */
export const classifyPair = (ours: ReconciliationItem, theirs: ReconciliationItem): Proposal => {
  if (ours.kind === 'receipt' || ours.kind === 'rebate') return { class: 'unknown', reason: 'amountDiffers' }
  if (ours.kind === 'return') {
    const sameCount = ours.quantity !== null && ours.quantity === theirs.quantity
    return { class: 'returnDifference', reason: sameCount ? 'amountDiffers' : 'quantityDiffers' }
  }
  if (ours.quantity === null || theirs.quantity === null) return classifyByAmount(ours, theirs)
  return Math.abs(ours.quantity) === Math.abs(theirs.quantity)
    ? { class: 'priceDifference', reason: 'amountDiffers' }
    : { class: 'shortShipment', reason: 'quantityDiffers' }
}

/** The lines of one side that repeat an earlier one: equal to it, or of a reference that has already found its counterpart. */
export const repeatsOf = (
  lone: readonly ReconciliationItem[],
  matched: readonly ReconciliationItem[],
): Map<number, Proposal> => {
  const group = (item: ReconciliationItem) => `${item.kind} ${normaliseReference(item.reference)}`
  const line = (item: ReconciliationItem) => `${group(item)} ${item.amountFen}`
  const groups = new Set(matched.map(group))
  const lines = new Set(matched.map(line))
  const repeats = new Map<number, Proposal>()
  for (const item of lone) {
    if (normaliseReference(item.reference) === '') continue
    if (lines.has(line(item))) repeats.set(item.id, { class: 'duplicate', reason: 'equalLineTwice' })
    else if (groups.has(group(item))) repeats.set(item.id, { class: 'duplicate', reason: 'referenceTwice' })
    lines.add(line(item))
  }
  return repeats
}
