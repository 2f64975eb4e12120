import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { SettlementRow } from '../../../shared/schemas/settlements'
import { api } from '../../api'
import { useChanges, useWrite } from '../../api/hooks'
import { DeskPages, ExportShown } from '../../components/accounts-desk'
import { useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { DistributorPicker } from '../../components/fields'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { formatFen } from '../../components/values/text'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import './settlements.css'

const lists = { active: true, undone: false, all: undefined } as const
type List = keyof typeof lists
const isList = (key: string): key is List => key in lists

function useColumns(): readonly GridColumn<SettlementRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'at', header: t('settlements:field.at'), type: 'instant' },
      { field: 'distributorName', header: t('accounts:field.name'), flex: 1, width: 140 },
      { field: 'creditNumber', header: t('settlements:field.credit'), type: 'code', width: 128 },
      { field: 'creditDate', header: t('settlements:field.creditDate'), type: 'day', width: 92 },
      { field: 'chargeNumber', header: t('settlements:field.charge'), type: 'code', width: 128 },
      { field: 'dueDate', header: t('settlements:field.due'), type: 'day', width: 92 },
      { field: 'amountFen', header: t('settlements:field.amount'), type: 'money', width: 112 },
      { field: 'userName', header: t('settlements:field.user'), width: 88 },
      {
        field: 'state',
        header: t('settlements:field.state'),
        width: 148,
        value: (row) => (row.active ? 'active' : 'undone'),
        words: (_, row) => {
          if (row.active) return t('settlements:list.active')
          return row.undoneReason === ''
            ? t('settlements:list.undone')
            : `${t('settlements:list.undone')}：${row.undoneReason}`
        },
      },
    ],
    [t],
  )
}

/** Taking away what is ticked, or what the cursor is on. */
function useUndo(rows: readonly SettlementRow[]) {
  const { t } = useTexts()
  const toast = useToast()
  const may = useMay()('settlements.undo')
  const undo = useWrite('settlements.undo')
  const active = rows.filter((row) => row.active)
  const latest = useRef(active)
  latest.current = active
  const { run } = undo
  const start = useCallback(async () => {
    const ids = latest.current.map(({ id }) => id)
    const fen = formatFen(latest.current.reduce((sum, row) => sum + row.amountFen, 0))
    if (ids.length === 0) return
    const done = await run({ ids })
    if (done.ok) toast.success(t('settlements:undone', { count: done.value.undone, fen }))
  }, [run, t, toast])
  const keys = useMemo<readonly KeyBinding[]>(
    () => [
      ...(may ? [{ keys: 'Delete', label: t('settlements:undo'), run: () => void start() }] : []),
      { keys: 'Enter', label: t('accounts:openDocument') },
    ],
    [may, start, t],
  )
  return { may, start, keys, disabled: active.length === 0, busy: undo.pending }
}

/** Whose settlements are listed. */
function useCustomer() {
  const [customer, setCustomer] = useState<{ readonly id: number | null; readonly label: string }>({
    id: null,
    label: '',
  })
  const field = (
    <div className="list-picker">
      <DistributorPicker
        id="settlements-distributor"
        value={customer.id}
        valueLabel={customer.label}
        onChange={(id, hit) => setCustomer({ id, label: hit === null ? '' : `${hit.code} ${hit.name}` })}
      />
    </div>
  )
  return { distributorId: customer.id, field }
}

function useLoad(list: List, distributorId: number | null) {
  return useCallback(
    (request: PageRequest) => {
      const active = lists[list]
      return api.settlements.list({
        ...request,
        ...(active === undefined ? {} : { active }),
        ...(distributorId === null ? {} : { distributorId }),
      })
    },
    [list, distributorId],
  )
}

/** Opens the document of the side the cursor is on. */
function useOpen() {
  const navigate = useNavigate()
  return useCallback(
    (row: SettlementRow, field: string) =>
      void navigate(
        field === 'creditNumber' || field === 'creditDate'
          ? routeOf(row.creditKind, row.creditDocumentId)
          : routeOf(row.chargeKind, row.chargeDocumentId),
      ),
    [navigate],
  )
}

function Actions({ undo, distributorId }: { undo: ReturnType<typeof useUndo>; distributorId: number | null }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <>
      {undo.may && (
        <Button title="Delete" loading={undo.busy} disabled={undo.disabled} onClick={() => void undo.start()}>
          {t('settlements:undo')}
        </Button>
      )}
      {distributorId !== null && (
        <Button type="primary" onClick={() => void navigate(`/accounts/${distributorId}/settle`)}>
          {t('settlements:post')}
        </Button>
      )}
    </>
  )
}

/** Every settlement there was, newest first; those that count can be taken away again. */
export function SettlementList() {
  const { t } = useTexts()
  const [list, setList] = useKeptState<List>('settlements.list', 'active')
  const { distributorId, field } = useCustomer()
  const [row, setRow] = useState<SettlementRow | null>(null)
  const [ticked, setTicked] = useState<readonly SettlementRow[]>([])
  const grid = useRef<GridHandle>(null)
  const undo = useUndo(ticked.length > 0 ? ticked : row === null ? [] : [row])
  const chips = useMemo<readonly FilterChip[]>(
    () => (['active', 'undone', 'all'] as const).map((key) => ({ key, label: t(`settlements:list.${key}`) })),
    [t],
  )
  const choose = useCallback((key: string) => isList(key) && setList(key), [setList])
  return (
    <ListScreen
      id="settlements"
      title={t('accounts:title')}
      nav={<DeskPages active="settlements" />}
      chips={chips}
      activeChip={list}
      onChip={choose}
      keys={useDeskKeys(undo.keys, chips, list, choose)}
      filters={field}
      actions={
        <>
          <ExportShown grid={grid} title={t('accounts:page.settlements')} />
          <Actions undo={undo} distributorId={distributorId} />
        </>
      }
    >
      <PagedGrid<SettlementRow>
        id="settlements"
        ref={grid}
        columns={useColumns()}
        rowId={(each) => each.id}
        load={useLoad(list, distributorId)}
        refresh={useChanges('settlements')}
        onCursor={setRow}
        onSelect={setTicked}
        rowClass={(each) => (each.active ? '' : 'settle-undone')}
        onOpen={useOpen()}
        empty={<EmptyState icon={<AccountsIcon />} title={t('settlements:none')} hint={t('settlements:noneHint')} />}
      />
    </ListScreen>
  )
}
