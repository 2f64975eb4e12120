import { rankHit } from '../../shared/domain/mnemonic-ranking'
import { Refusal } from '../../shared/schemas/errors'

/**
 * The row a save starts from, in the version the user saw.
 * @param stored what the books hold under the id, `undefined` when nothing
 * @param label what the user knows the row by, e.g. its code
 * @throws Refusal notFound, stale
 */
export function requireCurrent<Row extends { readonly version: number }>(
  stored: Row | undefined,
  seenVersion: number | undefined,
  label: (row: Row) => string,
): Row {
  if (stored === undefined) throw new Refusal('notFound')
  if (stored.version !== seenVersion)
    throw new Refusal('stale', { number: label(stored), version: stored.version, userName: '', action: '', at: '' })
  return stored
}

/** Refuses a code that another row has already, pointing at its field. @throws Refusal duplicateCode */
export function assertFree(
  holder: { readonly id: number } | undefined,
  own: { readonly id?: number | undefined },
  value: string,
  path = 'code',
): void {
  if (holder !== undefined && holder.id !== own.id)
    throw new Refusal('duplicateCode', { code: value }, [{ path, code: 'duplicate' }])
}

/** Refuses a choice that is not in the books, pointing at its field. @throws Refusal unknownCode */
export function assertKnown(found: unknown, value: string | number, path: string): void {
  if (found === undefined) throw new Refusal('unknownCode', { code: value, field: path }, [{ path, code: 'unknown' }])
}

/** A row of a type-ahead list and how well it fits, lower is better. */
export interface Fit<Candidate> {
  readonly hit: Candidate
  readonly rank: number
}

/** The candidates that fit a query best, then by code. */
export function bestFits<Candidate extends { readonly code: string; readonly keys: string }>(
  query: string,
  candidates: readonly Candidate[],
  limit: number,
): Fit<Candidate>[] {
  return candidates
    .flatMap((hit) => {
      const rank = rankHit(query, hit)
      return rank === null ? [] : [{ hit, rank }]
    })
    .sort((a, b) => a.rank - b.rank || (a.hit.code < b.hit.code ? -1 : 1))
    .slice(0, limit)
}
