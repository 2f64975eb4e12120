import type { MatchPass, DifferenceClass as ProposedClass } from '../../../shared/domain/reconciliation'
import type { DifferenceClass, ReconciliationPass } from '../../../shared/schemas/reconciliations'

/** The names under which proposals of the matching rules are kept, where they differ. */
const KEPT: Partial<Record<ProposedClass, DifferenceClass>> = {
  receiptUnclaimed: 'paymentUnclaimed',
  openingMismatch: 'openingDifference',
  wrongAccount: 'freight',
}

/** The kept name of a proposed class. */
export const keptClass = (proposed: ProposedClass): DifferenceClass =>
  KEPT[proposed] ??
  // Every proposed class that is not renamed above has the same name on both sides; a test walks all of them.
  (proposed as DifferenceClass)

const KEPT_PASSES: Readonly<Record<MatchPass, ReconciliationPass>> = {
  exact: 'exact',
  kept: 'manual',
  ...{ mentions: 'reference', referenceTotal: 'reference', referenceOnly: 'reference' },
  ...{ sameAmount: 'amount', nearAmount: 'amount', sum: 'sum', run: 'sum', reversal: 'reversal', goods: 'goods' },
}

/** The kept name of a pass. */
export const keptPass = (pass: MatchPass): ReconciliationPass => KEPT_PASSES[pass]
