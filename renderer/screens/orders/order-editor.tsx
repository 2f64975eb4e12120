import { Button } from 'antd'
import dayjs from 'dayjs'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { api } from '../../api'
import { fieldText } from '../../api/error-text'
import { useRead } from '../../api/hooks'
import { LiveCredit } from '../../components/credit'
import { DocumentScreen } from '../../components/document-screen'
import { useFollowing, useLive, useLiveSettled } from '../../components/live'
import { useMay, useSession } from '../../components/session'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { type SheetTotals, SizeMatrix, type SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { useFlags } from './cell-flags'
import { DiscardDialog } from './discard-dialog'
import { DraftNotices } from './draft-notices'
import { DraftSession } from './draft-session'
import { type DraftStart, loadStart } from './draft-start'
import { type EditorDialog, useEditorKeys } from './editor-keys'
import { FairBudgetStrip } from './fair-budget'
import { HeaderForm } from './header-form'
import { draftKey, readLocalDraft } from './local-drafts'
import { LiveTotals } from './order-totals'
import { PricePopover, usePriceRights } from './price-popover'
import { RowInsight, RowStrip } from './row-insight'
import { SpreadDialog } from './spread-dialog'
import { StyleBook } from './style-book'
import { useSubmit } from './use-submit'

interface OrderEditorProps {
  /** The order as the books hold it; null while a new one has not been saved. */
  readonly order: OrderDocument | null
  readonly onCreated: (id: number) => void
}

/** The order's editor from the moment its styles are there: the sheet, its copy on this computer, its way into the books. */
export function OrderEditor({ order, onCreated }: OrderEditorProps) {
  const { userId } = useSession()
  const may = useMay()
  const mayStock = may('stock.free')
  const company = useRead('companies.list', {}).data?.open?.id ?? ''
  const [session, setSession] = useState<{ session: DraftSession; start: DraftStart } | null>(null)
  const [failed, setFailed] = useState<Error | null>(null)
  const [tries, setTries] = useState(0)
  // The effect takes what is there when it starts; later versions reach the session through its own saves and merges.
  const latest = useRef({ order, onCreated })
  latest.current = { order, onCreated }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` starts over after a failure
  useEffect(() => {
    let gone = false
    const opened = latest.current.order
    const keyOf = (id: number | null) => draftKey(company, userId, id ?? 'new')
    const book = new StyleBook(mayStock)
    const local = readLocalDraft(keyOf(opened?.document.id ?? null))
    loadStart(book, opened, local, dayjs().format('YYYY-MM-DD')).then(
      (start) => {
        const created = (id: number) => latest.current.onCreated(id)
        if (!gone) setSession({ session: new DraftSession({ start, book, keyOf, onCreated: created }), start })
      },
      (error: Error) => {
        if (!gone) setFailed(error)
      },
    )
    return () => {
      gone = true
    }
  }, [company, userId, mayStock, tries])
  const restart = useCallback(() => {
    setFailed(null)
    setSession(null)
    setTries((count) => count + 1)
  }, [])
  if (failed !== null) return <ReadFailed error={failed} retry={restart} />
  if (session === null) return <Skeleton lines={10} />
  return <EditorScreen order={order} session={session.session} start={session.start} onRestart={restart} />
}

interface EditorScreenProps {
  readonly order: OrderDocument | null
  readonly session: DraftSession
  readonly start: DraftStart
  readonly onRestart: () => void
}

const findStyles = (query: string) => api.styles.find({ query })

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

interface SheetAreaProps extends EditorScreenProps {
  readonly sheet: RefObject<SizeMatrixHandle | null>
}

/** The sheet with the news over it and the current row under it. */
function SheetArea({ session, start, onRestart, sheet }: SheetAreaProps) {
  const shown = useLive(session.shown)
  const flags = useFlags(session)
  const [autoFocus] = useState(session.header.value.distributorId !== null)
  return (
    <div className="order-sheet">
      <DraftNotices session={session} start={start} onRestart={onRestart} />
      <div className="order-matrix">
        <SizeMatrix
          key={shown.key}
          ref={sheet}
          rows={shown.rows}
          groups={shown.groups}
          flags={flags}
          onChange={session.edited}
          onRow={session.visit}
          findStyles={findStyles}
          onAddStyle={session.addStyle}
          autoFocus={autoFocus}
        />
      </div>
      <RowStrip session={session} />
    </div>
  )
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

function EditorActions({
  ask,
  mayPrice,
}: {
  readonly ask: (dialog: EditorDialog) => void
  readonly mayPrice: boolean
}) {
  const { t } = useTexts()
  return (
    <>
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

/** The head, with what the books refused of it; picking the distributor leads on to the sheet. */
function DraftHeader({ session, sheet }: Pick<SheetAreaProps, 'session' | 'sheet'>) {
  const { t } = useTexts()
  const header = useLive(session.header)
  const refusal = useLive(session.refusal)
  const fields = useMemo(
    () => Object.fromEntries((refusal?.fields ?? []).map((field) => [field.path, fieldText(t, field)])),
    [refusal, t],
  )
  // The picker takes the focus back when its list closes, so the sheet asks for it after that.
  const focusSheet = useCallback(() => void setTimeout(() => sheet.current?.focus(), 60), [sheet])
  const [autoFocus] = useState(header.distributorId === null)
  return (
    <HeaderForm header={header} onChange={session.change} fields={fields} onPicked={focusSheet} autoFocus={autoFocus} />
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
  const keys = useEditorKeys({ session, sheet, ask: setDialog, mayPrice })
  const number = order?.document.number ?? ''
  const { run, pending } = submit
  const primary = { label: t('orders:submit.action'), keys: 'Ctrl+Enter', onClick: () => void run(), busy: pending }
  return (
    <DocumentScreen
      title={number === '' ? t('orders:newTitle') : `${t('orders:one')} ${number}`}
      state={<StateBadge state="draft" />}
      {...(order === null && state === 'clean' ? {} : { saving: t(`orders:save.${state}`) })}
      {...(may('orders.submit') ? { primary } : {})}
      actions={<EditorActions ask={setDialog} mayPrice={mayPrice} />}
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
  )
}
