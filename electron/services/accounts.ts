import type { ParsedInput } from '../../shared/contract'
import type { BalanceRow, LedgerRow, LedgerTotals } from '../../shared/schemas/ledgers'
import type { Page } from '../../shared/schemas/values'
import {
  findBalanceAt,
  type LedgerPlace,
  listBalancesAsOf,
  listLedgerRows,
  sumLedger,
} from '../database/queries/accounts'
import { pageOf } from '../database/queries/scopes'
import { agerAsOf } from './ageing'
import { assertMaySee, type ReadingOffice } from './office'

/** What each distributor owed in each part of the account at the end of a day, and what of it was overdue. @throws Refusal notFound */
export function listBalances(office: ReadingOffice, input: ParsedInput<'accounts.balances'>): readonly BalanceRow[] {
  const { connection, actor } = office
  const { asOf, distributorId } = input
  if (distributorId !== undefined) assertMaySee(office, distributorId)
  const distributorIds = distributorId === undefined ? actor.distributorIds : [distributorId]
  const age = agerAsOf(connection, asOf)
  return listBalancesAsOf(connection, { asOf, distributorIds }).map((row) => ({
    ...row,
    overdueFen: age(row.distributorId, row.receivableFen).overdueFen,
  }))
}

/**
 * The account's entries, a page at a time. One distributor reads like a book: oldest first, with the opening balance and the balance
 * after each line, of the part asked for or over all four. Over all distributors the newest come first and there is no balance;
 * neither is there one when the list leaves out kinds of entries, because the lines would not add up to it.
 * @throws Refusal notFound
 */
export function listLedger(
  office: ReadingOffice,
  input: ParsedInput<'accounts.ledger'>,
): Page<LedgerRow> & { readonly openingFen: number | null; readonly totals: LedgerTotals | null } {
  const { connection, actor } = office
  const { distributorId, part, kind, dateFrom } = input
  if (distributorId !== undefined) assertMaySee(office, distributorId)
  const after = placeOf(input.after)
  const rows = listLedgerRows(connection, {
    ...input,
    after,
    oldestFirst: distributorId !== undefined,
    distributorIds: distributorId === undefined ? actor.distributorIds : null,
  })
  const page = pageOf(rows, input.limit, (row) => `${row.businessDate}/${row.id}`)
  // Over everyone a sum would read the whole ledger for a list of which only the top is seen.
  const totals =
    distributorId === undefined || after !== null ? null : sumLedger(connection, { ...input, distributorIds: null })
  if (distributorId === undefined || kind !== undefined) return { ...page, openingFen: null, totals }
  const balanceAt = (place: LedgerPlace | null) =>
    place === null ? 0 : findBalanceAt(connection, distributorId, part, place)
  const openingFen = balanceAt(dateFrom === undefined ? null : { date: dateFrom, id: 0 })
  let balanceFen = after === null ? openingFen : balanceAt(after)
  return {
    openingFen,
    totals,
    next: page.next,
    rows: page.rows.map((row) => {
      balanceFen += row.amountFen
      return { ...row, balanceFen }
    }),
  }
}

function placeOf(cursor: string | undefined): LedgerPlace | null {
  if (cursor === undefined) return null
  const [date = '', id = '0'] = cursor.split('/')
  return { date, id: Number(id) }
}
