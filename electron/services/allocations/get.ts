import type { ParsedInput } from '../../../shared/contract'
import type { AllocationDocument, WaitingRow } from '../../../shared/schemas/allocations'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { Page } from '../../../shared/schemas/values'
import { findAllocation, listAllocationLineRows, listSupply, listWaiting } from '../../database/queries/allocations'
import { listDocuments } from '../../database/queries/document-lists'
import { assertMaySee, documentHead, type ReadingOffice } from '../office'

/** One page of allocations; none for who sees only some distributors, because an allocation shares out among all. */
export const listAllocations = (office: ReadingOffice, filter: ParsedInput<'allocations.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'allocation', filter, { distributorIds: office.actor.distributorIds })

/** A whole allocation with what there is to share out. @throws Refusal notFound, also for who sees only some distributors */
export function getAllocation(office: ReadingOffice, input: ParsedInput<'allocations.get'>): AllocationDocument {
  assertMaySee(office, null)
  const head = documentHead(office, 'allocation', input.id)
  const allocation = findAllocation(office.connection, input.id)
  const { warehouseId, status } = head.document
  if (allocation === undefined || warehouseId === null) throw new Refusal('notFound')
  return {
    ...head,
    policy: allocation.policy,
    lines: listAllocationLineRows(office.connection, input.id),
    supply: listSupply(office.connection, { id: input.id, warehouseId, firm: status !== 'proposed' }),
  }
}

/** Who is waiting for what, and how much of it a warehouse could cover. */
export const listWaitingOrders = (
  office: ReadingOffice,
  input: ParsedInput<'allocations.waiting'>,
): readonly WaitingRow[] => listWaiting(office.connection, input.warehouseId, office.actor.distributorIds)
