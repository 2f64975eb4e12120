import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { PeriodRow, ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'

/** Where the work on a customer of a period goes on: its comparison, else bringing its book. */
export function placeOfRow(row: PeriodRow, days: { readonly dateFrom: string; readonly dateTo: string }): string {
  return row.reconciliationId === null
    ? `/reconciliations/new?distributor=${row.id}&from=${days.dateFrom}&to=${days.dateTo}`
    : `/reconciliations/${row.reconciliationId}`
}

const waits = ({ light }: PeriodRow): boolean => light === 'differences' || light === 'matched'

/** The next customer of the same days whose comparison is open, round and round; null when there is none. */
export function useNextCustomer({ document, dateFrom, dateTo }: ReconciliationDocument): (() => void) | null {
  const navigate = useNavigate()
  const may = useMay()('reconciliations.period')
  const { data } = useRead('reconciliations.period', { dateFrom, dateTo }, { enabled: may })
  return useMemo(() => {
    const rows = (data ?? []).filter((row) => waits(row) && row.id !== document.distributorId)
    const inOrder = rows.toSorted((a, b) => (a.code < b.code ? -1 : 1))
    const next = inOrder.find(({ code }) => code > document.distributorCode) ?? inOrder[0]
    return next === undefined ? null : () => void navigate(placeOfRow(next, { dateFrom, dateTo }))
  }, [data, document.distributorId, document.distributorCode, dateFrom, dateTo, navigate])
}
