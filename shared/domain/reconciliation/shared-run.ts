/** Where the part that two references share stands in each of them, so that a screen can mark it. */
export interface SharedRun {
  readonly ourStart: number
  readonly theirStart: number
  readonly length: number
}

/** Fewer characters than these are alike by chance. */
const SHORTEST = 3

/** The longest run of characters that stands in both, upper and lower case alike; null when there is none worth marking. */
export const sharedRun = (ours: string, theirs: string): SharedRun | null => {
  const [one, other] = [ours.toUpperCase(), theirs.toUpperCase()]
  // Upper case may be longer than what it was made of, and then places would be wrong.
  if (one.length !== ours.length || other.length !== theirs.length) return null
  let best: SharedRun = { ourStart: 0, theirStart: 0, length: 0 }
  let above: number[] = []
  for (let row = 0; row < one.length; row += 1) {
    const current: number[] = []
    for (let column = 0; column < other.length; column += 1) {
      const length = one[row] === other[column] ? (above[column - 1] ?? 0) + 1 : 0
      current[column] = length
      if (length > best.length) best = { ourStart: row - length + 1, theirStart: column - length + 1, length }
    }
    above = current
  }
  return best.length < SHORTEST ? null : best
}
