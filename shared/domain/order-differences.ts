import { sumOf } from './money'
import { compareRevisions, type RevisionLine } from './order-revisions'

/** Pieces by SKU. */
export type Pieces = ReadonlyMap<number, number>

/** Why a cell cannot become what the other side says. */
export type Obstacle =
  | { readonly kind: 'committed'; readonly committed: number }
  /** The SKU is archived and takes no new pieces. */
  | { readonly kind: 'closed' }

/** A cell on which an order and another version of it do not agree. */
export interface Difference {
  readonly skuId: number
  readonly ours: number
  readonly theirs: number
  /** Null where their figure can be taken. */
  readonly obstacle: Obstacle | null
}

/** What keeps cells from being changed: pieces promised or gone, and SKUs that take no new ones. */
export interface Limits {
  readonly committed: Pieces
  readonly closed: ReadonlySet<number>
}

/** Nothing is in the way, e.g. of a draft. */
export const noLimits: Limits = { committed: new Map(), closed: new Set() }

function obstacleOf(skuId: number, [ours, theirs]: readonly [number, number], limits: Limits): Obstacle | null {
  const committed = limits.committed.get(skuId) ?? 0
  if (theirs < committed) return { kind: 'committed', committed }
  return theirs > ours && limits.closed.has(skuId) ? { kind: 'closed' } : null
}

/** Every cell on which two versions disagree, ours first in their order, then those that only theirs has. */
export function differencesOf(ours: Pieces, theirs: Pieces, limits: Limits): readonly Difference[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((skuId) => {
    const pair = [ours.get(skuId) ?? 0, theirs.get(skuId) ?? 0] as const
    if (pair[0] === pair[1]) return []
    return { skuId, ours: pair[0], theirs: pair[1], obstacle: obstacleOf(skuId, pair, limits) }
  })
}

/**
 * Our version with the accepted cells as theirs has them. Each cell stands for itself, so that it does not matter in which order they
 * were accepted; one with an obstacle stays ours.
 */
export function acceptDifferences(
  ours: Pieces,
  differences: readonly Difference[],
  accepted: ReadonlySet<number>,
): Map<number, number> {
  const cells = new Map([...ours].filter(([, quantity]) => quantity > 0))
  for (const { skuId, theirs, obstacle } of differences) {
    if (obstacle !== null || !accepted.has(skuId)) continue
    if (theirs > 0) cells.set(skuId, theirs)
    else cells.delete(skuId)
  }
  return cells
}

/** What an amendment does, in figures a person confirms. */
export interface ChangeSummary {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly quantity: number
  readonly amountFen: number
}

const worthOf = (lines: readonly RevisionLine[]) => ({
  quantity: sumOf(lines.map((line) => line.quantity)),
  amountFen: sumOf(lines.map((line) => line.quantity * line.priceFen)),
})

/** How many SKUs come, change and go between two versions, and what that is in pieces and money. */
export function summariseChange(from: readonly RevisionLine[], to: readonly RevisionLine[]): ChangeSummary {
  const cells = compareRevisions(from, to)
  const [before, after] = [worthOf(from), worthOf(to)]
  return {
    added: cells.filter(({ fromQuantity }) => fromQuantity === 0).length,
    removed: cells.filter(({ toQuantity }) => toQuantity === 0).length,
    changed: cells.filter(({ fromQuantity, toQuantity }) => fromQuantity > 0 && toQuantity > 0).length,
    quantity: after.quantity - before.quantity,
    amountFen: after.amountFen - before.amountFen,
  }
}
