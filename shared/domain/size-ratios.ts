import { sumOf } from './money'
import type { SizeParts } from './size-runs'

/** A size of a group with the group's own parts. */
export interface GroupSize {
  readonly size: string
  readonly core: boolean
  readonly parts: number
}

/** The ratio that holds, and whose it is. */
export interface EffectiveRatio {
  readonly source: 'distributor' | 'group'
  readonly sizes: readonly GroupSize[]
}

/**
 * A distributor's own ratio wins over the size group's as a whole: a size it does not name gets nothing by it. Where all that it names is
 * not to be had, e.g. in a colour that is cut in other sizes, the group's ratio holds, because a total cannot be spread over nothing.
 */
export function ratioThatHolds(group: readonly GroupSize[], own: readonly SizeParts[] | null): EffectiveRatio {
  const parts = new Map(own?.map((size) => [size.size, size.parts]))
  const sizes = group.map((size) => ({ ...size, parts: parts.get(size.size) ?? 0 }))
  if (own === null || sumOf(sizes.map((size) => size.parts)) === 0) return { source: 'group', sizes: group }
  return { source: 'distributor', sizes }
}
