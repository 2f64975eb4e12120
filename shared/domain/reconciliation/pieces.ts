import type { PieceBridge } from '../../schemas/reconciliations'
import { sumOf } from '../money'

interface Counted {
  readonly quantity: number | null
}

/**
 * The bridge in pieces, of what moved in the period: ours, less what each difference says, is theirs. Pieces of lines in a match whose
 * other side does not say any stand apart as `unsaid`; what is left after that is unexplained.
 */
export function pieceBridge(
  pairs: readonly { readonly ours: readonly Counted[]; readonly theirs: readonly Counted[] }[],
  differences: readonly { readonly quantity: number }[],
): PieceBridge {
  const sum = (lines: readonly Counted[]) => sumOf(lines.map(({ quantity }) => quantity ?? 0))
  const isSilent = (lines: readonly Counted[]) => lines.length > 0 && lines.some(({ quantity }) => quantity === null)
  const unsaid = pairs
    .filter(({ ours, theirs }) => ours.length > 0 && theirs.length > 0 && (isSilent(ours) || isSilent(theirs)))
    .map(({ ours, theirs }) => sum(ours) - sum(theirs))
  const ours = sumOf(pairs.map((pair) => sum(pair.ours)))
  const theirs = sumOf(pairs.map((pair) => sum(pair.theirs)))
  const [unsaidQuantity, differing] = [sumOf(unsaid), sumOf(differences.map(({ quantity }) => quantity))]
  return { ours, theirs, differing, unsaid: unsaidQuantity, unexplained: ours - theirs - differing - unsaidQuantity }
}
