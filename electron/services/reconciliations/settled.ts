import { sumOf } from '../../../shared/domain/money'
import type { KeptMatch } from '../../../shared/domain/reconciliation/match'

interface Amount {
  readonly id: number
  readonly amountFen: number
}

/** Lines that differ, and the document that was drafted to settle that. */
export interface Settled {
  readonly settlementId: number
  readonly ourIds: readonly number[]
  readonly theirs: readonly Amount[]
}

/** The ties that posted settlements make: what was short and its credit are one, and nothing is left; one that does not fit to the fen ties nothing. */
export function settlementTies(settled: readonly Settled[], ours: readonly Amount[]): KeptMatch[] {
  const amounts = new Map(ours.map(({ id, amountFen }) => [id, amountFen]))
  const taken = new Set<number>()
  return settled.flatMap(({ settlementId, ourIds, theirs }) => {
    const ids = [...ourIds.filter((id) => amounts.has(id)), settlementId]
    if (!amounts.has(settlementId) || ourIds.includes(settlementId) || ids.some((id) => taken.has(id))) return []
    const left = sumOf([...ids.map((id) => amounts.get(id) ?? 0), ...theirs.map(({ amountFen }) => 0 - amountFen)])
    if (left !== 0 || ids.length + theirs.length < 2) return []
    for (const id of ids) taken.add(id)
    return [{ ourIds: ids, theirIds: theirs.map(({ id }) => id) }]
  })
}
