import type { ParsedInput } from '../../../shared/contract'
import type { AllocationEdge } from '../../../shared/domain/ageing'
import { sumOf } from '../../../shared/domain/money'
import { differenceLimitFen } from '../../../shared/domain/settlement'
import { Refusal } from '../../../shared/schemas/errors'
import type { OpenEntry } from '../../../shared/schemas/settlements'
import type { Tx } from '../../database/connection'
import { bookSmallDifference } from '../adjustments'
import type { Office } from '../office'
import { fieldRefusal } from '../steps'
import { differenceRule, openSides } from './open'

/** The entry that a written-off difference is, the side it stands on, and what it closes. */
interface WrittenDifference {
  readonly side: 'credits' | 'charges'
  readonly entry: OpenEntry
  readonly edges: readonly AllocationEdge[]
}

/**
 * Books what one side has too much as an adjustment of today and closes the rest with it. Within the company's limit whoever may settle may do
 * so; more than that goes the way of every adjustment.
 * @throws Refusal differenceTooBig with the limit, invalidInput for a rest that is not open or stands on both sides
 */
export function writeDifference(
  office: Office,
  tx: Tx,
  { distributorId, difference }: ParsedInput<'settlements.post'>,
  open: { readonly credits: ReadonlyMap<number, OpenEntry>; readonly charges: ReadonlyMap<number, OpenEntry> },
): WrittenDifference | null {
  if (difference === undefined) return null
  const { rest, adjustmentKind, basis } = difference
  // They paid too much when money is left over: what they owe goes up by it, or the books would keep it for ever.
  const overpaid = rest.some(({ entryId }) => open.credits.has(entryId))
  const entries = rest.map(({ entryId }, index) => {
    const entry = (overpaid ? open.credits : open.charges).get(entryId)
    if (entry === undefined) throw fieldRefusal(`difference.rest.${index}.entryId`, 'unknown')
    return entry
  })
  const differenceFen = sumOf(rest.map(({ amountFen }) => amountFen))
  const limitFen = differenceLimitFen(
    differenceRule(tx),
    entries.map(({ amountFen }) => amountFen),
  )
  if (differenceFen > limitFen)
    throw new Refusal('differenceTooBig', { differenceFen, limitFen }, [{ path: 'difference.rest', code: 'tooBig' }])
  const amountFen = overpaid ? differenceFen : 0 - differenceFen
  const documentId = bookSmallDifference(office, tx, { distributorId, adjustmentKind, basis, amountFen })
  const side = overpaid ? 'charges' : 'credits'
  const entry = openSides(tx, distributorId)[side].find((one) => one.documentId === documentId)
  if (entry === undefined) throw new Error(`adjustment ${documentId} posted no entry to settle with`)
  const edges = rest.map((end) => ({
    creditId: overpaid ? end.entryId : entry.entryId,
    chargeId: overpaid ? entry.entryId : end.entryId,
    amountFen: end.amountFen,
  }))
  return { side, entry, edges }
}
