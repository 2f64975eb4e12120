import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Seeded chance: the same seed makes the same company, so that a sample can be talked about. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  /** True in `percent` of a hundred cases. */
  readonly happens: (percent: number) => boolean
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** `count` different items, in the order of the list. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[]
}

/** Starts a line of chance from a seed. */
export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const between = (low: number, high: number): number => (low >= high ? low : uniformInt(generator, low, high))
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const left = items.map((_item, index) => index)
    const chosen = new Set<number>()
    while (chosen.size < Math.min(count, items.length)) {
      const [index] = left.splice(between(0, left.length - 1), 1)
      if (index !== undefined) chosen.add(index)
    }
    return items.filter((_item, index) => chosen.has(index))
  }
  return { between, happens: (percent) => between(1, 100) <= percent, pick, some }
}
