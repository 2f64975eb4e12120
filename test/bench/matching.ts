import { matchByReferenceAndAmount } from '../../shared/domain/reconciliation'
import { alignBooks } from '../../shared/domain/reconciliation/align'
import { type NoisyBooks, noisyBooks, scoreOf } from '../fixtures/noisy-books'
import { inTurn, print } from './figures'

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((10_000 * part) / whole) / 100)

const compare = ({ ours, theirs, periodStart, periodEnd }: NoisyBooks) => {
  const aligned = alignBooks(
    ours.map((item) => ({ ...item, number: `SH-${item.id}` })),
    theirs,
  )
  return matchByReferenceAndAmount(aligned.ours, aligned.theirs, { periodStart, periodEnd })
}

/** Tying two books of known truth by size and noise: what is found, what is wrong, and the time against looking up equal references only. */
export async function benchMatching(): Promise<void> {
  for (const size of [50, 200, 1000]) {
    for (const noise of [0, 0.2, 0.5]) {
      const many = Array.from({ length: 10 }, (_, seed) => noisyBooks(size, noise, seed + 1))
      const scores = many.map((books) => scoreOf(books, compare(books)))
      const sum = (pick: (score: (typeof scores)[number]) => number) => scores.reduce((all, one) => all + pick(one), 0)
      const book = `${size} documents, ${noise * 100} % of them written otherwise`
      const shares = {
        tiesFoundPercent: percent(
          sum((one) => one.foundTies),
          sum((one) => one.trueTies),
        ),
        tiesRightPercent: percent(
          sum((one) => one.foundTies),
          sum((one) => one.ties),
        ),
        wrongTies: sum((one) => one.wrongTies),
        differencesFoundPercent: percent(
          sum((one) => one.foundDifferences),
          sum((one) => one.putIn),
        ),
        differencesRightPercent: percent(
          sum((one) => one.foundDifferences),
          sum((one) => one.differences),
        ),
      }
      process.stdout.write(`${JSON.stringify({ figure: 'matching of two books', book, ...shares })}\n`)
      const [first] = many
      if (first === undefined) continue
      const times = await inTurn(
        5,
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
        aim: 'under 1 s',
      })
    }
  }
}
