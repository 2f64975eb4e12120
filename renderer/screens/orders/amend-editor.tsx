import { Button } from 'antd'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ChangeSummary } from '../../../shared/domain/order-differences'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { LiveCredit } from '../../components/credit'
import { DocumentScreen, Total, Totals } from '../../components/document-screen'
import type { KeyBinding } from '../../components/keys/registry'
import { useFollowing, useLive, useLiveSettled } from '../../components/live'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Money, Quantity } from '../../components/values'
import { formatFen, formatQuantity } from '../../components/values/text'
import type { SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { changeOf, committedFen } from './amend-change'
import { AmendDialog, signed } from './amend-dialog'
import type { DraftSession } from './draft-session'
import { DraftHeader, SheetArea } from './draft-sheet'
import { FairBudgetStrip } from './fair-budget'
import { RowInsight } from './row-insight'
import { SpreadDialog } from './spread-dialog'
import { AmendRelease, useAmend } from './use-amend'
import { type OpenedDraft, useDraftSession } from './use-draft-session'

interface AmendEditorProps {
  readonly order: OrderDocument
  readonly onLeave: () => void
}

const ignore = () => undefined

/** An approved order while its next version is typed; nothing holds until a person says so with a reason. */
export function AmendEditor({ order, onLeave }: AmendEditorProps) {
  const { opened, failed, restart } = useDraftSession({ order, onCreated: ignore, amends: true })
  if (failed !== null) return <ReadFailed error={failed} retry={restart} />
  if (opened === null) return <Skeleton lines={10} />
  return <AmendScreen order={order} {...opened} onRestart={restart} onLeave={onLeave} />
}

const count = (edits: number): number => edits

/** What the sheet changes, a moment after the last key. */
function useChange(session: DraftSession): ChangeSummary {
  const order = useLive(session.amended)
  const shown = useLive(session.shown)
  const edits = useLiveSettled(session.edits, count, 50)
  // biome-ignore lint/correctness/useExhaustiveDependencies: edits and shown say when to look again at what the session holds
  return useMemo(
    () =>
      order === null
        ? { added: 0, changed: 0, removed: 0, quantity: 0, amountFen: 0 }
        : changeOf(order, session.rows()),
    [session, order, shown, edits],
  )
}

function AmendTotals({ session }: { readonly session: DraftSession }) {
  const { t } = useTexts()
  const order = useLive(session.amended)
  const totals = useFollowing(session.totals)
  const change = useChange(session)
  const { distributorId } = useLive(session.header)
  const cells = change.added + change.changed + change.removed
  const thisFen = totals.amountFen - (order === null ? 0 : committedFen(order))
  return (
    <>
      <FairBudgetStrip session={session} />
      <LiveCredit distributorId={distributorId} orderId={order?.document.id} thisFen={Math.max(0, thisFen)} />
      <Totals>
        <Total label={t('orders:amend.cells')}>
          <Quantity value={cells} />
        </Total>
        <Total label={t('orders:total.pieces')} strong>
          <Quantity value={totals.quantity} />
          <span className="change-figure">{signed(formatQuantity(change.quantity), change.quantity)}</span>
        </Total>
        <Total label={t('orders:total.amount')} strong>
          <Money fen={totals.amountFen} />
          <span className="change-figure">{signed(formatFen(change.amountFen), change.amountFen)}</span>
        </Total>
      </Totals>
    </>
  )
}

interface AmendKeys {
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly onSpread: () => void
  readonly onGiveUp: () => void
}

const inSheet = () => document.activeElement?.closest('.sheet') !== null && document.activeElement !== document.body

function useAmendKeys({ sheet, onSpread, onGiveUp }: AmendKeys): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      {
        keys: 'F6',
        label: t('orders:key.pane'),
        run: () => {
          if (inSheet()) document.getElementById('order-deliveryFrom')?.focus()
          else sheet.current?.focus()
        },
      },
      { keys: 'Alt+R', label: t('orders:spread.action'), run: onSpread },
      { keys: 'Alt+D', label: t('orders:amend.giveUp'), run: onGiveUp },
    ],
    [sheet, onSpread, onGiveUp, t],
  )
}

/** Leaving keeps what was typed on this computer; giving up forgets it. */
function useLeaving(session: DraftSession, onLeave: () => void) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const back = useCallback(() => {
    if (session.state.value !== 'clean') toast.info(t('orders:amend.keptHere'))
    onLeave()
  }, [session, toast, t, onLeave])
  const giveUp = useCallback(() => {
    const typed = !session.isUnchanged()
    session.forget()
    onLeave()
    if (!typed) return
    toast.undoable(t('orders:amend.dropped'), () => {
      session.remember()
      void navigate(`/orders/${session.saved.value?.id ?? ''}/amend`)
    })
  }, [session, toast, t, navigate, onLeave])
  return { back, giveUp }
}

interface AmendScreenProps extends OpenedDraft, AmendEditorProps {
  readonly onRestart: () => void
}

function AmendScreen({ order, session, start, onRestart, onLeave }: AmendScreenProps) {
  const { t } = useTexts()
  const sheet = useRef<SizeMatrixHandle>(null)
  const state = useFollowing(session.state)
  const [spreads, setSpreads] = useState(false)
  const openSpread = useCallback(() => setSpreads(true), [])
  const change = useChange(session)
  const amend = useAmend({ session, sheet, onDone: onLeave })
  const { back, giveUp } = useLeaving(session, onLeave)
  useEffect(() => session.open(), [session])
  const keys = useAmendKeys({ sheet, onSpread: openSpread, onGiveUp: giveUp })
  const { number, status } = order.document
  const saving = state === 'clean' ? 'unchanged' : state === 'stale' || state === 'refused' ? state : 'local'
  return (
    <DocumentScreen
      title={t('orders:amend.heading', { number })}
      state={<StateBadge state={status} />}
      saving={t(`orders:amend.state.${saving}`)}
      primary={{ label: t('orders:amend.submit'), keys: 'Ctrl+Enter', onClick: amend.ask, busy: amend.pending }}
      actions={
        <>
          <Button title="Alt+R" onClick={openSpread}>
            {t('orders:spread.action')}
          </Button>
          <Button title="Alt+D" onClick={giveUp}>
            {t('orders:amend.giveUp')}
          </Button>
        </>
      }
      keys={keys}
      header={<DraftHeader session={session} sheet={sheet} />}
      totals={<AmendTotals session={session} />}
      history={order.history}
      links={order.links}
      side={<RowInsight session={session} />}
      onBack={back}
    >
      <SheetArea session={session} start={start} onRestart={onRestart} sheet={sheet} />
      <AmendDialog
        open={amend.asking}
        number={number}
        change={change}
        busy={amend.pending}
        onSubmit={(reason) => void amend.submit(reason)}
        onClose={amend.close}
      />
      <AmendRelease amend={amend} session={session} />
      <SpreadDialog open={spreads} session={session} sheet={sheet} onClose={() => setSpreads(false)} />
    </DocumentScreen>
  )
}
