import type { ComparedPair, DifferenceRow, ReconciliationDocument } from '../../../shared/schemas/reconciliations'

/** A row of the comparison: what belongs together, or stands alone, with what the books disagree about in it. */
export interface ComparedRow {
  readonly key: string
  /** Null for what no line is about, e.g. openings that differ. */
  readonly pair: ComparedPair | null
  readonly difference: DifferenceRow | null
  readonly date: string
  readonly amountFen: number
}

const rowKey = ({ ours, theirs }: ComparedPair): string =>
  `${ours.map(({ id }) => `o${id}`).join()}-${theirs.map(({ id }) => `t${id}`).join()}`

/** Pairs with their differences in the order of the days; differences without a line come first. */
export function comparedRows({ pairs, differences, dateFrom }: ReconciliationDocument): readonly ComparedRow[] {
  const byOurs = new Map<number, DifferenceRow>()
  const byTheirs = new Map<number, DifferenceRow>()
  for (const difference of differences) {
    if (difference.ourDocumentId !== null) byOurs.set(difference.ourDocumentId, difference)
    if (difference.counterLineId !== null) byTheirs.set(difference.counterLineId, difference)
  }
  const lone = differences
    .filter(({ ourDocumentId, counterLineId }) => ourDocumentId === null && counterLineId === null)
    .map((difference): ComparedRow => {
      const { id, amountFen, date } = difference
      return { key: `d${id}`, pair: null, difference, date: date ?? dateFrom, amountFen }
    })
  const paired = pairs.map((pair): ComparedRow => {
    const found =
      pair.ours.map(({ id }) => byOurs.get(id)).find((own) => own !== undefined) ??
      pair.theirs.map(({ id }) => byTheirs.get(id)).find((own) => own !== undefined)
    const date = pair.ours[0]?.date ?? pair.theirs[0]?.date ?? ''
    return { key: rowKey(pair), pair, difference: found ?? null, date, amountFen: pair.differenceFen }
  })
  return [...lone, ...paired]
}

/** No person has accepted or explained it yet. */
export const isOpen = ({ difference }: ComparedRow): boolean => difference !== null && !difference.explained

/** The program proposes what it is, and it waits for a person's yes. */
export const isProposed = ({ difference }: ComparedRow): boolean => difference?.review === 'proposed'

/** Tied by amount, days or goods alone, and nobody has confirmed it. */
export const isSuggested = ({ pair }: ComparedRow): boolean => pair?.suggested === true

const biggestFirst = (a: ComparedRow, b: ComparedRow): number => Math.abs(b.amountFen) - Math.abs(a.amountFen)

const sizeOf = ({ pair }: ComparedRow): number => Math.abs(pair?.ours[0]?.amountFen ?? 0)

/** Which rows are shown. */
export const rowLists = {
  open: (rows: readonly ComparedRow[]) => rows.filter(isOpen).toSorted(biggestFirst),
  suggested: (rows: readonly ComparedRow[]) =>
    rows.filter(isSuggested).toSorted((a, b) => biggestFirst(a, b) || sizeOf(b) - sizeOf(a)),
  differences: (rows: readonly ComparedRow[]) => rows.filter((row) => row.difference !== null).toSorted(biggestFirst),
  matched: (rows: readonly ComparedRow[]) => rows.filter((row) => row.difference === null),
  all: (rows: readonly ComparedRow[]) => rows,
} as const
/** The name of such a list. */
export type RowList = keyof typeof rowLists

/** A line that nothing holds yet and that may be tied by hand. */
export const isLone = ({ pair }: ComparedRow): boolean => pair !== null && pair.groupNo === 0
