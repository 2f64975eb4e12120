import { type BusinessDay, daysBetween } from '../days'
import { sumOf } from '../money'
import { subsetsOf } from './sums'
import type { ReconciliationDifference, ReconciliationItem } from './types'

/** A line this close to the start may be the other book's of the period before. */
const START_DAYS = 15
const MAX_LINES = 3
const MAX_CANDIDATES = 20

const isLone = (difference: ReconciliationDifference): boolean =>
  (difference.ourId === null) !== (difference.theirId === null) && difference.class !== 'duplicate'

/**
 * Openings that differ by exactly what a few lone lines at the start come to are no error: one book has them before the period, the
 * other in it. Both then cancel, and are called a cut-off; several ways to make up the amount prove nothing.
 */
export function cutOffs(
  differences: readonly ReconciliationDifference[],
  { ours, theirs }: { readonly ours: readonly ReconciliationItem[]; readonly theirs: readonly ReconciliationItem[] },
  periodStart: BusinessDay | undefined,
): readonly ReconciliationDifference[] {
  const opening = differences.find((difference) => difference.class === 'openingMismatch')
  if (opening === undefined || periodStart === undefined) return differences
  const ourDays = new Map(ours.map(({ id, date }) => [id, date]))
  const theirDays = new Map(theirs.map(({ id, date }) => [id, date]))
  const dayOf = ({ ourId, theirId }: ReconciliationDifference): BusinessDay | null =>
    (ourId !== null ? ourDays.get(ourId) : theirDays.get(theirId ?? 0)) ?? null
  const early = differences.filter((difference) => {
    const day = isLone(difference) ? dayOf(difference) : null
    return day !== null && daysBetween(periodStart, day) <= START_DAYS
  })
  if (early.length > MAX_CANDIDATES) return differences
  const amounts = early.map(({ amountFen }) => amountFen)
  for (let size = 1; size <= Math.min(MAX_LINES, early.length); size += 1) {
    const [only, another] = subsetsOf(amounts, -opening.amountFen, size)
    if (another !== undefined) return differences
    if (only === undefined) continue
    const across = new Set([opening, ...only.flatMap((index) => early[index] ?? [])])
    if (sumOf([...across].map(({ amountFen }) => amountFen)) !== 0) return differences
    return differences.map((difference) =>
      across.has(difference) ? { ...difference, class: 'cutOff', reason: 'bookedAcrossStart' } : difference,
    )
  }
  return differences
}
