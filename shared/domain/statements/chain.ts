/** A statement that stands: of which days, and how far it got. */
export interface StatedPeriod {
  readonly id: number
  readonly number: string
  readonly dateFrom: string
  readonly dateTo: string
  readonly status: string
}

/** What making a statement of a period means for one distributor; `previous` is the statement whose closing it opens with. */
export type StatementPlan =
  | { readonly action: 'create'; readonly previous: StatedPeriod | null }
  | { readonly action: 'refresh'; readonly previous: StatedPeriod | null; readonly supersedes: StatedPeriod }
  | { readonly action: 'keep'; readonly kept: StatedPeriod }
  | { readonly action: 'refuse'; readonly because: StatedPeriod }

/**
 * Statements form a chain without overlaps: a new one lies after the last, a draft of the same days is made anew while nothing follows it,
 * and what the distributor has seen is kept. A disputed one is made anew only when it is asked for by name, after its correction was posted.
 * @param stated the distributor's standing statements, oldest first
 */
export function planStatement(
  stated: readonly StatedPeriod[],
  period: { readonly dateFrom: string; readonly dateTo: string },
  renewDisputed: boolean,
): StatementPlan {
  const index = stated.findIndex((one) => one.dateFrom === period.dateFrom && one.dateTo === period.dateTo)
  const same = stated[index]
  if (same !== undefined) {
    const open = same.status === 'draft' || (renewDisputed && same.status === 'disputed')
    if (!open || index < stated.length - 1) return { action: 'keep', kept: same }
    return { action: 'refresh', previous: stated[index - 1] ?? null, supersedes: same }
  }
  const inTheWay = stated.find((one) => one.dateTo >= period.dateFrom)
  if (inTheWay !== undefined) return { action: 'refuse', because: inTheWay }
  return { action: 'create', previous: stated.at(-1) ?? null }
}
