/** Pieces of a SKU that moved in one place on a day, what came plus and what left minus. */
export interface DayMovement {
  readonly businessDate: string
  readonly quantity: number
}

/** A day on whose evening a place would hold less than nothing, and by how many pieces. */
export interface ShortDay {
  readonly date: string
  readonly missing: number
}

/**
 * The day from `from` on which a place is shortest of a SKU, or null when it never holds less than nothing. It is read backwards from what
 * the place holds today, because mostly nothing is dated after a posting and then nothing has to be read.
 * @param later what moved after `from`, by day
 */
export function shortestDay(onHand: number, from: string, later: readonly DayMovement[]): ShortDay | null {
  const days = later.toSorted((a, b) => (a.businessDate < b.businessDate ? 1 : -1))
  let held = onHand
  let shortest: ShortDay | null = null
  for (const { businessDate, quantity } of days) {
    // Read backwards, so that of two days that are equally short the first one is told.
    shortest = shorter(shortest, businessDate, held)
    held -= quantity
  }
  return shorter(shortest, from, held)
}

const shorter = (known: ShortDay | null, date: string, held: number): ShortDay | null =>
  held < 0 && -held >= (known?.missing ?? 0) ? { date, missing: -held } : known
