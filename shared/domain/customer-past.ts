import type { StockKind } from '../schemas/ledgers'
import type { PastFigures, PastSize } from '../schemas/order-rows'
import { sumOf } from './money'

/** Goods that moved in one of a distributor's own two places, summed; plus is into the place. */
export interface MovedPieces {
  readonly kind: StockKind
  /** `transit` is what is on its way to the distributor. */
  readonly place: 'distributor' | 'transit'
  readonly quantity: number
}

/** Sold of what could have been sold, in basis points, rounded half up; null where nothing could have been. */
export const sellThroughBp = (sold: number, held: number): number | null =>
  held <= 0 ? null : Math.floor((sold * 20_000 + held) / (2 * held))

/**
 * What became of a distributor's goods, from the ledger of its own places: what was sent enters its transit, what never arrived leaves it
 * again, returns and sales leave its stock. Reversed entries take themselves away, so a reversed document never happened.
 */
export function pastFigures(ordered: number, moved: readonly MovedPieces[]): PastFigures {
  const sum = (place: MovedPieces['place'], ...kinds: readonly StockKind[]) =>
    sumOf(moved.flatMap((each) => (each.place === place && kinds.includes(each.kind) ? [each.quantity] : [])))
  // A short piece that was found is in the one place and out of the other.
  const short = sum('transit', 'shortage') + sum('distributor', 'shortage')
  const shipped = sum('transit', 'dispatch')
  const returned = 0 - sum('distributor', 'return')
  const sold = 0 - sum('distributor', 'sellOut')
  const held = shipped + short + sum('distributor', 'transferIn', 'transferOut') - returned
  return { ordered, shipped, returned, sold, held, sellThroughBp: sellThroughBp(sold, held) }
}

/** Sums figures of several sizes or styles. */
export function sumPast(figures: readonly PastFigures[]): PastFigures {
  const sum = (key: Exclude<keyof PastFigures, 'sellThroughBp'>) => sumOf(figures.map((each) => each[key]))
  const sold = sum('sold')
  const held = sum('held')
  return {
    ...{ ordered: sum('ordered'), shipped: sum('shipped'), returned: sum('returned'), sold, held },
    sellThroughBp: sellThroughBp(sold, held),
  }
}

/** Whether anything is known at all. */
export const isPast = ({ ordered, shipped, returned, sold, held }: PastFigures): boolean =>
  [ordered, shipped, returned, sold, held].some((pieces) => pieces !== 0)

/** Ordered pieces and moves of a size; several of the same size are added up. */
export interface SizePast {
  readonly size: string
  readonly ordered: number
  readonly moved: readonly MovedPieces[]
}

/** What is known of each size, in the order the sizes are given. */
export const pastBySize = (sizes: readonly string[], known: readonly SizePast[]): PastSize[] =>
  sizes.map((size) => {
    const own = known.filter((each) => each.size === size)
    return {
      size,
      ...pastFigures(
        sumOf(own.map((each) => each.ordered)),
        own.flatMap((each) => each.moved),
      ),
    }
  })
