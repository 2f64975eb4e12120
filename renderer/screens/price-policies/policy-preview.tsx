import { Button, Progress } from 'antd'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { PolicyPreview, PolicyPreviewOrder } from '../../../shared/schemas/prices'
import { useChanges, useJob } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { GridExport } from '../../components/masters'
import { useMay } from '../../components/session'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { useApproval } from './approval'
import { PreviewSide } from './preview-lines'

type Basis = PolicyPreview['basis']
const isBasis = (key: string): key is Basis => key === 'ownDay' || key === 'firstDay'

/** The preview as it was worked out last; `null` before the first is there. */
function usePreview(id: number, basis: Basis) {
  const { t } = useTexts()
  const { start, running, progress, cancel } = useJob('pricePolicies.preview', t('styles:policy.previewBusy'))
  const rules = useChanges('pricePolicies')
  const [preview, setPreview] = useState<PolicyPreview | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: worked out again when a rule changed, and when a person asks for it
  useEffect(() => {
    let overtaken = false
    void start({ id, basis }).then((outcome) => {
      if (!overtaken && outcome.ok) setPreview(outcome.value)
    })
    return () => {
      overtaken = true
    }
  }, [start, id, basis, rules, attempt])
  const again = useCallback(() => setAttempt((count) => count + 1), [])
  return { preview, running, progress, cancel, again }
}

function useColumns(): readonly GridColumn<PolicyPreviewOrder>[] {
  const { t } = useTexts()
  return useMemo(() => {
    const money = (field: 'fromFen' | 'toFen' | 'differenceFen') =>
      ({
        ...{ field, header: t(`styles:policy.previewed.${field}`), type: 'money', total: 'sum', width: 88 },
      }) satisfies GridColumn<PolicyPreviewOrder>
    return [
      { field: 'number', header: t('styles:policy.previewed.number'), type: 'code', width: 116 },
      { field: 'distributorName', header: t('styles:policy.distributor'), flex: 1, width: 96 },
      { field: 'status', header: t('masters:field.state'), type: 'state', width: 100 },
      {
        ...{ field: 'consequence', header: t('styles:policy.previewed.becomes'), width: 124 },
        words: (_, row) => t(`styles:policy.consequence.${row.consequence}`),
      },
      { field: 'quantity', header: t('styles:policy.previewed.pieces'), type: 'quantity', total: 'sum', width: 60 },
      money('fromFen'),
      money('toFen'),
      money('differenceFen'),
      {
        ...{ field: 'floorLineCount', header: t('styles:policy.previewed.floorLines'), type: 'quantity', total: 'sum' },
        width: 66,
        value: (row) => row.floorLineCount || null,
      },
      { field: 'businessDate', header: t('styles:policy.previewed.date'), type: 'day', width: 92 },
    ]
  }, [t])
}

function useChips(preview: PolicyPreview | null): readonly FilterChip[] {
  const { t } = useTexts()
  const from = preview?.policy.dateFrom ?? ''
  return useMemo(
    () => [
      { key: 'ownDay', label: t('styles:policy.basis.ownDay') },
      { key: 'firstDay', label: t('styles:policy.basis.firstDay', { from }) },
    ],
    [from, t],
  )
}

function Steps({ preview, onApproved }: { readonly preview: PolicyPreview; readonly onApproved: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const approval = useApproval(preview.policy, onApproved)
  if (preview.policy.status !== 'draft' || !may('pricePolicies.approve')) return null
  return (
    <>
      <Button type="primary" loading={approval.busy} title="Ctrl+Enter" id="policy-approve" onClick={approval.begin}>
        {t('styles:policy.approve')}
      </Button>
      {approval.dialog}
    </>
  )
}

function Orders({
  preview,
  grid,
  onCursor,
}: {
  readonly preview: PolicyPreview
  readonly grid: RefObject<GridHandle | null>
  readonly onCursor: (order: PolicyPreviewOrder | null) => void
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <DataGrid<PolicyPreviewOrder>
      id="pricePolicies.preview"
      ref={grid}
      columns={useColumns()}
      rows={preview.orders}
      rowId={(row) => row.id}
      onCursor={onCursor}
      onOpen={(row) => void navigate(routeOf('order', row.id))}
      empty={
        <EmptyState
          title={t('styles:policy.becomes.none', { count: preview.openOrderCount })}
          hint={t(`styles:policy.previewed.noneHint.${preview.basis}`)}
        />
      }
    />
  )
}

/** What a rule would change of the open orders, before anybody lets it fire: whose, from what to what, and what becomes of each. */
export function PolicyPreviewScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const [basis, setBasis] = useState<Basis>('ownDay')
  const { preview, running, progress, cancel, again } = usePreview(Number(id), basis)
  // By its number: the same order says something else when it is priced on another day.
  const [orderId, setOrderId] = useState<number | null>(null)
  const order = preview?.orders.find((each) => each.id === orderId) ?? null
  const visit = useCallback((row: PolicyPreviewOrder | null) => setOrderId(row?.id ?? null), [])
  const grid = useRef<GridHandle>(null)
  const title = t('styles:policy.previewTitle', { name: preview?.policy.name ?? '' })
  const back = useCallback(() => void navigate('/price-policies'), [navigate])
  const keys = useMemo(
    () => [
      {
        keys: 'Ctrl+Enter',
        label: t('styles:policy.approve'),
        run: () => document.getElementById('policy-approve')?.click(),
      },
      {
        keys: 'Alt+B',
        label: t('styles:policy.otherDay'),
        run: () => setBasis((now) => (now === 'ownDay' ? 'firstDay' : 'ownDay')),
      },
      { keys: 'F5', label: t('styles:policy.previewAgain'), run: again },
      { keys: 'Enter', label: t('styles:policy.openOrder') },
    ],
    [again, t],
  )
  const { done, total } = progress
  return (
    <ListScreen
      id="pricePolicies.preview"
      title={title}
      onBack={back}
      chips={useChips(preview)}
      activeChip={basis}
      onChip={(key) => isBasis(key) && setBasis(key)}
      keys={keys}
      filters={
        running && total > 0 ? (
          <span className="policy-running">
            <Progress type="circle" size={18} percent={Math.round((done * 100) / total)} />
            <Button size="small" onClick={cancel}>
              {t('components:confirm.cancel')}
            </Button>
          </span>
        ) : (
          preview !== null && (
            <span className="soft">
              {t(preview.total.ownPriceCount === 0 ? 'styles:policy.looked' : 'styles:policy.lookedOwn', {
                open: preview.openOrderCount,
                own: preview.total.ownPriceCount,
              })}
            </span>
          )
        )
      }
      actions={
        preview !== null && (
          <>
            <GridExport grid={grid} title={title} />
            <Steps preview={preview} onApproved={back} />
          </>
        )
      }
      panel={preview !== null && <PreviewSide preview={preview} order={order} />}
    >
      {preview !== null && <Orders preview={preview} grid={grid} onCursor={visit} />}
    </ListScreen>
  )
}
