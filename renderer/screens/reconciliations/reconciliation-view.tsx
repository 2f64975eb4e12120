import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type DocumentKind, documentKinds, documentPrefixes } from '../../../shared/schemas/documents'
import type { ComparedLine, ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { useBack } from '../../components/accounts-desk'
import { DocumentScreen, HeaderField, HeaderFields, type PrimaryAction } from '../../components/document-screen'
import { ExportButton } from '../../components/files'
import type { KeyBinding } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { Bridge } from './bridge'
import { MarkedBar, RowTabs } from './compare-bars'
import { CompareNotes } from './compare-notes'
import { CompareTable } from './compare-table'
import { ReconciliationDialogs } from './reconciliation-dialogs'
import { RowHelp, suggestionsOf } from './row-help'
import { type Cursor, useCursor } from './use-cursor'
import { useNextCustomer } from './use-next-customer'
import { type ReconciliationWork, useReconciliation } from './use-reconciliation'
import './reconciliations.css'

function usePrimary({ can, busy, ask, openCount, reconciliation }: ReconciliationWork): PrimaryAction | undefined {
  const { t } = useTexts()
  const keys = 'Ctrl+Enter'
  if (can.agree)
    return { label: t('reconciliations:step.agree'), keys, busy, disabled: openCount > 0, onClick: () => ask('agree') }
  if (can.sign && reconciliation.document.status === 'agreed')
    return { label: t('reconciliations:step.sign'), keys, busy, onClick: () => ask('sign') }
  return undefined
}

function Actions({ work }: { readonly work: ReconciliationWork }) {
  const { t } = useTexts()
  const may = useMay()
  const { can, busy, ask, reconciliation } = work
  const { id, status } = reconciliation.document
  return (
    <>
      {may('exports.reconciliation') && (
        <ExportButton start={() => api.exports.reconciliation({ id, format: 'xlsx' })} />
      )}
      {can.discard && (
        <Button disabled={busy} onClick={() => ask('discard')}>
          {t('reconciliations:step.discard')}
        </Button>
      )}
      {can.sign && status === 'open' && (
        <Button disabled={busy} onClick={() => ask('signOpen')}>
          {t('reconciliations:step.signOpen')}
        </Button>
      )}
    </>
  )
}

function Header({ reconciliation }: { readonly reconciliation: ReconciliationDocument }) {
  const { t } = useTexts()
  const { document, dateFrom, dateTo, fileName, ourOpeningFen, theirOpeningFen } = reconciliation
  return (
    <HeaderFields>
      <HeaderField label={t('receipts:field.distributor')}>
        {document.distributorCode} {document.distributorName}
      </HeaderField>
      <HeaderField label={t('statements:head.period')}>
        <Day day={dateFrom} /> — <Day day={dateTo} />
      </HeaderField>
      <HeaderField label={t('reconciliations:field.file')}>
        <span className="one-line" title={fileName}>
          {fileName}
        </span>
      </HeaderField>
      <HeaderField label={t('reconciliations:field.openings')}>
        <Money fen={ourOpeningFen} /> / {theirOpeningFen === null ? '—' : <Money fen={theirOpeningFen} />}
      </HeaderField>
    </HeaderFields>
  )
}

interface Ways {
  readonly open: () => void
  readonly nextCustomer: (() => void) | null
}

function useCompareKeys(work: ReconciliationWork, cursor: Cursor, { open, nextCustomer }: Ways): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(() => {
    const { can, ask } = work
    const isClassed = cursor.row?.difference != null
    return [
      { keys: 'N', label: t('reconciliations:key.next'), run: cursor.next },
      { keys: 'Down', label: t('reconciliations:key.down'), run: () => cursor.move(1) },
      { keys: 'Up', label: t('reconciliations:key.up'), run: () => cursor.move(-1) },
      { keys: 'Enter', label: t('accounts:openDocument'), run: open },
      ...(can.explain
        ? [
            { keys: 'Space', label: t('reconciliations:key.accept'), run: () => void cursor.accept() },
            { keys: 'A', label: t('reconciliations:key.acceptAlike'), run: () => void cursor.acceptAlike() },
            { keys: 'Ctrl+Z', label: t('reconciliations:key.undo'), run: () => void work.undo() },
            { keys: 'C', label: t('reconciliations:key.class'), run: () => (isClassed ? ask('class') : false) },
          ]
        : []),
      ...(can.settle
        ? [
            {
              keys: 'D',
              label: t('reconciliations:key.settle'),
              run: () => {
                const difference = cursor.row?.difference
                return difference != null && work.canSettle(difference) ? void work.settle(difference) : false
              },
            },
          ]
        : []),
      ...(can.refresh ? [{ keys: 'R', label: t('reconciliations:key.refresh'), run: () => void work.refresh() }] : []),
      ...(can.match
        ? (['1', '2', '3'] as const).map((keys, place) => ({
            keys,
            label: t('reconciliations:key.suggestion', { place: keys }),
            run: () => {
              const tie = suggestionsOf(work, cursor.row)[place]
              return tie === undefined ? false : void work.tieIds(tie)
            },
          }))
        : []),
      ...(nextCustomer === null
        ? []
        : [{ keys: 'G', label: t('reconciliations:key.nextCustomer'), run: nextCustomer }]),
      ...(can.unmatch
        ? [
            {
              keys: 'X',
              label: t('reconciliations:key.unmatch'),
              run: () => {
                // A tie is parted; a line that has none turns down the first of what it may belong to.
                const [tie] = can.reject ? suggestionsOf(work, cursor.row) : []
                return tie === undefined ? void cursor.part() : void work.reject(tie)
              },
            },
          ]
        : []),
      ...(can.match
        ? [
            { keys: 'M', label: t('reconciliations:key.mark'), run: () => void cursor.mark(cursor.row) },
            { keys: 'Ctrl+M', label: t('reconciliations:key.match'), run: () => void cursor.tieMarked() },
          ]
        : []),
    ]
  }, [work, cursor, open, nextCustomer, t])
}

