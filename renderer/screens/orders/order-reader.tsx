import { Button, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { useWrite } from '../../api/hooks'
import { CreditStand, ReleaseDialog, useCreditWords } from '../../components/credit'
import { DocumentScreen } from '../../components/document-screen'
import { FileArea } from '../../components/files'
import type { KeyBinding } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { useStyleMatrices } from '../../components/sku-sheet'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { runningStates } from './amendable'
import { EntryButtons, useChangeEntries, WaitingAmendment } from './change-entries'
import { SheetNotice } from './draft-notices'
import { HeaderText } from './header-text'
import { LineStory } from './line-story'
import { OrderExports } from './order-exports'
import { OrderSheet, type SheetFigure, sheetFigures } from './order-sheet'
import { OrderTotals } from './order-totals'
import { RemainderDialog } from './remainder-dialog'
import './orders.css'

type Ask = 'release' | 'cancelRemainder' | null

const creditCodes: readonly string[] = ['creditExceeded', 'creditOverdue']
const releaseStates = ['submitted', ...runningStates]

/** What can be done with an order that is not a draft, by its state and by who looks at it. */
function useSteps(order: OrderDocument, ask: (what: Ask) => void) {
  const { t } = useTexts()
  const may = useMay()
  const toast = useToast()
  const approve = useWrite('orders.approve', { quiet: false })
  const withdraw = useWrite('orders.withdraw')
  const { id, version, status, number } = order.document
  const open = order.lines.reduce(
    (sum, line) => sum + line.quantity - line.cancelledQuantity - line.allocatedQuantity - line.shippedQuantity,
    0,
  )
  const mayRelease = releaseStates.includes(status) && order.credit.breaches.length > 0 && may('orders.releaseCredit')
  const runApprove = useCallback(async () => {
    const done = await approve.run({ id, version })
    if (done.ok) toast.success(t('orders:approve.done', { number }))
    else if (creditCodes.includes(done.error.code) && mayRelease) ask('release')
  }, [approve, id, version, number, toast, t, mayRelease, ask])
  return {
    approve: status === 'submitted' && may('orders.approve') ? { run: runApprove, pending: approve.pending } : null,
    withdraw: status === 'submitted' && may('orders.withdraw') ? () => void withdraw.run({ id, version }) : null,
    release: mayRelease ? () => ask('release') : null,
    cancelRemainder:
      runningStates.includes(status) && open > 0 && may('orders.cancelRemainder') ? () => ask('cancelRemainder') : null,
  }
}

type Steps = ReturnType<typeof useSteps>

interface StepButtonsProps {
  readonly steps: Steps
  readonly order: OrderDocument
  readonly entries: Entries
}

type Entries = ReturnType<typeof useChangeEntries>['entries']

function StepButtons({ steps, order, entries }: StepButtonsProps) {
  const { t } = useTexts()
  return (
    <>
      {steps.withdraw !== null && (
        <Button title="Alt+W" onClick={steps.withdraw}>
          {t('orders:withdraw.action')}
        </Button>
      )}
      {steps.release !== null && (
        <Button title="Alt+C" onClick={steps.release}>
          {t('credit:release.action')}
        </Button>
      )}
      {steps.cancelRemainder !== null && (
        <Button title="Alt+D" onClick={steps.cancelRemainder}>
          {t('orders:cancelRemainder.action')}
        </Button>
      )}
      <EntryButtons entries={entries} />
      <OrderExports order={order} />
    </>
  )
}

function useReaderKeys(steps: Steps, entries: Entries, turn: () => void): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { keys: 'Alt+V', label: t('orders:key.figure'), run: turn },
      ...entries,
      ...(steps.withdraw === null ? [] : [{ keys: 'Alt+W', label: t('orders:withdraw.action'), run: steps.withdraw }]),
      ...(steps.release === null ? [] : [{ keys: 'Alt+C', label: t('credit:release.action'), run: steps.release }]),
      ...(steps.cancelRemainder === null
        ? []
        : [{ keys: 'Alt+D', label: t('orders:cancelRemainder.action'), run: steps.cancelRemainder }]),
    ],
    [steps, entries, turn, t],
  )
}

function usePrimary({ approve }: Steps) {
  const { t } = useTexts()
  if (approve === null) return {}
  const { run, pending } = approve
  const primary = { label: t('orders:approve.action'), keys: 'Ctrl+Enter', onClick: () => void run(), busy: pending }
  return { primary }
}

/** An order that is handed in: what was ordered, what became of it, and its next step. */
export function OrderReader({ order }: { readonly order: OrderDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Ask>(null)
  const [figure, setFigure] = useState<SheetFigure>('quantity')
  const [row, setRow] = useState<string | null>(null)
  const steps = useSteps(order, setAsked)
  const { blocks } = useCreditWords()
  const matrices = useStyleMatrices(order.lines)
  const moving = runningStates.includes(order.document.status) || order.document.status === 'completed'
  const turn = useCallback(
    () => setFigure((now) => sheetFigures[(sheetFigures.indexOf(now) + 1) % sheetFigures.length] ?? 'quantity'),
    [],
  )
  const { entries, takeFiles } = useChangeEntries(order)
  const keys = useReaderKeys(steps, entries, turn)
  const { document } = order
  return (
    <FileArea onFiles={takeFiles}>
      <DocumentScreen
        title={`${t('orders:one')} ${document.number}`}
        state={<StateBadge state={document.status} />}
        {...usePrimary(steps)}
        actions={<StepButtons {...{ steps, order, entries }} />}
        keys={keys}
        header={<HeaderText order={order} />}
        totals={
          <>
            <CreditStand credit={order.credit} />
            <OrderTotals {...document} styles={new Set(order.lines.map((line) => line.styleId)).size} />
          </>
        }
        history={order.history}
        links={order.links}
        onLink={(link) => void navigate(routeOf(link.kind, link.id))}
        side={<LineStory order={order} rowId={row} />}
        onBack={() => void navigate('/orders')}
      >
        <div className="order-sheet">
          <WaitingAmendment order={order} />
          {!order.credit.ok && document.status === 'submitted' && (
            <SheetNotice tone="wrong">{blocks(order.credit)}</SheetNotice>
          )}
          {moving && (
            <div className="order-figures">
              <Segmented<SheetFigure>
                size="small"
                value={figure}
                onChange={setFigure}
                options={sheetFigures.map((name) => ({ value: name, label: t(`orders:figure.${name}`) }))}
              />
            </div>
          )}
          <div className="order-matrix">
            <Loaded read={matrices} lines={10}>
              {(styles) => <OrderSheet order={order} matrices={styles} figure={figure} onRow={setRow} />}
            </Loaded>
          </div>
        </div>
        <ReleaseDialog
          open={asked === 'release'}
          document={document}
          credit={order.credit}
          method="orders.releaseCredit"
          onClose={() => setAsked(null)}
        />
        <RemainderDialog open={asked === 'cancelRemainder'} order={order} onClose={() => setAsked(null)} />
      </DocumentScreen>
    </FileArea>
  )
}
