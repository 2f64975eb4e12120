import { Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { AggregationCell, AggregationPreview } from '../../../shared/schemas/production'
import { EmptyState } from '../../components/empty-state'
import { GoodsSheet } from '../../components/goods'
import { StylesIcon } from '../../components/icons'
import { formatRate } from '../../components/values/text'
import type { CellFlag, SheetColumn, SheetCursor } from '../../grid/size-matrix'
import { type Translate, useTexts } from '../../i18n'
import { type AggregateTerms, rulesOf } from './aggregate-terms'
import { CellStory, type StoryCell } from './cell-story'
import { LateOrders } from './late-orders'

/** What the cells show. */
export const previewFigures = ['quantity', 'demand', 'added'] as const
/** What the cells show. */
export type PreviewFigure = (typeof previewFigures)[number]

const addedOf = (cell: AggregationCell) => cell.quantity - cell.demand
const figureOf = (cell: AggregationCell, figure: PreviewFigure) => (figure === 'added' ? addedOf(cell) : cell[figure])

type Why = (reason: 'buffer' | 'pack' | 'minimum') => string

function useWhy(terms: AggregateTerms): Why {
  const { t } = useTexts()
  return useCallback(
    (reason) => {
      const rules = rulesOf(terms)
      if (reason === 'buffer') return t('production:story.why.buffer', { percent: formatRate(rules.bufferBp) })
      if (reason === 'minimum') return t('production:story.why.minimum', { count: rules.minimumQuantity })
      if (rules.pack === 'ratio') return t('production:story.why.ratio')
      return t('production:story.why.multiple', { count: rules.packMultiple })
    },
    [terms, t],
  )
}

function storyOf(cell: AggregationCell, why: Why): StoryCell {
  const reasons = ['buffer', 'pack', 'minimum'] as const
  return {
    title: `${cell.styleCode} ${cell.colourName} ${cell.size}`,
    sources: cell.sources,
    quantity: cell.quantity,
    additions: reasons
      .map((reason) => ({ reason, quantity: cell[reason], why: why(reason) }))
      .filter((addition) => addition.quantity > 0),
  }
}

function useRowColumns(cells: readonly AggregationCell[]): readonly SheetColumn[] {
  const { t } = useTexts()
  return useMemo(() => {
    const rows = Map.groupBy(cells, (cell) => `${cell.styleId}-${cell.colourId}`)
    const column = (field: PreviewFigure, header: string): SheetColumn => ({
      ...{ field, header, width: 76, type: 'quantity', total: 'sum' },
      value: (row) => (rows.get(row.id) ?? []).reduce((sum, cell) => sum + figureOf(cell, field), 0),
    })
    return [
      column('demand', t('production:pick.demand')),
      column('added', t('production:pick.added')),
      column('quantity', t('production:pick.quantity')),
    ]
  }, [cells, t])
}

function noteOf({ demand, buffer, pack, minimum, quantity }: AggregationCell, t: Translate): CellFlag | null {
  if (quantity === demand) return null
  return { kind: 'note', reason: t('production:story.cell', { demand, buffer, pack, minimum, quantity }) }
}

interface PreviewProps {
  readonly preview: AggregationPreview
  readonly terms: AggregateTerms
  readonly figure: PreviewFigure
  readonly onFigure: (figure: PreviewFigure) => void
}

/** What the sum would give: every size with its demand and what is added, and the story of the one under the cursor. */
export function Preview({ preview, terms, figure, onFigure }: PreviewProps) {
  const { t } = useTexts()
  const { cells } = preview
  const [skuId, setSkuId] = useState<number | null>(cells[0]?.skuId ?? null)
  const why = useWhy(terms)
  const lines = useMemo(
    () => cells.map((cell) => ({ ...cell, id: cell.skuId, quantity: figureOf(cell, figure), cell })),
    [cells, figure],
  )
  const flagOf = useCallback((line: { readonly cell: AggregationCell }) => noteOf(line.cell, t), [t])
  const onCursor = useCallback(({ row, position }: SheetCursor) => setSkuId(row?.skuIds?.[position] ?? null), [])
  const columns = useRowColumns(cells)
  const current = cells.find((cell) => cell.skuId === skuId)
  if (cells.length === 0)
    return (
      <EmptyState icon={<StylesIcon />} title={t('production:pick.nothing')} hint={t('production:pick.nothingHint')} />
    )
  return (
    <div className="production-body">
      <div className="lines-frame">
        <div className="lines-bar">
          <Segmented<PreviewFigure>
            size="small"
            value={figure}
            onChange={onFigure}
            options={previewFigures.map((name) => ({ value: name, label: t(`production:pick.figure.${name}`) }))}
          />
        </div>
        <div className="lines-body">
          <GoodsSheet
            lines={lines}
            version={`${figure}${JSON.stringify(lines.map((line) => line.quantity))}`}
            priceless
            right={columns}
            flagOf={flagOf}
            onCursor={onCursor}
          />
        </div>
      </div>
      <CellStory cell={current === undefined ? null : storyOf(current, why)}>
        <LateOrders late={preview.late} />
      </CellStory>
    </div>
  )
}
