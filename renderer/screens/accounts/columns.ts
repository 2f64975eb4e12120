import { useMemo } from 'react'
import type { DocumentStatus } from '../../../shared/schemas/documents'
import { toFavour } from '../../components/accounts-desk/figures'
import { blankZero } from '../../components/document-list'
import type { GridColumn } from '../../grid'
import { type Translate, useTexts } from '../../i18n'
import type { AccountRow } from './account-rows'

type Light = 'draft' | 'issued' | 'confirmed' | 'disputed' | 'closed'
const isLight = (status: DocumentStatus): status is Light =>
  ['draft', 'issued', 'confirmed', 'disputed', 'closed'].includes(status)

/** What the traffic light of an account says. */
export function lightText(t: Translate, status: DocumentStatus | undefined): string {
  return status !== undefined && isLight(status) ? t(`statements:state.${status}`) : t('accounts:light.none')
}

const pool = (field: 'prepaymentFen' | 'depositFen' | 'rebateFen') => (row: AccountRow) =>
  blankZero(toFavour(row[field]))

function moneyColumns(t: Translate): readonly GridColumn<AccountRow>[] {
  const money = { type: 'money', total: 'sum', width: 106 } as const
  return [
    {
      ...money,
      field: 'receivableFen',
      header: t('accounts:field.receivable'),
      width: 112,
      value: (row) => blankZero(row.receivableFen),
    },
    { ...money, field: 'overdueFen', header: t('accounts:field.overdue'), value: (row) => blankZero(row.overdueFen) },
    { ...money, field: 'prepaymentFen', header: t('accounts:field.prepayment'), value: pool('prepaymentFen') },
    { ...money, field: 'depositFen', header: t('accounts:field.deposit'), value: pool('depositFen') },
    { ...money, field: 'rebateFen', header: t('accounts:field.rebate'), value: pool('rebateFen') },
    {
      ...money,
      field: 'creditLimitFen',
      header: t('accounts:field.creditLimit'),
      width: 120,
      value: (row) => blankZero(row.creditLimitFen),
    },
  ]
}

/** The columns of the opening page. */
export function useAccountColumns(): readonly GridColumn<AccountRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'distributorCode', header: t('accounts:field.code'), type: 'code', width: 72 },
      { field: 'distributorName', header: t('accounts:field.name'), flex: 1, width: 148 },
      { field: 'regionName', header: t('accounts:field.region'), width: 72, hidden: true },
      {
        field: 'statement',
        header: t('accounts:field.statement'),
        type: 'state',
        width: 108,
        value: (row) => row.statement?.status ?? '',
        words: (_, row) => lightText(t, row.statement?.status),
      },
      {
        field: 'statedThrough',
        header: t('accounts:field.statedThrough'),
        type: 'day',
        width: 92,
        hidden: true,
        value: (row) => row.statement?.dateTo ?? null,
      },
      ...moneyColumns(t),
    ],
    [t],
  )
}
