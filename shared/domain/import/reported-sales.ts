import { sumOf } from '../money'

/** A line of a report: what was sold of a SKU on a day; the same may stand there more than once. */
export interface ReportedSale {
  readonly day: string
  readonly skuId: number
  readonly quantity: number
}

/** What a line says against what was reported before; `change` is what is to be posted for it. */
export type SaleVerdict =
  | { readonly kind: 'new'; readonly change: number }
  | { readonly kind: 'repeated'; readonly change: 0 }
  | { readonly kind: 'corrected'; readonly change: number; readonly before: number; readonly now: number }

const REPEATED: SaleVerdict = { kind: 'repeated', change: 0 }

/**
 * Compares a distributor's report, line by line, with what it reported before, day by day and SKU by SKU. Lines that say the same again are
 * repeated, in whatever order; more lines than before are new; other quantities correct the earlier ones, and only the difference is to be
 * posted. What the report leaves out stays as it was: a shortened copy takes nothing back. Said twice, a report changes nothing.
 * @returns a verdict for every line, in their order
 */
export function compareSales(lines: readonly ReportedSale[], before: readonly ReportedSale[]): readonly SaleVerdict[] {
  const known = Map.groupBy(before, keyOf)
  const verdicts: SaleVerdict[] = lines.map(() => REPEATED)
  for (const [key, indexes] of Map.groupBy(lines.keys(), (index) => keyOf(lines[index]))) {
    const open = (known.get(key) ?? []).map(({ quantity }) => quantity)
    const unmatched = indexes.filter((index) => !take(open, lines[index]?.quantity ?? 0))
    if (open.length === 0)
      for (const index of unmatched) verdicts[index] = { kind: 'new', change: lines[index]?.quantity ?? 0 }
    const [first] = unmatched
    const now = sumOf(unmatched.map((index) => lines[index]?.quantity ?? 0))
    const was = sumOf(open)
    if (first !== undefined && open.length > 0 && now !== was)
      verdicts[first] = { kind: 'corrected', change: now - was, before: was, now }
  }
  return verdicts
}

const keyOf = (sale: ReportedSale | undefined): string => `${sale?.day}/${sale?.skuId}`

function take(open: number[], quantity: number): boolean {
  const at = open.indexOf(quantity)
  if (at >= 0) open.splice(at, 1)
  return at >= 0
}
