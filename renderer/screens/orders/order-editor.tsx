import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { LiveCredit } from '../../components/credit'
import { DocumentScreen } from '../../components/document-screen'
import { FileArea } from '../../components/files'
import { useFollowing, useLive, useLiveSettled } from '../../components/live'
import { useMay } from '../../components/session'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import type { SheetTotals, SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { useFormEntry } from './change-entries'
import { DiscardDialog } from './discard-dialog'
import type { DraftSession } from './draft-session'
import { DraftHeader, SheetArea } from './draft-sheet'
import type { DraftStart } from './draft-start'
import { type EditorDialog, useEditorKeys } from './editor-keys'
import { FairBudgetStrip } from './fair-budget'
import { LiveTotals } from './order-totals'
import { PricePopover, usePriceRights } from './price-popover'
import { RowInsight } from './row-insight'
import { SpreadDialog } from './spread-dialog'
import { useDraftSession } from './use-draft-session'
import { useSubmit } from './use-submit'

interface OrderEditorProps {
  /** The order as the books hold it; null while a new one has not been saved. */
  readonly order: OrderDocument | null
  readonly onCreated: (id: number) => void
}

/** The order's editor from the moment its styles are there: the sheet, its copy on this computer, its way into the books. */
export function OrderEditor({ order, onCreated }: OrderEditorProps) {
  const { opened, failed, restart } = useDraftSession({ order, onCreated, amends: false })
  if (failed !== null) return <ReadFailed error={failed} retry={restart} />
  if (opened === null) return <Skeleton lines={10} />
  return <EditorScreen order={order} {...opened} onRestart={restart} />
}

interface EditorScreenProps {
  readonly order: OrderDocument | null
  readonly session: DraftSession
  readonly start: DraftStart
  readonly onRestart: () => void
}

/** Leaves the order: saved if it can be, and said so where it cannot. */
function useBack(session: DraftSession): () => void {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  return useCallback(() => {
    const leave = async () => {
      await session.flush()
      const { value: state } = session.state
      const kept = state === 'refused' || state === 'stale' || (state === 'local' && session.totals.value.rows > 0)
      if (kept) toast.info(t('orders:draft.keptHere'))
      void navigate('/orders')
    }
    void leave()
  }, [session, navigate, toast, t])
}

const amountOf = ({ amountFen }: SheetTotals): number => amountFen

function DraftTotals({ session }: { readonly session: DraftSession }) {
  const { distributorId } = useLive(session.header)
  const saved = useLive(session.saved)
  const thisFen = useLiveSettled(session.totals, amountOf, 50)
  return (
    <>
      <FairBudgetStrip session={session} />
      <LiveCredit distributorId={distributorId} orderId={saved?.id} thisFen={thisFen} />
      <LiveTotals totals={session.totals} />
    </>
  )
}

interface EditorActionsProps {
  readonly ask: (dialog: EditorDialog) => void
  readonly mayPrice: boolean
  readonly chooseForm: (() => void) | null
}

function EditorActions({ ask, mayPrice, chooseForm }: EditorActionsProps) {
  const { t } = useTexts()
  return (
    <>
      {chooseForm !== null && (
        <Button title="Alt+F" onClick={chooseForm}>
          {t('orders:form.action')}
        </Button>
      )}
      {mayPrice && (
        <Button title="Alt+P" onClick={() => ask('price')}>
          {t('orders:price.action')}
        </Button>
      )}
      <Button title="Alt+R" onClick={() => ask('spread')}>
        {t('orders:spread.action')}
      </Button>
      <Button title="Alt+D" onClick={() => ask('discard')}>
        {t('orders:discard.action')}
      </Button>
    </>
  )
}

function EditorScreen(props: EditorScreenProps) {
  const { order, session } = props
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const sheet = useRef<SizeMatrixHandle>(null)
  const state = useFollowing(session.state)
  const submit = useSubmit(session, order, sheet)
  const [dialog, setDialog] = useState<EditorDialog | null>(null)
  const close = useCallback(() => setDialog(null), [])
  useEffect(() => session.open(), [session])
  const back = useBack(session)
  const { override: mayPrice } = usePriceRights()
  const flush = useCallback(() => session.flush(), [session])
  const form = useFormEntry(order?.document.id ?? null, flush)
  const chooseForm = form?.choose ?? null
  const keys = useEditorKeys({ session, sheet, ask: setDialog, mayPrice, chooseForm })
  const number = order?.document.number ?? ''
  const { run, pending } = submit
  const primary = { label: t('orders:submit.action'), keys: 'Ctrl+Enter', onClick: () => void run(), busy: pending }
  return (
    <FileArea onFiles={form?.take ?? null}>
      <DocumentScreen
        title={number === '' ? t('orders:newTitle') : `${t('orders:one')} ${number}`}
        state={<StateBadge state="draft" />}
        {...(order === null && state === 'clean' ? {} : { saving: t(`orders:save.${state}`) })}
        {...(may('orders.submit') ? { primary } : {})}
        actions={<EditorActions ask={setDialog} mayPrice={mayPrice} chooseForm={chooseForm} />}
        keys={keys}
        header={<DraftHeader session={session} sheet={sheet} />}
        totals={<DraftTotals session={session} />}
        history={order?.history ?? []}
        links={order?.links ?? []}
        onLink={(link) => void navigate(routeOf(link.kind, link.id))}
        side={<RowInsight session={session} />}
        onBack={back}
      >
        <SheetArea {...props} sheet={sheet} />
        <DiscardDialog open={dialog === 'discard'} session={session} number={number} onClose={close} />
        {dialog === 'price' && <PricePopover session={session} sheet={sheet} onClose={close} />}
        <SpreadDialog open={dialog === 'spread'} session={session} sheet={sheet} onClose={close} />
      </DocumentScreen>
    </FileArea>
  )
}
