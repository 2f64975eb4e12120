import type { reconciliations } from '../../../shared/contract/reconciliations'
import {
  acceptDifferences,
  agreeReconciliation,
  confirmTies,
  discardReconciliation,
  explainDifference,
  getReconciliation,
  listPeriod,
  listReconciliations,
  matchLines,
  prepareReconciliation,
  refreshReconciliation,
  refreshTouched,
  rejectTie,
  replyWithBalance,
  settleDifference,
  signReconciliation,
  startReconciliation,
  unmatchLines,
} from '../../services/reconciliations'
import { defineJob, type HandlersOf } from './types'

/** Answers the methods of reconciliations. */
export const reconciliationHandlers: HandlersOf<typeof reconciliations> = {
  'reconciliations.list': listReconciliations,
  'reconciliations.get': getReconciliation,
  'reconciliations.start': defineJob<'reconciliations.start', Awaited<ReturnType<typeof prepareReconciliation>>>({
    prepare: prepareReconciliation,
    commit: startReconciliation,
  }),
  'reconciliations.reply': replyWithBalance,
  'reconciliations.period': listPeriod,
  'reconciliations.refresh': refreshReconciliation,
  'reconciliations.refreshAll': refreshTouched,
  'reconciliations.confirm': confirmTies,
  'reconciliations.settle': settleDifference,
  'reconciliations.match': matchLines,
  'reconciliations.reject': rejectTie,
  'reconciliations.unmatch': unmatchLines,
  'reconciliations.explain': explainDifference,
  'reconciliations.accept': acceptDifferences,
  'reconciliations.agree': agreeReconciliation,
  'reconciliations.sign': signReconciliation,
  'reconciliations.discard': discardReconciliation,
}