/** The kind of a document of ours by the letters its number begins with. */
const kindOfNumber = (number: string): DocumentKind | undefined =>
  documentKinds.find((kind) => number.startsWith(`${documentPrefixes[kind]}-`))

/** A comparison that something was posted to since is run again when it is opened, so that nobody explains what is settled. */
function useFreshRun(work: ReconciliationWork): void {
  const asked = useRef(false)
  const { newEntryCount } = work.reconciliation
  useEffect(() => {
    if (asked.current || newEntryCount === 0 || !work.can.refresh) return
    asked.current = true
    void work.refresh()
  }, [newEntryCount, work])
}

function Reconciliation(props: { readonly reconciliation: ReconciliationDocument; readonly refetch: () => unknown }) {
  const { reconciliation, refetch } = props
  const { t } = useTexts()
  const navigate = useNavigate()
  const back = useBack('/reconciliations')
  const work = useReconciliation(reconciliation, refetch)
  const cursor = useCursor(work)
  const primary = usePrimary(work)
  const openLine = useCallback(
    (line: ComparedLine) => {
      const kind = kindOfNumber(line.text)
      if (kind !== undefined) void navigate(routeOf(kind, line.id))
    },
    [navigate],
  )
  const first = cursor.row?.pair?.ours[0]
  const openCurrent = useCallback(() => {
    if (first !== undefined) openLine(first)
  }, [first, openLine])
  useFreshRun(work)
  const nextCustomer = useNextCustomer(reconciliation)
  const { document } = reconciliation
  return (
    <DocumentScreen
      title={`${t('kinds:reconciliation')} ${document.number}`}
      state={<StateBadge state={document.status} label={t(`reconciliations:state.${stateOf(document.status)}`)} />}
      {...(primary === undefined ? {} : { primary })}
      actions={<Actions work={work} />}
      header={<Header reconciliation={reconciliation} />}
      history={reconciliation.history}
      links={reconciliation.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={useCompareKeys(work, cursor, { open: openCurrent, nextCustomer })}
    >
      <div className="compare">
        <div className="compare-main">
          <CompareNotes work={work} />
          <RowTabs work={work} cursor={cursor} />
          <CompareTable cursor={cursor} onOpen={openLine} />
          <RowHelp work={work} cursor={cursor} />
          <MarkedBar cursor={cursor} busy={work.busy} />
        </div>
        <Bridge reconciliation={reconciliation} />
      </div>
      <ReconciliationDialogs work={work} cursor={cursor} />
    </DocumentScreen>
  )
}

const stateOf = (status: string) => (['open', 'agreed', 'signed'] as const).find((own) => own === status) ?? 'cancelled'

/** One comparison: both books side by side, the differences, and the bridge between the two balances. */
export function ReconciliationView() {
  const id = Number(useParams().id)
  const read = useRead('reconciliations.get', { id })
  return (
    <Loaded read={read}>
      {(reconciliation) => <Reconciliation key={id} reconciliation={reconciliation} refetch={read.refetch} />}
    </Loaded>
  )
}
