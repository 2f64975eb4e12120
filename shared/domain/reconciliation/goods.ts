import type { ReconciliationItem } from './types'

/** Parts of words that can be the code of a style: what people put around it is left out. */
const TOKENS = /[A-Za-z0-9][A-Za-z0-9._-]*/g

/** Everything in some words that can be a style's code, as codes are written. */
export const codesIn = (text: string): string[] => [
  ...new Set((text.normalize('NFKC').match(TOKENS) ?? []).map((token) => token.toUpperCase())),
]

/** A line of theirs with the styles its words name, out of those that stand in our documents. */
export function withStyles<Item extends ReconciliationItem>(line: Item, known: ReadonlySet<string>): Item {
  const styles = codesIn(line.text ?? '').filter((code) => known.has(code))
  return styles.length === 0 ? line : { ...line, styles: styles.toSorted() }
}

/** Whether two lines are of the same styles; null when one of them does not say. */
export const isSameStyles = (one: ReconciliationItem, other: ReconciliationItem): boolean | null => {
  if (one.styles === undefined || other.styles === undefined) return null
  return one.styles.join() === other.styles.join()
}
