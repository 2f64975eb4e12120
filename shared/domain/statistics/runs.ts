import type { MemberKey, StatisticRun } from '../../schemas/statistics'
import { sizesInOrder } from '../size-runs'
import type { Fact } from './pivot'

/** A size group with its sizes in their order. */
export interface SizeRun {
  readonly id: number
  readonly name: string
  readonly sizes: readonly string[]
}

/** Where in a fact's keys the style and the size stand, and which group a style's sizes are of. */
export interface RunPlaces {
  readonly style: number
  readonly size: number
  readonly groupOf: (style: MemberKey) => number | null
}

/** Facts whose sizes were turned into places in their group's run. */
export interface RunFacts {
  readonly runs: readonly StatisticRun[]
  readonly facts: readonly Fact[]
}

/**
 * Puts the sizes of several groups over the same columns, each row under its own group's sizes, as the trade's forms do. A size that its
 * group does not know any more stands behind the others, because a piece must not vanish from a sum.
 */
export function acrossRuns(facts: readonly Fact[], groups: readonly SizeRun[], places: RunPlaces): RunFacts {
  const found = new Map<number, Set<string>>()
  const groupOf = (fact: Fact): number => places.groupOf(fact.keys[places.style] ?? null) ?? 0
  for (const fact of facts) {
    const sizes = found.get(groupOf(fact)) ?? new Set<string>()
    found.set(groupOf(fact), sizes.add(String(fact.keys[places.size] ?? '')))
  }
  const known = groups.filter(({ id }) => found.has(id))
  const unknown = [...found.keys()].filter((id) => !known.some((group) => group.id === id))
  const runs = [...known, ...unknown.map((id) => ({ id, name: '', sizes: [] }))].map(({ id, name, sizes }) => {
    const beside = [...(found.get(id) ?? [])].filter((size) => !sizes.includes(size))
    return { sizeGroupId: id, name, sizes: [...sizes, ...sizesInOrder(beside)] }
  })
  const placeOf = new Map(runs.map((run) => [run.sizeGroupId, new Map(run.sizes.map((size, at) => [size, at]))]))
  return {
    runs,
    facts: facts.map((fact) => ({
      ...fact,
      keys: fact.keys.map((key, at) =>
        at === places.size ? (placeOf.get(groupOf(fact))?.get(String(key ?? '')) ?? 0) : key,
      ),
    })),
  }
}
