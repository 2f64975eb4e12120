import { capitalAmount } from '../../../shared/domain/capital-amounts'
import { partSigns } from '../../../shared/domain/papers'
import type { AccountPart } from '../../../shared/schemas/ledgers'

/** A part's balance as people read it: the receivable is what the customer owes, the other three what stands in its favour. */
export function inFavour(part: AccountPart, fen: number): number {
  return fen === 0 ? 0 : partSigns[part] * fen
}

/** The same for a pool, whose part need not be named. */
export function toFavour(fen: number): number {
  return fen === 0 ? 0 : -fen
}

/** An amount in capital characters, as it stands on paper whatever language the window speaks. */
export function CapitalAmount({ fen }: { readonly fen: number }) {
  return <span className="capital-amount">{capitalAmount(fen, { prefix: true })}</span>
}
