import type { AllocationEdge } from '../ageing'
import { sumOf } from '../money'
import type { EndAmount, Pairing } from './types'

/** What is left to settle of each end while edges are taken one after another; no edge ever takes more than either side has. */
export class Remainders {
  readonly edges: AllocationEdge[] = []
  private readonly credits: Map<number, number>
  private readonly charges: Map<number, number>

  constructor(
    credits: readonly { readonly id: number; readonly fen: number }[],
    charges: readonly { readonly id: number; readonly fen: number }[],
  ) {
    this.credits = new Map(credits.map(({ id, fen }) => [id, fen]))
    this.charges = new Map(charges.map(({ id, fen }) => [id, fen]))
  }

  /** What of a credit is free; nothing of one that is not here. */
  credit(id: number): number {
    return this.credits.get(id) ?? 0
  }

  /** What of a charge is unpaid. */
  charge(id: number): number {
    return this.charges.get(id) ?? 0
  }

  /** Settles as much as both ends and `upToFen` allow. */
  settle(creditId: number, chargeId: number, upToFen: number = Number.MAX_SAFE_INTEGER): void {
    const amountFen = Math.min(upToFen, this.credit(creditId), this.charge(chargeId))
    if (amountFen <= 0) return
    this.credits.set(creditId, this.credit(creditId) - amountFen)
    this.charges.set(chargeId, this.charge(chargeId) - amountFen)
    this.edges.push({ creditId, chargeId, amountFen })
  }

  /** What both sides have left, together and by entry. */
  left(): Omit<Pairing, 'edges'> {
    const [creditRest, chargeRest] = [restOf(this.credits), restOf(this.charges)]
    return {
      creditLeftFen: sumOf(creditRest.map(({ amountFen }) => amountFen)),
      chargeLeftFen: sumOf(chargeRest.map(({ amountFen }) => amountFen)),
      creditRest,
      chargeRest,
    }
  }
}

const restOf = (side: ReadonlyMap<number, number>): readonly EndAmount[] =>
  [...side].flatMap(([id, amountFen]) => (amountFen > 0 ? [{ id, amountFen }] : []))

/** Edges between the same two ends as one, in the order of their ends, so that the same settlement always reads the same. */
export function mergeEdges(edges: readonly AllocationEdge[]): readonly AllocationEdge[] {
  const merged = new Map<string, AllocationEdge>()
  for (const edge of edges) {
    const key = `${edge.creditId}/${edge.chargeId}`
    const known = merged.get(key)
    merged.set(key, { ...edge, amountFen: edge.amountFen + (known?.amountFen ?? 0) })
  }
  return [...merged.values()].toSorted((a, b) => a.creditId - b.creditId || a.chargeId - b.chargeId)
}
