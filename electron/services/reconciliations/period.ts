import type { ParsedInput } from '../../../shared/contract'
import { lightOf } from '../../../shared/domain/reconciliation/lights'
import type { PeriodRow } from '../../../shared/schemas/reconciliations'
import { listBalancesAsOf } from '../../database/queries/accounts'
import { listReconciliationsOf } from '../../database/queries/reconciliation-answers'
import { countDocumentsSince, listReconciliationFigures } from '../../database/queries/reconciliations'
import { listStatementsOf } from '../../database/queries/statements'
import type { ReadingOffice } from '../office'

/** Distributors with something to do come first: their book is here and differs, then those who have not answered. */
const ORDER: Readonly<Record<PeriodRow['light'], number>> = {
  ...{ differences: 0, matched: 1, sent: 2, notSent: 3, agreed: 4, signed: 5 },
}

/** Every distributor of a period with how far it is: statement sent, answered, differences, agreed, signed. */
export function listPeriod(
  { connection, actor: { distributorIds } }: ReadingOffice,
  days: ParsedInput<'reconciliations.period'>,
): readonly PeriodRow[] {
  const newest = new Map(
    listReconciliationsOf(connection, days)
      .toReversed()
      .map((one) => [one.distributorId, one]),
  )
  const figures = listReconciliationFigures(
    connection,
    [...newest.values()].map(({ id }) => id),
  )
  const statements = new Map(listStatementsOf(connection, days).map((one) => [one.distributorId, one]))
  return listBalancesAsOf(connection, { asOf: days.dateTo, distributorIds })
    .map(({ distributorId, distributorCode, distributorName, receivableFen }): PeriodRow => {
      const [statement, reconciliation] = [statements.get(distributorId), newest.get(distributorId)]
      const own = reconciliation === undefined ? undefined : figures.get(reconciliation.id)
      const since = reconciliation?.status === 'open' ? { ...reconciliation, ...days, distributorId } : null
      const openCount = own?.openCount ?? 0
      return {
        ...{ id: distributorId, code: distributorCode, name: distributorName, openCount },
        light: lightOf({
          statementStatus: statement?.status ?? null,
          reconciliationStatus: reconciliation?.status ?? null,
          openCount,
        }),
        statementId: statement?.id ?? null,
        statementNumber: statement?.number ?? '',
        reconciliationId: reconciliation?.id ?? null,
        reconciliationNumber: reconciliation?.number ?? '',
        ourClosingFen: own?.ourClosingFen ?? receivableFen,
        theirClosingFen: own?.theirClosingFen ?? null,
        unexplainedFen: own?.unexplainedFen ?? 0,
        newEntryCount: since === null ? 0 : countDocumentsSince(connection, since),
      }
    })
    .toSorted((a, b) => ORDER[a.light] - ORDER[b.light] || (a.code < b.code ? -1 : 1))
}
