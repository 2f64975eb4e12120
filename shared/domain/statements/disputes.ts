import type { StatementDispute, StatementLine, StatementPart } from '../../schemas/statements'
import { sumOf } from '../money'

/** What a statement charges to the receivable, by document; only that can be disputed. */
export function chargedByDocument(
  lines: readonly Pick<StatementLine, 'documentId' | 'part' | 'amountFen'>[],
): ReadonlyMap<number, number> {
  const charged = new Map<number, number>()
  for (const { documentId, part, amountFen } of lines)
    if (part === 'receivable' && amountFen > 0) charged.set(documentId, (charged.get(documentId) ?? 0) + amountFen)
  return charged
}

/** How much of a disputed statement is disputed: the documents that were named, or what it closes with when none was. */
export function disputedFenOf(disputes: readonly StatementDispute[], parts: readonly StatementPart[]): number {
  if (disputes.length > 0) return sumOf(disputes.map(({ amountFen }) => amountFen))
  return Math.max(0, parts.find(({ part }) => part === 'receivable')?.closingFen ?? 0)
}
