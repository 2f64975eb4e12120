export { acceptDifferences, explainDifference, matchLines, unmatchLines } from './matching'
export { prepareReconciliation, startReconciliation } from './start'
export { agreeReconciliation, discardReconciliation, signReconciliation } from './steps'
export { getReconciliation, listReconciliations } from './views'
