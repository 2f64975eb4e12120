import { useMemo } from 'react'
import { blankZero } from '../../components/document-list'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import type { LedgerLine, LedgerPart } from './ledger-lines'

/** The columns of a ledger; what “more” and “less” are called depends on the part. */
export function useLedgerColumns(part: LedgerPart): readonly GridColumn<LedgerLine>[] {
  const { t } = useTexts()
  return useMemo(() => {
    const isPool = part !== 'receivable' && part !== 'all'
    return [
      { field: 'businessDate', header: t('accounts:field.date'), type: 'day', width: 92 },
      { field: 'documentNumber', header: t('accounts:field.document'), type: 'code', width: 124 },
      {
        field: 'kind',
        header: t('accounts:field.kind'),
        width: 88,
        words: (_, row) =>
          row.kind === null
            ? ''
            : `${t(`accounts:entry.${row.kind}`)}${row.entry?.reversed === true ? ` ${t('accounts:reversed')}` : ''}`,
      },
      ...(part === 'all'
        ? [
            {
              field: 'part',
              header: t('accounts:field.part'),
              width: 80,
              words: (_: unknown, row: LedgerLine) => (row.part === null ? '' : t(`accounts:part.${row.part}`)),
            },
          ]
        : []),
      { field: 'quantity', header: t('accounts:field.pieces'), type: 'quantity', width: 64 },
      {
        field: 'moreFen',
        header: t(isPool ? 'accounts:field.poolMore' : 'accounts:field.more'),
        type: 'money',
        width: 112,
        value: (row) => blankZero(row.moreFen ?? 0),
      },
      {
        field: 'lessFen',
        header: t(isPool ? 'accounts:field.poolLess' : 'accounts:field.less'),
        type: 'money',
        width: 112,
        value: (row) => blankZero(row.lessFen ?? 0),
      },
      { field: 'balanceFen', header: t('accounts:field.balance'), type: 'money', width: 112 },
      { field: 'dueDate', header: t('accounts:field.due'), type: 'day', width: 92 },
      { field: 'reference', header: t('accounts:field.reference'), flex: 1, width: 96 },
    ]
  }, [part, t])
}
