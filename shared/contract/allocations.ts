import { z } from 'zod'
import { type AllocationDocument, allocationRevision, allocationRun, type WaitingRow } from '../schemas/allocations'
import type { DocumentRow, DocumentStep } from '../schemas/documents'
import { documentFilter, documentVersion, type Page, rowId } from '../schemas/values'
import { reads, writes } from './method'

/** Stock promised to order lines. */
export const allocations = {
  'allocations.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'allocations.get': reads(z.object({ id: rowId })).returns<AllocationDocument>(),
  'allocations.waiting': reads(z.object({ warehouseId: rowId })).returns<readonly WaitingRow[]>(),
  'allocations.propose': writes(allocationRun, { changes: ['allocations'] }).returns<AllocationDocument>(),
  'allocations.revise': writes(allocationRevision, { changes: ['allocations'] }).returns<AllocationDocument>(),
  'allocations.confirm': writes(documentVersion, {
    changes: ['allocations', 'orders', 'stock', 'desks'],
  }).returns<DocumentStep>(),
  'allocations.release': writes(documentVersion, {
    changes: ['allocations', 'orders', 'stock', 'desks'],
  }).returns<DocumentStep>(),
  /** Makes one draft shipment a distributor out of what is firm. */
  'allocations.ship': writes(documentVersion, {
    changes: ['allocations', 'shipments', 'desks'],
  }).returns<readonly DocumentStep[]>(),
} as const
