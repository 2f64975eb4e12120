import { useMemo } from 'react'
import type { StatementRow } from '../../../shared/schemas/statements'
import { blankZero } from '../../components/document-list'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { stateText } from './statement-state'

/** The columns of the period's list. */
export function useStatementColumns(): readonly GridColumn<StatementRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      {
        field: 'status',
        header: t('statements:field.state'),
        type: 'state',
        width: 112,
        words: (_, row) => stateText(t, row.status, row.agreement),
      },
      { field: 'distributorCode', header: t('accounts:field.code'), type: 'code', width: 72 },
      { field: 'distributorName', header: t('accounts:field.name'), flex: 1, width: 150 },
      { field: 'regionName', header: t('accounts:field.region'), width: 72, hidden: true },
      { field: 'dateFrom', header: t('statements:field.from'), type: 'day', width: 92, hidden: true },
      { field: 'dateTo', header: t('statements:field.to'), type: 'day', width: 92, hidden: true },
      {
        field: 'openingFen',
        header: t('statements:field.opening'),
        type: 'money',
        total: 'sum',
        width: 116,
        value: (row) => blankZero(row.openingFen),
      },
      {
        field: 'movedFen',
        header: t('statements:field.moved'),
        type: 'money',
        total: 'sum',
        width: 116,
        value: (row) => blankZero(row.closingFen - row.openingFen),
      },
      { field: 'closingFen', header: t('statements:field.closing'), type: 'money', total: 'sum', width: 116 },
      { field: 'number', header: t('goods:field.number'), type: 'code', width: 132 },
    ],
    [t],
  )
}
