import { z } from 'zod'
import type { DocumentRow, DocumentStep } from '../schemas/documents'
import { type QuotaState, type ReturnDocument, returnArrival, returnDraft, returnInspection } from '../schemas/returns'
import {
  amountFen,
  businessDay,
  documentFilter,
  documentVersion,
  type Page,
  reasonedStep,
  remark,
  rowId,
} from '../schemas/values'
import { reads, writes } from './method'

const step = { changes: ['returns', 'desks'] }

/** Goods coming back. */
export const returns = {
  'returns.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'returns.get': reads(z.object({ id: rowId })).returns<ReturnDocument>(),
  'returns.quota': reads(
    z.object({ distributorId: rowId, date: businessDay, thisFen: amountFen }),
  ).returns<QuotaState>(),
  'returns.save': writes(returnDraft, step).returns<ReturnDocument>(),
  'returns.approve': writes(documentVersion, step).returns<DocumentStep>(),
  /** Approves beyond the quota; apart, so that a role can hold the one and not the other. */
  'returns.approveOverQuota': writes(reasonedStep, step).returns<DocumentStep>(),
  /** Approves pieces that were never sold to the distributor; apart like the quota. */
  'returns.approveBeyondSold': writes(reasonedStep, step).returns<DocumentStep>(),
  /** Prices an open return anew; it waits to be approved again. */
  'returns.reprice': writes(documentVersion, step).returns<DocumentStep>(),
  'returns.reject': writes(reasonedStep, step).returns<DocumentStep>(),
  'returns.cancel': writes(documentVersion, step).returns<DocumentStep>(),
  'returns.receive': writes(returnArrival.extend({ remark }), step).returns<DocumentStep>(),
  'returns.inspect': writes(returnInspection, {
    changes: ['returns', 'shipments', 'stock', 'accounts', 'reconciliations', 'settlements', 'collections', 'desks'],
  }).returns<DocumentStep>(),
} as const
