import { useMemo } from 'react'
import { addDays, addMonths, firstDayOfMonth, lastDayOfMonth } from '../../../shared/domain/days'
import type { BalanceRow } from '../../../shared/schemas/ledgers'
import type { StatementRow } from '../../../shared/schemas/statements'
import { api } from '../../api'
import { useAllPages } from '../../api/all-pages'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'

/** A distributor's balances with its newest statement as of the day. */
export interface AccountRow extends BalanceRow {
  readonly statement: StatementRow | null
  /** The newest statement reaches the last day of the last whole month. */
  readonly stated: boolean
}

/** The last day of the newest month that was over by a day; a month that ends on it is over. */
export function lastMonthEnd(day: string): string {
  return lastDayOfMonth(day) === day ? day : addDays(firstDayOfMonth(day), -1)
}

/** Statements older than a quarter say nothing of the current period. */
const monthsBack = -3

function newestByDistributor(rows: readonly StatementRow[]): ReadonlyMap<number, StatementRow> {
  const newest = new Map<number, StatementRow>()
  for (const row of rows) {
    if (row.distributorId === null) continue
    const known = newest.get(row.distributorId)
    if (known === undefined || known.dateTo < row.dateTo) newest.set(row.distributorId, row)
  }
  return newest
}

/** Everyone's balances as of a day with the traffic light of the current period; undefined while they are being read. */
export function useAccountRows(asOf: string) {
  const maySeeStatements = useMay()('statements.list')
  const balances = useRead('accounts.balances', { asOf }, { keepPrevious: true })
  const dateFrom = firstDayOfMonth(addMonths(asOf, monthsBack))
  const statements = useAllPages('statements', [dateFrom, asOf, maySeeStatements], (page) =>
    maySeeStatements
      ? api.statements.list({ dateFrom, dateTo: asOf, ...page })
      : Promise.resolve({ rows: [], next: null }),
  )
  const rows = useMemo(() => {
    if (balances.data === undefined) return undefined
    const newest = newestByDistributor(statements.data ?? [])
    const end = lastMonthEnd(asOf)
    return balances.data.map((row): AccountRow => {
      const statement = newest.get(row.distributorId) ?? null
      return { ...row, statement, stated: statement !== null && statement.dateTo >= end }
    })
  }, [balances.data, statements.data, asOf])
  return { rows, error: balances.error, refetch: balances.refetch, statementsKnown: statements.data !== undefined }
}

/** The lists of the opening page, by what they ask of an account. */
export const accountChips = {
  all: () => true,
  owing: (row: AccountRow) => row.receivableFen > 0,
  overdue: (row: AccountRow) => row.overdueFen > 0,
  overLimit: (row: AccountRow) => row.receivableFen > row.creditLimitFen,
  disputed: (row: AccountRow) => row.statement?.status === 'disputed',
  unstated: (row: AccountRow) => !row.stated,
} as const satisfies Readonly<Record<string, (row: AccountRow) => boolean>>
/** The key of such a list. */
export type AccountChip = keyof typeof accountChips

/** Narrows a chip's key. */
export function isAccountChip(key: string): key is AccountChip {
  return key in accountChips
}
