import type { reconciliations } from '../../../shared/contract/reconciliations'
import {
  acceptDifferences,
  agreeReconciliation,
  discardReconciliation,
  explainDifference,
  getReconciliation,
  listReconciliations,
  matchLines,
  prepareReconciliation,
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
  'reconciliations.match': matchLines,
  'reconciliations.unmatch': unmatchLines,
  'reconciliations.explain': explainDifference,
  'reconciliations.accept': acceptDifferences,
  'reconciliations.agree': agreeReconciliation,
  'reconciliations.sign': signReconciliation,
  'reconciliations.discard': discardReconciliation,
}
