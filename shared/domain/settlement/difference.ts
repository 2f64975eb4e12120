import type { DifferenceRule } from '../../schemas/settlements'
import { sumOf } from '../money'

/**
 * What may be written off of some documents while they are settled: no more than the amount the company allows, and no more than its share of
 * what those documents came to, so that a small invoice is not forgiven whole.
 * @param amountsFen what each document that keeps a rest came to, in fen
 */
export function differenceLimitFen(rule: DifferenceRule, amountsFen: readonly number[]): number {
  const share = Math.floor((sumOf(amountsFen) * rule.limitPermille) / 1000)
  return Math.max(0, Math.min(rule.limitFen, share))
}
