import { isAutomatic, matchByReferenceAndAmount } from '../../shared/domain/reconciliation'
import { alignBooks } from '../../shared/domain/reconciliation/align'
import { hardBooks } from '../fixtures/hard-books'
import { type NoisyBooks, noisyBooks, type Score, scoreOf } from '../fixtures/noisy-books'
import { inTurn, print } from './figures'

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((10_000 * part) / whole) / 100)

const compare = ({ ours, theirs, periodStart, periodEnd }: NoisyBooks) => {
  const aligned = alignBooks(
    ours.map((item) => ({ ...item, number: `SH-${item.id}` })),
    theirs,
  )
  return matchByReferenceAndAmount(aligned.ours, aligned.theirs, { periodStart, periodEnd })
}

const kinds = { noisy: noisyBooks, hard: hardBooks } as const

/** What is found and what is wrong, over some pairs of books. */
function qualityOf(many: readonly NoisyBooks[]) {
  const scores = many.map((books) => {
    const found = compare(books)
    const only = (automatic: boolean) =>
      scoreOf(books, { ...found, matches: found.matches.filter(({ pass }) => isAutomatic(pass) === automatic) })
    return { all: scoreOf(books, found), automatic: only(true), suggested: only(false) }
  })
  const share = (whose: 'all' | 'automatic' | 'suggested', part: keyof Score, whole: keyof Score) => {
    const sum = (name: keyof Score) => scores.reduce((total, score) => total + score[whose][name], 0)
    return percent(sum(part), sum(whole))
  }
  const count = (whose: 'automatic' | 'suggested', name: keyof Score) =>
    scores.reduce((total, score) => total + score[whose][name], 0)
  return {
    automaticRightPercent: share('automatic', 'foundTies', 'ties'),
    wrongAutomatic: count('automatic', 'wrongTies'),
    suggestedRightPercent: share('suggested', 'foundTies', 'ties'),
    suggested: count('suggested', 'ties'),
    foundPercent: share('all', 'foundTies', 'trueTies'),
    differencesClassedRightPercent: share('all', 'foundDifferences', 'putIn'),
    differencesTruePercent: share('all', 'foundDifferences', 'differences'),
  }
}

/**
 * Tying two books of known truth by size and noise: what is tied by itself and rightly so, what is suggested, what is found, how
 * differences are classed, and the time against looking up equal references only.
 */
export async function benchMatching(): Promise<void> {
  for (const [kind, make] of Object.entries(kinds)) {
    for (const size of [50, 200, 1000, 10_000]) {
      for (const noise of [0, 0.2, 0.5]) {
        const seeds = size > 1000 ? 2 : 10
        const many = Array.from({ length: seeds }, (_, seed) => make(size, noise, seed + 1))
        const book = `${kind}, 2 × ${size} lines, ${noise * 100} % of them written otherwise`
        process.stdout.write(`${JSON.stringify({ figure: 'matching of two books', book, ...qualityOf(many) })}\n`)
        const [first] = many
        if (first === undefined) continue
        const times = await inTurn(
          size > 1000 ? 3 : 5,
          () => compare(first),
          () => {
            const known = new Map(first.ours.map((item) => [item.reference, item]))
            return first.theirs.map((line) => known.get(line.reference))
          },
        )
        print({
          figure: 'comparing two books',
          book,
          unit: 'ms',
          ...times,
          against: 'a look-up by equal reference',
          aim: size > 1000 ? 'under 10 s' : 'under 1 s',
        })
      }
    }
  }
}
