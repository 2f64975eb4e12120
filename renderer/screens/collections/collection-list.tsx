import { Button } from 'antd'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CollectionRow } from '../../../shared/schemas/collections'
import { api } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { DeskPages, ExportShown } from '../../components/accounts-desk'
import { searchId, useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { SearchInput } from '../../components/fields'
import { useExport } from '../../components/files'
import { today } from '../../components/goods/today'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { ReadFailed } from '../../components/skeleton'
import { DataGrid, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { CollectionPanel } from './collection-panel'
import { useCollectionColumns } from './columns'
import { ContactDialog } from './contact-dialog'
import './collections.css'

const lists = {
  all: () => true,
  today: (row: CollectionRow) => row.nextDate !== null && row.nextDate <= today(),
  fresh: (row: CollectionRow) => row.lastContactAt === null,
  broken: (row: CollectionRow) => row.promise?.state === 'broken',
  stopped: (row: CollectionRow) => row.stopped,
} as const
type List = keyof typeof lists
const isList = (key: string): key is List => key in lists
const order = ['all', 'today', 'fresh', 'broken', 'stopped'] as const

function useChips(rows: readonly CollectionRow[]): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () =>
      order.map((key) => ({
        key,
        label: t(`collections:list.${key}`),
        count: rows.filter(lists[key]).length,
        ...(key === 'today' ? { tone: 'waits' as const } : {}),
        ...(key === 'broken' || key === 'stopped' ? { tone: 'wrong' as const } : {}),
      })),
    [rows, t],
  )
}

/** The letter as a file; once it is saved, the log says that it was written. */
function useLetter(row: CollectionRow | null) {
  const { t } = useTexts()
  const { busy, run } = useExport()
  const exporting = useRef(run)
  exporting.current = run
  const save = useWrite('collections.save')
  const may = useMay()
  const distributorId = row?.distributorId ?? 0
  const mayWrite = may('collections.save')
  const { run: write } = save
  const print = useCallback(async () => {
    const saved = await exporting.current({
      start: () => api.exports.collectionLetter({ distributorId }),
      kind: 'pdf',
    })
    if (saved && mayWrite) await write({ distributorId, kind: 'letter', text: t('collections:letter.logged') })
  }, [write, distributorId, mayWrite, t])
  return { busy, print, can: may('exports.collectionLetter') && row !== null && row.collectableFen > 0 }
}

function useListKeys(row: CollectionRow | null, contact: (() => void) | null, letter: ReturnType<typeof useLetter>) {
  const { t } = useTexts()
  const { can, print } = letter
  return useMemo<readonly KeyBinding[]>(
    () => [
      ...(contact === null || row === null ? [] : [{ keys: 'Alt+N', label: t('collections:contact'), run: contact }]),
      ...(can ? [{ keys: 'Alt+P', label: t('collections:letter.print'), run: () => void print() }] : []),
      { keys: 'Enter', label: t('accounts:openLedger') },
    ],
    [row, contact, can, print, t],
  )
}

interface WorkGridProps {
  readonly read: ReturnType<typeof useRead<'collections.list'>>
  readonly list: List
  readonly query: string
  readonly grid: RefObject<GridHandle | null>
  readonly onCursor: (distributorId: number | null) => void
}

function WorkGrid({ read, list, query, grid, onCursor }: WorkGridProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const columns = useCollectionColumns()
  const rows = useMemo(() => read.data?.filter(lists[list]), [read.data, list])
  if (read.error !== null && read.data === undefined) return <ReadFailed error={read.error} retry={read.refetch} />
  return (
    <DataGrid<CollectionRow>
      id="collections"
      ref={grid}
      columns={columns}
      rows={rows}
      rowId={({ distributorId }) => distributorId}
      quickFilter={query}
      onCursor={(each) => onCursor(each?.distributorId ?? null)}
      onOpen={({ distributorId }) => void navigate(`/accounts/${distributorId}`)}
      empty={<EmptyState icon={<AccountsIcon />} title={t('collections:none')} hint={t('collections:noneHint')} />}
    />
  )
}

interface ActionsProps {
  readonly letter: ReturnType<typeof useLetter>
  readonly ask: (() => void) | null
  readonly isNobody: boolean
}

function Actions({ letter, ask, isNobody }: ActionsProps) {
  const { t } = useTexts()
  return (
    <>
      {letter.can && (
        <Button title="Alt+P" loading={letter.busy} onClick={() => void letter.print()}>
          {t('collections:letter.print')}
        </Button>
      )}
      {ask !== null && (
        <Button type="primary" title="Alt+N" disabled={isNobody} onClick={ask}>
          {t('collections:contact')}
        </Button>
      )}
    </>
  )
}

/** Whom to ask for money: what is overdue and undisputed, what was promised, what comes next. */
export function CollectionList() {
  const { t } = useTexts()
  const read = useRead('collections.list', {})
  const rows = useMemo(() => read.data ?? [], [read.data])
  const [list, setList] = useKeptState<List>('collections.list', 'all')
  const [query, setQuery] = useState('')
  const [at, setAt] = useState<number | null>(null)
  const [asking, setAsking] = useState(false)
  const grid = useRef<GridHandle>(null)
  const row = rows.find(({ distributorId }) => distributorId === at) ?? null
  const letter = useLetter(row)
  const mayContact = useMay()('collections.save')
  const ask = useMemo(() => (mayContact ? () => setAsking(true) : null), [mayContact])
  const chips = useChips(rows)
  const choose = useCallback((key: string) => isList(key) && setList(key), [setList])
  const keys = useDeskKeys(useListKeys(row, ask, letter), chips, list, choose)
  return (
    <ListScreen
      id="collections"
      title={t('accounts:title')}
      nav={<DeskPages active="collections" />}
      chips={chips}
      activeChip={list}
      onChip={choose}
      keys={keys}
      filters={
        <SearchInput
          id={searchId}
          className="list-search"
          label={t('accounts:search')}
          value={query}
          onChange={setQuery}
          leaves
        />
      }
      panel={row === null ? undefined : <CollectionPanel distributorId={row.distributorId} />}
      actions={
        <>
          <ExportShown grid={grid} title={t('accounts:page.collections')} />
          <Actions letter={letter} ask={ask} isNobody={row === null} />
        </>
      }
    >
      <WorkGrid read={read} list={list} query={query} grid={grid} onCursor={setAt} />
      {row !== null && <ContactDialog open={asking} row={row} onClose={() => setAsking(false)} />}
    </ListScreen>
  )
}
