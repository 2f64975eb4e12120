import { useMemo } from 'react'
import type { OrderRow } from '../../../shared/schemas/orders'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

/** The columns of the order list. */
export function useOrderColumns(): readonly GridColumn<OrderRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'number', header: t('orders:field.number'), type: 'code', width: 130 },
      { field: 'businessDate', header: t('orders:field.date'), type: 'day', width: 94 },
      { field: 'distributorName', header: t('orders:field.distributor'), flex: 1, width: 132 },
      {
        field: 'orderKind',
        header: t('orders:field.kind'),
        width: 76,
        words: (_, row) => t(`orders:kind.${row.orderKind}`),
      },
      { field: 'status', header: t('orders:field.state'), type: 'state', width: 96 },
      { field: 'quantity', header: t('orders:field.pieces'), type: 'quantity', width: 62 },
      { field: 'amountFen', header: t('orders:field.amount'), type: 'money', width: 106 },
      {
        field: 'allocatedQuantity',
        header: t('orders:field.allocated'),
        type: 'quantity',
        width: 80,
        value: blankZero('allocatedQuantity'),
      },
      {
        field: 'shippedQuantity',
        header: t('orders:field.shipped'),
        type: 'quantity',
        width: 72,
        value: blankZero('shippedQuantity'),
      },
      {
        field: 'openQuantity',
        header: t('orders:field.open'),
        type: 'quantity',
        width: 62,
        value: blankZero('openQuantity'),
      },
      { field: 'reference', header: t('orders:field.reference'), width: 132 },
      { field: 'regionName', header: t('orders:field.region'), width: 88, hidden: true },
      { field: 'distributorCode', header: t('orders:field.distributorCode'), type: 'code', width: 110, hidden: true },
      { field: 'createdByName', header: t('orders:field.createdBy'), width: 88, hidden: true },
      { field: 'remark', header: t('orders:field.remark'), width: 160, hidden: true },
    ],
    [t],
  )
}

const blankZero = (field: 'allocatedQuantity' | 'shippedQuantity' | 'openQuantity') => (row: OrderRow) =>
  row[field] === 0 ? null : row[field]
