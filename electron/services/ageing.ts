import type { ParsedInput } from '../../shared/contract'
import { type Ageing, ageReceivable } from '../../shared/domain/ageing'
import type { AgeingRow } from '../../shared/schemas/ledgers'
import type { Reader } from '../database/connection'
import { findBalanceAt, listBalancesAsOf, listOpenCharges } from '../database/queries/accounts'
import { assertMaySee, type ReadingOffice } from './office'

/** Ages one distributor after another as of a day, given what each owes in the receivable. */
export type Ager = (distributorId: number, receivableFen: number) => Ageing

/**
 * Ages receivables by the rule of `shared/domain/ageing`, but hands it only what is open: what settlements leave of a charge, and since
 * the credits nobody settled pay oldest due first, what is left of a balance is the newest due of that.
 */
export function agerAsOf(reader: Reader, asOf: string): Ager {
  return (distributorId, receivableFen) => {
    if (receivableFen > 0) return ageReceivable(listOpenCharges(reader, distributorId, asOf, receivableFen), [], asOf)
    const credit = { id: 0, date: asOf, dueDate: null, amountFen: receivableFen }
    return ageReceivable(receivableFen < 0 ? [credit] : [], [], asOf)
  }
}

/** One distributor's receivable by age, e.g. for the credit gate. */
export const ageDistributor = (reader: Reader, distributorId: number, asOf: string): Ageing =>
  agerAsOf(reader, asOf)(
    distributorId,
    findBalanceAt(reader, distributorId, 'receivable', { date: asOf, id: Number.MAX_SAFE_INTEGER }),
  )

/** Every distributor's receivable by age as of a day; who owes nothing and has no open credit is left out unless asked for by name. */
export function listAgeing(office: ReadingOffice, input: ParsedInput<'accounts.ageing'>): readonly AgeingRow[] {
  const { connection, actor } = office
  const { asOf, distributorId } = input
  if (distributorId !== undefined) assertMaySee(office, distributorId)
  const distributorIds = distributorId === undefined ? actor.distributorIds : [distributorId]
  const age = agerAsOf(connection, asOf)
  return listBalancesAsOf(connection, { asOf, distributorIds }).flatMap((row) => {
    const { buckets, balanceFen, items } = age(row.distributorId, row.receivableFen)
    if (items.length === 0 && distributorId === undefined) return []
    return [
      {
        distributorId: row.distributorId,
        distributorCode: row.distributorCode,
        distributorName: row.distributorName,
        regionName: row.regionName,
        receivableFen: balanceFen,
        notDueFen: buckets.notDue,
        days30Fen: buckets.days1to30,
        days60Fen: buckets.days31to60,
        days90Fen: buckets.days61to90,
        olderFen: buckets.over90,
        noDueDateFen: buckets.noDueDate,
        unallocatedCreditFen: buckets.unallocatedCredit,
      },
    ]
  })
}
