import type { SettlingWay } from '../../schemas/settlements'
import type { AllocationEdge } from '../ageing'
import { compareDays } from '../days'
import { firstDecided } from '../ordering'
import { onlySum } from '../reconciliation/sums'
import { namedEnds } from './named'
import { mergeEdges, Remainders } from './remainders'
import type { OpenEnd, OpenSides } from './types'

/** An end without a due date is as old as its document, as in the ageing. */
const oldestDueFirst = (a: OpenEnd, b: OpenEnd): number =>
  firstDecided(compareDays(a.dueDate ?? a.date, b.dueDate ?? b.date), compareDays(a.date, b.date), a.id - b.id)

const inOrder = ({ credits, charges }: OpenSides): OpenSides => ({
  credits: credits.toSorted(oldestDueFirst),
  charges: charges.toSorted(oldestDueFirst),
})

/** What a credit's own words name is paid by it, in the order it names them. */
function byReference({ credits, charges }: OpenSides, left: Remainders): void {
  const named = namedEnds(credits, charges)
  for (const { id } of credits) for (const charge of named.get(id) ?? []) left.settle(id, charge.id)
}

/** Out of more charges than this a sum proves nothing, and looking for it would take long. */
const SUM_CANDIDATES = 14

/** The ends by what is left of them, to see whether an amount is there once. */
const byAmount = (ends: readonly OpenEnd[], openOf: (id: number) => number): Map<number, OpenEnd[]> =>
  Map.groupBy(
    ends.filter(({ id }) => openOf(id) > 0),
    ({ id }) => openOf(id),
  )

/**
 * A credit pays the one charge of its amount when neither amount stands there twice; failing that, the only few charges that make up
 * its amount. A guess between two that are alike would be no proof of anything.
 */
function byExactAmount({ credits, charges }: OpenSides, left: Remainders): void {
  const creditsOf = byAmount(credits, (id) => left.credit(id))
  const chargesOf = byAmount(charges, (id) => left.charge(id))
  for (const [fen, [credit, ...others]] of creditsOf) {
    const [charge, ...alike] = chargesOf.get(fen) ?? []
    if (credit !== undefined && charge !== undefined && others.length + alike.length === 0)
      left.settle(credit.id, charge.id)
  }
  for (const credit of credits) {
    const fen = left.credit(credit.id)
    if (fen === 0 || chargesOf.has(fen) || (creditsOf.get(fen)?.length ?? 0) > 1) continue
    const parts = charges
      .filter(({ id }) => left.charge(id) > 0 && left.charge(id) < fen)
      .map(({ id }) => ({ id, amountFen: left.charge(id) }))
    const found = parts.length > SUM_CANDIDATES ? null : onlySum(parts, fen)
    for (const { id } of found ?? []) left.settle(credit.id, id)
  }
}

/** The oldest credit pays what is due first, on to the next when one of them is used up. */
function byAge({ credits, charges }: OpenSides, left: Remainders): void {
  let next = 0
  for (const charge of charges)
    for (let credit = credits[next]; credit !== undefined && left.charge(charge.id) > 0; credit = credits[next]) {
      left.settle(credit.id, charge.id)
      if (left.credit(credit.id) === 0) next += 1
    }
}

const rules: Readonly<Record<SettlingWay, (sides: OpenSides, left: Remainders) => void>> = {
  reference: byReference,
  exact: byExactAmount,
  oldest: byAge,
}

/**
 * Proposes which credit settles which charge, beside what is chosen already (`chosen` is kept and not answered again). Never more than
 * either side has open; the same account gives the same answer whatever the order it is read in.
 */
export function proposeSettlement(
  way: SettlingWay,
  sides: OpenSides,
  chosen: readonly AllocationEdge[] = [],
): readonly AllocationEdge[] {
  const ordered = inOrder(sides)
  const fenOf = ({ id, openFen }: OpenEnd) => ({ id, fen: openFen })
  const left = new Remainders(ordered.credits.map(fenOf), ordered.charges.map(fenOf))
  for (const { creditId, chargeId, amountFen } of chosen) left.settle(creditId, chargeId, amountFen)
  const before = left.edges.length
  rules[way](ordered, left)
  return mergeEdges(left.edges.slice(before))
}
