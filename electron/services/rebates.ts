import type { ParsedInput } from '../../shared/contract'
import { rateBetween, sumOf } from '../../shared/domain/money'
import { rebateBasis, rebateKey, rebateOf } from '../../shared/domain/rebates'
import { Refusal } from '../../shared/schemas/errors'
import type { RebateFormula, RebateRow, RebatesAccrued } from '../../shared/schemas/rebates'
import type { Reader } from '../database/connection'
import { listAccrued, listRebateBases } from '../database/queries/rebates'
import { saveAdjustment } from './adjustments'
import { inTransaction, type Office, type ReadingOffice } from './office'
import { fieldRefusal } from './steps'

function rowsOf(
  reader: Reader,
  formula: RebateFormula,
  distributorIds: readonly number[] | null,
): readonly RebateRow[] {
  const accrued = listAccrued(reader, rebateKey(formula))
  return listRebateBases(reader, formula.base, { ...formula, distributorIds }).map((row) => {
    const earnedFen = rebateOf(row.baseFen, formula.steps, formula.way)
    const accruedFen = accrued.get(row.distributorId) ?? 0
    const rateBp = row.baseFen > 0 ? rateBetween(earnedFen, row.baseFen) : 0
    return { ...row, rateBp, earnedFen, accruedFen, proposedFen: earnedFen - accruedFen }
  })
}

/** What every distributor earned by a formula, what of it was accrued before, and what is left; nothing is written. */
export const proposeRebates = (
  { connection, actor }: ReadingOffice,
  formula: ParsedInput<'adjustments.proposeRebates'>,
): readonly RebateRow[] => rowsOf(connection, formula, actor.distributorIds)

/**
 * Makes a draft of every chosen rebate, all or none; each waits for its approval like any adjustment. The same days and base never accrue
 * twice: only what is left goes in, less than nothing where goods came back since.
 * @throws Refusal notFound, invalidInput at the row whose figure is another one by now
 */
export function accrueRebates(office: Office, input: ParsedInput<'adjustments.accrueRebates'>): RebatesAccrued {
  const { formula, agreement, businessDate, rows } = input
  return inTransaction(office, (tx) => {
    const now = new Map(rowsOf(tx, formula, office.actor.distributorIds).map((row) => [row.distributorId, row]))
    for (const [index, { distributorId, proposedFen }] of rows.entries()) {
      const row = now.get(distributorId)
      if (row === undefined) throw new Refusal('notFound')
      if (row.proposedFen !== proposedFen || proposedFen === 0)
        throw fieldRefusal(`rows.${index}.proposedFen`, 'changed')
      saveAdjustment(office, {
        ...{ distributorId, businessDate, amountFen: proposedFen, reference: rebateKey(formula), remark: '' },
        ...{ adjustmentKind: 'rebateAccrued', part: 'rebate', basis: rebateBasis(agreement, formula, row) },
      })
    }
    return { count: rows.length, amountFen: sumOf(rows.map(({ proposedFen }) => proposedFen)) }
  })
}
