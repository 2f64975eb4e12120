import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { planState } from '../../../shared/domain/fairs'
import type { FairDetail } from '../../../shared/schemas/styles'
import { EmptyState } from '../../components/empty-state'
import { DistributorPicker } from '../../components/fields'
import { parseQuantity, parseYuan } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { type Plan, planOf } from './plans'
import { progressBp } from './progress'

type Budget = FairDetail['budgets'][number]

interface BudgetGridProps {
  readonly fair: FairDetail
  /** Null where the role may only look. */
  readonly onSave: ((budgets: Plan[]) => void) | null
}

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
    const counted = (field: 'quantity' | 'minStyles' | 'minDepth') =>
      onSave !== null && {
        edit: {
          parse: (text: string) => (text.trim() === '' ? 0 : parseQuantity(text)),
          onEdit: (row: Budget, value: string | number | null) => edited(row, { [field]: Number(value ?? 0) }),
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
        ...counted('quantity'),
      },
      { field: 'orderedQuantity', header: t('fairs:field.orderedPieces'), type: 'quantity', width: 100, total: 'sum' },
      { field: 'minStyles', header: t('fairs:field.minStyles'), type: 'quantity', width: 84, ...counted('minStyles') },
      { field: 'styleCount', header: t('fairs:field.styleCountOrdered'), type: 'quantity', width: 84 },
      { field: 'minDepth', header: t('fairs:field.minDepth'), type: 'quantity', width: 84, ...counted('minDepth') },
      {
        field: 'depth',
        header: t('fairs:field.depth'),
        width: 92,
        value: (row) => (row.skuCount === 0 ? '' : (row.orderedQuantity / row.skuCount).toFixed(1)),
      },
      {
        field: 'state',
        header: t('fairs:field.state'),
        width: 104,
        value: (row) => planState(row.orderedFen, row.amountFen),
        words: (_value, row) => t(`fairs:plan.${planState(row.orderedFen, row.amountFen)}`),
        tone: (row) => planTone[planState(row.orderedFen, row.amountFen)],
      },
    ]
  }, [fair.budgets, onSave, t])
}

const planTone = { none: 'draft', short: 'wrong', near: 'waits', met: 'done', over: 'waits' } as const

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
