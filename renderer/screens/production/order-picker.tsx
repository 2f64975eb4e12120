import { Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRow } from '../../../shared/schemas/orders'
import type { AggregationPreview } from '../../../shared/schemas/production'
import { useRead, useWrite } from '../../api/hooks'
import { DocumentScreen, Total, Totals } from '../../components/document-screen'
import { EmptyState } from '../../components/empty-state'
import { DocumentNote } from '../../components/goods'
import { StylesIcon } from '../../components/icons'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { AggregateForm, type AggregateTerms, rulesOf, useTerms } from './aggregate-terms'
import { Preview, type PreviewFigure, previewFigures } from './preview'
import { WaitingOrders } from './waiting-orders'
import './production.css'

type View = 'orders' | 'preview'

/** Sums the chosen orders; says what is missing first. */
function useAggregate(terms: AggregateTerms, chosen: readonly OrderRow[]) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('production.aggregate')
  const run = useCallback(async () => {
    const { factory, businessDate, dueDate, remark } = terms
    if (factory.trim() === '' || dueDate === null) {
      toast.error(t(dueDate === null ? 'production:save.needDue' : 'production:save.needFactory'))
      document.getElementById(dueDate === null ? 'pick-due' : 'pick-factory')?.focus()
      return
    }
    const orderIds = chosen.map((order) => order.id)
    const done = await write.run({ factory, businessDate, dueDate, remark, orderIds, ...rulesOf(terms) })
    if (!done.ok) return
    localStorage.setItem('production.factory', factory)
    const { id, number } = done.value.document
    toast.success(t('production:pick.done', { number }))
    void navigate(`/production/${id}`, { replace: true })
  }, [terms, chosen, write, toast, t, navigate])
  return { run, busy: write.pending }
}

/** What the sum would give now; read again a moment after the last change. */
function usePreview(terms: AggregateTerms, chosen: readonly OrderRow[], shown: boolean) {
  const asked = useMemo(
    () => ({
      dueDate: terms.dueDate ?? terms.businessDate,
      orderIds: chosen.map((order) => order.id),
      ...rulesOf(terms),
    }),
    [terms, chosen],
  )
  const settled = useSettled(asked, 150)
  return useRead('production.preview', settled, {
    enabled: shown && settled.orderIds.length > 0,
    keepPrevious: true,
  })
}

function useViews() {
  const { t } = useTexts()
  const [view, setView] = useState<View>('orders')
  const [figure, setFigure] = useState<PreviewFigure>('quantity')
  const grid = useRef<GridHandle>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else if (view === 'orders') grid.current?.focus()
    // The sheet takes the keyboard where nobody holds it.
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [view])
  const keys = useMemo(
    () => [
      {
        keys: 'Alt+P',
        label: t('production:pick.previewKey'),
        run: () => setView((now) => (now === 'orders' ? 'preview' : 'orders')),
      },
      {
        keys: 'Alt+V',
        label: t('production:pick.figureKey'),
        run: () => setFigure((now) => previewFigures[(previewFigures.indexOf(now) + 1) % previewFigures.length] ?? now),
      },
    ],
    [t],
  )
  return { view, setView, figure, setFigure, grid, keys }
}

function Sums({ chosen, preview }: { chosen: readonly OrderRow[]; preview: AggregationPreview | undefined }) {
  const { t } = useTexts()
  const sum = (of: 'demand' | 'quantity') => preview?.cells.reduce((total, cell) => total + cell[of], 0) ?? 0
  return (
    <Totals>
      <Total label={t('production:orders')}>
        <Quantity value={chosen.length} />
      </Total>
      {preview === undefined ? (
        <Total label={t('production:pick.open')} strong>
          <Quantity value={chosen.reduce((total, order) => total + order.openQuantity, 0)} />
        </Total>
      ) : (
        <>
          <Total label={t('production:pick.demand')}>
            <Quantity value={sum('demand')} />
          </Total>
          <Total label={t('production:pick.added')}>
            <Quantity value={sum('quantity') - sum('demand')} />
          </Total>
          <Total label={t('production:pick.quantity')} strong>
            <Quantity value={sum('quantity')} />
          </Total>
        </>
      )}
    </Totals>
  )
}

function LateNote({ preview, due }: { preview: AggregationPreview | undefined; due: string | null }) {
  const { t } = useTexts()
  if (preview === undefined || preview.late.length === 0) return null
  const pieces = preview.late.reduce((sum, order) => sum + order.quantity, 0)
  return (
    <DocumentNote tone="waits">
      {t('production:pick.late', { due: due ?? '', orders: preview.late.length, pieces })}
    </DocumentNote>
  )
}

/** Chooses approved orders and sums what is open of them into one production order, which is seen before it is made. */
export function OrderPicker() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly OrderRow[]>([])
  const { terms, change } = useTerms()
  const { run, busy } = useAggregate(terms, chosen)
  const { view, setView, figure, setFigure, grid, keys } = useViews()
  const read = usePreview(terms, chosen, view === 'preview')
  const seen = view === 'preview' && chosen.length > 0 ? read.data : undefined
  return (
    <DocumentScreen
      title={t('production:aggregateTitle')}
      primary={{
        label: t('production:pick.run'),
        keys: 'Ctrl+Enter',
        onClick: () => void run(),
        busy,
        disabled: chosen.length === 0,
      }}
      actions={
        <Segmented<View>
          value={view}
          onChange={setView}
          options={(['orders', 'preview'] as const).map((name) => ({
            value: name,
            label: t(`production:pick.${name}`),
            title: 'Alt+P',
          }))}
        />
      }
      keys={keys}
      header={
        <>
          <LateNote preview={seen} due={terms.dueDate} />
          <AggregateForm value={terms} onChange={change} />
        </>
      }
      totals={
        <>
          <span className="soft">{view === 'orders' ? t('production:pick.hint') : ''}</span>
          <Sums chosen={chosen} preview={seen} />
        </>
      }
      onBack={() => void navigate('/production')}
    >
      <div className="production-view" hidden={view !== 'orders'}>
        <WaitingOrders ref={grid} onSelect={setChosen} />
      </div>
      {view === 'preview' && chosen.length === 0 && (
        <EmptyState icon={<StylesIcon />} title={t('production:pick.empty')} hint={t('production:pick.emptyHint')} />
      )}
      {view === 'preview' && chosen.length > 0 && (
        <Loaded read={read} lines={10}>
          {(preview) => <Preview preview={preview} terms={terms} figure={figure} onFigure={setFigure} />}
        </Loaded>
      )}
    </DocumentScreen>
  )
}
