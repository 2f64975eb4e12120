import { z } from 'zod'
import type { DocumentStep } from '../schemas/documents'
import {
  balanceReply,
  differenceAcceptance,
  differenceExplanation,
  differenceStep,
  manualMatch,
  type PeriodRow,
  type ReconciliationDocument,
  type ReconciliationRow,
  reconciliationPeriod,
  reconciliationSignature,
  reconciliationStart,
  type SettlementPlace,
  tieConfirmation,
} from '../schemas/reconciliations'
import { documentFilter, documentVersion, type Page, rowId } from '../schemas/values'
import { job, reads, writes } from './method'

const step = { changes: ['reconciliations', 'collections', 'desks'] }

/** Our account against the distributor's own book. */
export const reconciliations = {
  'reconciliations.list': reads(documentFilter).returns<Page<ReconciliationRow>>(),
  'reconciliations.get': reads(z.object({ id: rowId })).returns<ReconciliationDocument>(),
  'reconciliations.start': job(reconciliationStart, step).returns<ReconciliationDocument>(),
  /** Their answer is a balance alone: equal, it is agreed; else what it differs by is looked for. */
  'reconciliations.reply': writes(balanceReply, step).returns<ReconciliationDocument>(),
  /** Every distributor of a period: what is sent, answered, different, agreed. */
  'reconciliations.period': reads(reconciliationPeriod).returns<readonly PeriodRow[]>(),
  /** Runs again over what is new in our account; what a person confirmed, parted or explained stands. */
  'reconciliations.refresh': writes(documentVersion, step).returns<ReconciliationDocument>(),
  /** The same for every open one that something posted since belongs to. */
  'reconciliations.refreshAll': writes(reconciliationPeriod, step).returns<{ readonly refreshed: number }>(),
  'reconciliations.confirm': writes(tieConfirmation, step).returns<ReconciliationDocument>(),
  /** Drafts or finds the document that settles a difference. */
  'reconciliations.settle': writes(differenceStep, {
    changes: ['reconciliations', 'adjustments', 'receipts', 'desks'],
  }).returns<SettlementPlace>(),
  'reconciliations.match': writes(manualMatch, step).returns<ReconciliationDocument>(),
  /** Says that lines do not belong together, so that they are never offered or tied again. */
  'reconciliations.reject': writes(manualMatch, step).returns<ReconciliationDocument>(),
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
