import { useMemo } from 'react'
import type { DocumentRow } from '../../../shared/schemas/documents'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

/** A figure whose zero is left blank. */
export const blankZero = (value: number): number | null => (value === 0 ? null : value)

/** Which of the common columns a kind leaves out. */
export interface DocumentColumnOptions {
  readonly distributor?: boolean
  readonly warehouse?: boolean
  readonly amount?: boolean
}

/** The columns every list of documents begins and ends with; what a kind has of its own stands between. */
export function useDocumentColumns<Row extends DocumentRow>(
  own: readonly GridColumn<Row>[],
  options: DocumentColumnOptions = {},
): readonly GridColumn<Row>[] {
  const { t } = useTexts()
  const { distributor = true, warehouse = true, amount = true } = options
  return useMemo(() => {
    const named: GridColumn<Row>[] = [
      { field: 'distributorName', header: t('goods:field.distributor'), flex: 1, width: 148 },
      { field: 'distributorCode', header: t('goods:field.distributorCode'), type: 'code', width: 110, hidden: true },
      { field: 'regionName', header: t('goods:field.region'), width: 88, hidden: true },
    ]
    return [
      { field: 'number', header: t('goods:field.number'), type: 'code', width: 124 },
      { field: 'businessDate', header: t('goods:field.date'), type: 'day', width: 92 },
      ...(distributor ? named : []),
      ...own,
      ...(warehouse ? [{ field: 'warehouseName', header: t('goods:field.warehouse'), width: 88 } as const] : []),
      { field: 'status', header: t('goods:field.state'), type: 'state', width: 116 },
      {
        field: 'quantity',
        header: t('goods:field.pieces'),
        type: 'quantity',
        width: 68,
        value: (row) => blankZero(row.quantity),
      },
      ...(amount
        ? [
            {
              field: 'amountFen',
              header: t('goods:field.amount'),
              type: 'money',
              width: 112,
              value: (row: Row) => blankZero(row.amountFen),
            } as const,
          ]
        : []),
      { field: 'reference', header: t('goods:field.reference'), width: 132 },
      { field: 'createdByName', header: t('goods:field.createdBy'), width: 88, hidden: true },
      { field: 'remark', header: t('goods:field.remark'), width: 160, hidden: true },
    ]
  }, [own, distributor, warehouse, amount, t])
}
