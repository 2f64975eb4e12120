import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { FairStanding } from '../../../shared/schemas/fairs'
import type { FairDetail } from '../../../shared/schemas/styles'
import { useRead } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { parseQuantity, parseYuan } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { type Plan, withCategory } from './plans'
import { progressBp } from './progress'

type Unit = 'amount' | 'pieces'

interface CategoryGridProps {
  readonly fair: FairDetail
  /** Null where the role may only look. */
  readonly onSave: ((plans: Plan[]) => void) | null
}

/** The categories of the fair's styles, and any that was planned or ordered besides. */
function useCategories(fair: FairDetail): readonly string[] {
  const read = useRead('styles.matrix', { styleIds: fair.styleIds.slice(0, 2000) }, { keepPrevious: true })
  return useMemo(() => {
    const shown = (read.data ?? []).map((style) => style.category)
    const used = fair.budgets.flatMap((row) => row.categories.map((part) => part.category))
    return [...new Set([...shown, ...used])].filter((category) => category !== '').toSorted()
  }, [read.data, fair.budgets])
}

function useColumns(
  fair: FairDetail,
  unit: Unit,
  onSave: CategoryGridProps['onSave'],
): readonly GridColumn<FairStanding>[] {
  const { t } = useTexts()
  const categories = useCategories(fair)
  return useMemo(() => {
    const part = (row: FairStanding, category: string) => row.categories.find((each) => each.category === category)
    const planned = (row: FairStanding, category: string) =>
      (unit === 'amount' ? part(row, category)?.amountFen : part(row, category)?.quantity) || null
    const ordered = (row: FairStanding, category: string) =>
      (unit === 'amount' ? part(row, category)?.orderedFen : part(row, category)?.orderedQuantity) ?? 0
    const parse = (text: string): number | null => {
      const value = text.trim() === '' ? 0 : unit === 'amount' ? parseYuan(text) : parseQuantity(text)
      return value === null || value < 0 ? null : value
    }
    const save = (row: FairStanding, category: string, value: number) =>
      onSave?.(
        withCategory(fair.budgets, row.distributorId, {
          category,
          ...(unit === 'amount' ? { amountFen: value } : { quantity: value }),
        }),
      )
    return [
      { field: 'distributorCode', header: t('distributors:field.code'), type: 'code', width: 90, pinned: 'left' },
      { field: 'distributorName', header: t('fairs:field.distributor'), width: 160, pinned: 'left' },
      ...categories.flatMap((category): GridColumn<FairStanding>[] => [
        {
          field: `${category}.plan`,
          header: category,
          type: unit === 'amount' ? 'money' : 'quantity',
          width: unit === 'amount' ? 112 : 84,
          total: 'sum',
          value: (row) => planned(row, category),
          ...(onSave === null
            ? {}
            : { edit: { parse, onEdit: (row, value) => save(row, category, Number(value ?? 0)) } }),
        },
        {
          field: `${category}.progress`,
          header: t('fairs:field.progress'),
          type: 'rate',
          width: 80,
          value: (row) => progressBp(ordered(row, category), planned(row, category) ?? 0),
        },
      ]),
    ]
  }, [categories, fair.budgets, onSave, t, unit])
}

/** Each distributor's budget by category, typed into the grid, with how far it was reached. */
export function CategoryGrid({ fair, onSave }: CategoryGridProps) {
  const { t } = useTexts()
  const [unit, setUnit] = useState<Unit>('amount')
  const columns = useColumns(fair, unit, onSave)
  return (
    <div className="fair-tab">
      <div className="fair-tools">
        <span className="fair-tools-label">{t('fairs:hint.unit')}</span>
        <Segmented<Unit>
          value={unit}
          options={(['amount', 'pieces'] as const).map((value) => ({ value, label: t(`fairs:unit.${value}`) }))}
          onChange={setUnit}
        />
      </div>
      <div className="fair-grid">
        <DataGrid<FairStanding>
          key={unit}
          id={`fair-categories-${unit}`}
          columns={columns}
          rows={fair.budgets}
          rowId={(row) => row.distributorId}
          empty={<EmptyState title={t('fairs:noBudgets')} hint={t('fairs:noBudgetsHint')} />}
        />
      </div>
    </div>
  )
}
