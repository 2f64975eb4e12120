import { z } from 'zod'
import type { DocumentStep } from '../schemas/documents'
import {
  differenceAcceptance,
  differenceExplanation,
  manualMatch,
  type ReconciliationDocument,
  type ReconciliationRow,
  reconciliationSignature,
  reconciliationStart,
} from '../schemas/reconciliations'
import { documentFilter, documentVersion, type Page, rowId } from '../schemas/values'
import { job, reads, writes } from './method'

const step = { changes: ['reconciliations', 'collections', 'desks'] }

/** Our account against the distributor's own book. */
export const reconciliations = {
  'reconciliations.list': reads(documentFilter).returns<Page<ReconciliationRow>>(),
  'reconciliations.get': reads(z.object({ id: rowId })).returns<ReconciliationDocument>(),
  'reconciliations.start': job(reconciliationStart, step).returns<ReconciliationDocument>(),
  'reconciliations.match': writes(manualMatch, step).returns<ReconciliationDocument>(),
  'reconciliations.unmatch': writes(
    documentVersion.extend({ groupNo: z.int() }),
    step,
  ).returns<ReconciliationDocument>(),
  'reconciliations.explain': writes(differenceExplanation, step).returns<ReconciliationDocument>(),
  'reconciliations.accept': writes(differenceAcceptance, step).returns<ReconciliationDocument>(),
  'reconciliations.agree': writes(documentVersion, step).returns<DocumentStep>(),
  'reconciliations.sign': writes(reconciliationSignature, step).returns<DocumentStep>(),
  'reconciliations.discard': writes(documentVersion, step).returns<DocumentStep>(),
} as const
