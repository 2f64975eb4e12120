import type { StatusOf } from '../../shared/schemas/documents'
import type { StoredDocument } from '../database/queries/documents'
import { findTransfer } from '../database/queries/transfers'
import { assertMaySee, type ReadingOffice, requireDocument, requireStep } from './office'

/** A transfer has two ends and its document names only one, so whoever may see either end may see the document. */
export const seeingBothEnds = <Given extends ReadingOffice>(office: Given): Given => ({
  ...office,
  actor: { ...office.actor, distributorIds: null },
})

/** Refuses a transfer neither end of which the actor looks after. @throws Refusal notFound */
export function assertMaySeeEnds(office: ReadingOffice, from: number | null, to: number | null): void {
  const { distributorIds } = office.actor
  const sees = (end: number | null) => end !== null && distributorIds?.includes(end) === true
  if (!sees(from)) assertMaySee(office, to)
}

/** A transfer's document, if the actor looks after one of its ends. @throws Refusal notFound */
export function requireTransfer(office: ReadingOffice, id: number): StoredDocument {
  const transfer = findTransfer(office.connection, id)
  assertMaySeeEnds(office, transfer?.fromDistributorId ?? null, transfer?.toDistributorId ?? null)
  return requireDocument(seeingBothEnds(office), 'transfer', id)
}

/** The transfer a step starts from. @throws Refusal notFound, stale, wrongState */
export function requireTransferStep(
  office: ReadingOffice,
  seen: { readonly id: number; readonly version?: number | undefined },
  from: readonly StatusOf<'transfer'>[],
): StoredDocument {
  requireTransfer(office, seen.id)
  return requireStep(seeingBothEnds(office), 'transfer', seen, from)
}
