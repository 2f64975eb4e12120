import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { FairDetail } from '../../../shared/schemas/styles'
import { EmptyState } from '../../components/empty-state'
import { DistributorPicker } from '../../components/fields'
import { parseQuantity, parseYuan } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { progressBp } from './progress'

type Budget = FairDetail['budgets'][number]
type Plan = Pick<Budget, 'distributorId' | 'amountFen' | 'quantity'>

interface BudgetGridProps {
  readonly fair: FairDetail
  /** Null where the role may only look. */
  readonly onSave: ((budgets: Plan[]) => void) | null
}

const planOf = ({ distributorId, amountFen, quantity }: Budget): Plan => ({ distributorId, amountFen, quantity })

function useColumns(fair: FairDetail, onSave: BudgetGridProps['onSave']): readonly GridColumn<Budget>[] {
  const { t } = useTexts()
  return useMemo(() => {
    const edited = (row: Budget, part: Partial<Plan>) =>
      onSave?.(
        fair.budgets.map((one) =>
          one.distributorId === row.distributorId ? { ...planOf(one), ...part } : planOf(one),
        ),
      )
    const money = onSave !== null && {
      edit: {
        parse: (text: string) => (text.trim() === '' ? 0 : wholeOrNull(parseYuan(text))),
        onEdit: (row: Budget, value: string | number | null) => edited(row, { amountFen: Number(value ?? 0) }),
      },
    }
    const pieces = onSave !== null && {
      edit: {
        parse: (text: string) => (text.trim() === '' ? 0 : parseQuantity(text)),
        onEdit: (row: Budget, value: string | number | null) => edited(row, { quantity: Number(value ?? 0) }),
      },
    }
    return [
      { field: 'distributorCode', header: t('distributors:field.code'), type: 'code', width: 104 },
      { field: 'distributorName', header: t('fairs:field.distributor'), flex: 1, width: 180 },
      { field: 'amountFen', header: t('fairs:field.budget'), type: 'money', width: 136, total: 'sum', ...money },
      { field: 'orderedFen', header: t('fairs:field.ordered'), type: 'money', width: 136, total: 'sum' },
      {
        field: 'left',
        header: t('fairs:field.left'),
        type: 'money',
        width: 136,
        value: (row) => row.orderedFen - row.amountFen,
      },
      {
        field: 'progress',
        header: t('fairs:field.progress'),
        type: 'rate',
        width: 88,
        value: (row) => progressBp(row.orderedFen, row.amountFen),
      },
      {
        field: 'quantity',
        header: t('fairs:field.budgetPieces'),
        type: 'quantity',
        width: 100,
        total: 'sum',
        ...pieces,
      },
      { field: 'orderedQuantity', header: t('fairs:field.orderedPieces'), type: 'quantity', width: 100, total: 'sum' },
    ]
  }, [fair.budgets, onSave, t])
}

const wholeOrNull = (fen: number | null) => (fen === null || fen < 0 ? null : fen)

/** Each distributor's budget and what was ordered against it; budgets are typed into the grid. */
export function BudgetGrid({ fair, onSave }: BudgetGridProps) {
  const { t } = useTexts()
  const [picked, setPicked] = useState<Budget | null>(null)
  const columns = useColumns(fair, onSave)
  return (
    <div className="fair-tab">
      {onSave !== null && (
        <div className="fair-tools">
          <span className="fair-picker">
            <DistributorPicker
              value={null}
              onChange={(id) => {
                if (id === null || fair.budgets.some((one) => one.distributorId === id)) return
                onSave([...fair.budgets.map(planOf), { distributorId: id, amountFen: 0, quantity: 0 }])
              }}
            />
          </span>
          <Button
            disabled={picked === null}
            onClick={() =>
              onSave(fair.budgets.filter((one) => one.distributorId !== picked?.distributorId).map(planOf))
            }
          >
            {t('fairs:removeDistributor')}
          </Button>
        </div>
      )}
      <div className="fair-grid">
        <DataGrid<Budget>
          id="fair-budgets"
          columns={columns}
          rows={fair.budgets}
          rowId={(row) => row.distributorId}
          onCursor={setPicked}
          empty={<EmptyState title={t('fairs:noBudgets')} hint={t('fairs:noBudgetsHint')} />}
        />
      </div>
    </div>
  )
}
