import type { ParsedInput } from '../../../shared/contract'
import type { AllocationEdge } from '../../../shared/domain/ageing'
import { type OpenEnd, proposeSettlement } from '../../../shared/domain/settlement'
import { Refusal } from '../../../shared/schemas/errors'
import type { DifferenceRule, OpenAccount, OpenEntry, SettlementRow } from '../../../shared/schemas/settlements'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../../database/connection'
import { findDistributor } from '../../database/queries/masters'
import { pageOf } from '../../database/queries/scopes'
import { findSettings } from '../../database/queries/settings'
import { listOpenEntries, listSettlementRows } from '../../database/queries/settlements'
import { assertMaySee, type ReadingOffice } from '../office'

/** What the company allows to be written off while settling. */
export function differenceRule(reader: Reader): DifferenceRule {
  const { smallDifferenceFen, smallDifferencePermille } = findSettings(reader)
  return { limitFen: smallDifferenceFen, limitPermille: smallDifferencePermille }
}

/** Both sides of a receivable with what is open of each entry, amounts positive. */
export function openSides(
  reader: Reader,
  distributorId: number,
): { readonly credits: readonly OpenEntry[]; readonly charges: readonly OpenEntry[] } {
  const rows = listOpenEntries(reader, distributorId)
  const positive = (row: OpenEntry): OpenEntry => ({
    ...row,
    amountFen: Math.abs(row.amountFen),
    openFen: Math.abs(row.openFen),
  })
  return {
    credits: rows.filter(({ amountFen }) => amountFen < 0).map(positive),
    charges: rows.filter(({ amountFen }) => amountFen > 0).map(positive),
  }
}

/** What of a distributor's receivable is not settled yet, both sides. @throws Refusal notFound */
export function openAccount(office: ReadingOffice, { distributorId }: ParsedInput<'settlements.open'>): OpenAccount {
  assertMaySee(office, distributorId)
  const distributor = findDistributor(office.connection, distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  return {
    distributorId,
    distributorCode: distributor.code,
    distributorName: distributor.name,
    ...openSides(office.connection, distributorId),
    differenceRule: differenceRule(office.connection),
  }
}

const endOf = ({ entryId, businessDate, dueDate, openFen, documentNumber, reference, text }: OpenEntry): OpenEnd => ({
  ...{ id: entryId, date: businessDate, dueDate, openFen, number: documentNumber, reference, text },
})

/** What a rule would settle; nothing is written. @throws Refusal notFound */
export function proposeSettlements(
  office: ReadingOffice,
  { distributorId, way, creditIds }: ParsedInput<'settlements.propose'>,
): readonly AllocationEdge[] {
  const { credits, charges } = openAccount(office, { distributorId })
  const wanted = creditIds === undefined ? null : new Set(creditIds)
  const chosen = credits.filter(({ entryId }) => wanted === null || wanted.has(entryId))
  return proposeSettlement(way, { credits: chosen.map(endOf), charges: charges.map(endOf) })
}

/** Settlements, newest first, also those that were taken away. @throws Refusal notFound */
export function listSettlements(
  office: ReadingOffice,
  { distributorId, documentId, active, after, limit }: ParsedInput<'settlements.list'>,
): Page<SettlementRow> {
  if (distributorId !== undefined) assertMaySee(office, distributorId)
  const rows = listSettlementRows(office.connection, {
    after: after === undefined ? null : Number(after),
    limit,
    distributorIds: distributorId === undefined ? office.actor.distributorIds : [distributorId],
    documentId,
    active,
  })
  return pageOf(rows, limit, (row) => String(row.id))
}
