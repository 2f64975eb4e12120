import { exactInteger, sumOf } from '../money'
import { classifyLone, classifyPair, type Proposal, repeatsOf, type Side } from './classify'
import { withStyles } from './goods'
import { withKnownReferences } from './mentions'
import { keyOf, normaliseReference } from './references'
import type { ReconciliationItem } from './types'

/** A document of ours as it may be quoted: by the reference both sides know, or by our own number. */
export interface OurDocument extends ReconciliationItem {
  readonly number: string
}

/** The name their book quotes our document by: its reference, else its number when only that stands in their book. */
function quotedAs(document: OurDocument, theirKeys: ReadonlySet<string>): ReconciliationItem {
  const { number, ...item } = document
  const known = keyOf(item) !== '' && (theirKeys.has(keyOf(item)) || !theirKeys.has(normaliseReference(number)))
  return known ? item : { ...item, reference: number }
}

/**
 * Prepares two books for matching, whose passes never tie lines of different kinds: our documents get the name their book quotes, and a
 * line of theirs whose words we misread gets the kind of our only document of that reference and sign. `codes` are the styles to look for
 * in their words, those of our documents when left out.
 */
export function alignBooks(
  documents: readonly OurDocument[],
  lines: readonly ReconciliationItem[],
  codes: ReadonlySet<string> = new Set(documents.flatMap(({ styles }) => styles ?? [])),
): { readonly ours: ReconciliationItem[]; readonly theirs: ReconciliationItem[] } {
  const theirKeys = new Set(lines.map(keyOf))
  const ours = documents.map((document) => quotedAs(document, theirKeys))
  const byReference = Map.groupBy(ours, keyOf)
  const named = codes.size === 0 ? lines : lines.map((line) => withStyles(line, codes))
  const theirs = withKnownReferences(ours, named).map((line) => {
    const key = keyOf(line)
    const candidates = key === '' ? [] : (byReference.get(key) ?? [])
    if (candidates.some(({ kind }) => kind === line.kind)) return line
    const kinds = new Set(
      candidates.filter(({ amountFen }) => amountFen < 0 === line.amountFen < 0).map(({ kind }) => kind),
    )
    const [only] = kinds
    return only !== undefined && kinds.size === 1 ? { ...line, kind: only } : line
  })
  return { ours, theirs }
}

/** The lines of one side of a match as one line, or null when that side has none; pieces are known only when every line says them. */
export function asOneLine(items: readonly ReconciliationItem[]): ReconciliationItem | null {
  const [first] = items
  if (first === undefined) return null
  const counts = items.flatMap((item) => (item.quantity === null ? [] : [item.quantity]))
  return {
    ...first,
    amountFen: sumOf(items.map((item) => item.amountFen)),
    quantity: counts.length === items.length ? sumOf(counts) : null,
    ...stylesOf(items),
  }
}

/** The styles of some lines together; known only when each says its own. */
function stylesOf(items: readonly ReconciliationItem[]): Pick<ReconciliationItem, 'styles'> {
  if (items.length === 1 || items.some(({ styles }) => styles === undefined)) return {}
  return { styles: [...new Set(items.flatMap(({ styles }) => styles ?? []))].toSorted() }
}

/** The difference of lines that belong together, ours − theirs, with the class it most likely is; null when there is none. */
export function proposePair(
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
): (Proposal & { readonly amountFen: number; readonly quantity: number }) | null {
  const [one, other] = [asOneLine(ours), asOneLine(theirs)]
  const amountFen = exactInteger((one?.amountFen ?? 0) - (other?.amountFen ?? 0), 'difference')
  if (amountFen === 0) return null
  if (one === null || other === null) return { class: 'unknown', reason: 'noCounterpart', amountFen, quantity: 0 }
  const quantity = one.quantity === null || other.quantity === null ? 0 : one.quantity - other.quantity
  return { ...classifyPair(one, other), amountFen, quantity }
}

/** What lines without a counterpart most likely are; `matched` are the lines of the same side that have one. */
export function proposeLone(
  lone: readonly ReconciliationItem[],
  matched: readonly ReconciliationItem[],
  side: Side,
  periodEnd: string,
): Map<number, Proposal> {
  const repeats = repeatsOf(lone, matched)
  return new Map(lone.map((item) => [item.id, repeats.get(item.id) ?? classifyLone(item, side, periodEnd)]))
}
