import { Button } from 'antd'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { useChanges } from '../../api/hooks'
import type { GridColumn, GridHandle, PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { useCommands } from '../commands/registry'
import { DocumentGrid, type ListFilter, ListFilters, noFilter, useDeskKeys, useListFilter } from '../document-list'
import { EmptyState } from '../empty-state'
import { AccountsIcon, PlusIcon } from '../icons'
import { useKeptState } from '../kept-state'
import type { KeyBinding } from '../keys/registry'
import { type FilterChip, ListScreen } from '../list-screen'
import { DeskPages } from './desk-pages'
import { ExportShown } from './export-shown'

/** One list of a kind: which states it shows; every state when none are named. */
export interface StateList {
  readonly key: string
  readonly label: string
  readonly statuses?: readonly string[]
}

interface DeskListProps<Row extends DocumentRow> {
  readonly noun: 'receipts' | 'adjustments' | 'reconciliations'
  /** The name of the page, for what is exported. */
  readonly title: string
  /** Keep it stable. */
  readonly lists: readonly StateList[]
  readonly columns: readonly GridColumn<Row>[]
  readonly list: (
    input: ListFilter & PageRequest & { readonly statuses?: string[] },
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>
  readonly summary: (row: Row) => ReactNode
  /** Left out where this person may make none. */
  readonly create?: { readonly label: string; readonly path: string }
  readonly empty: { readonly title: string; readonly hint: string }
  /** Another way to make some, e.g. out of a file; left out where this person may not. */
  readonly bring?: { readonly label: string; readonly path: string; readonly keys: string }
}

function useCreate(create: DeskListProps<DocumentRow>['create']): readonly KeyBinding[] {
  const navigate = useNavigate()
  const { label, path } = create ?? { label: '', path: '' }
  const keys = useMemo(
    () => (path === '' ? [] : [{ keys: 'Alt+N', label, run: () => void navigate(path) }]),
    [label, path, navigate],
  )
  useCommands(
    useMemo(
      () => keys.map(({ run, ...rest }) => ({ ...rest, id: `create-${path}`, title: label, run })),
      [keys, path, label],
    ),
  )
  return keys
}

function useBring(bring: DeskListProps<DocumentRow>['bring'], keys: readonly KeyBinding[]): readonly KeyBinding[] {
  const navigate = useNavigate()
  const { label, path, keys: pressed } = bring ?? { label: '', path: '', keys: '' }
  return useMemo(
    () => (path === '' ? keys : [...keys, { keys: pressed, label, run: () => void navigate(path) }]),
    [keys, label, path, pressed, navigate],
  )
}

function Nothing(props: {
  readonly narrowed: boolean
  readonly empty: { title: string; hint: string }
  readonly onClear: () => void
}) {
  const { t } = useTexts()
  if (!props.narrowed) return <EmptyState icon={<AccountsIcon />} {...props.empty} />
  return (
    <EmptyState
      icon={<AccountsIcon />}
      title={t('accounts:noneFound')}
      hint={t('accounts:noneFoundHint')}
      action={<Button onClick={props.onClear}>{t('components:list.clearFilters')}</Button>}
    />
  )
}

/** A page of the accounts desk that lists one kind of documents, newest first, by what waits. */
export function DeskList<Row extends DocumentRow>(props: DeskListProps<Row>) {
  const { noun, lists, create, bring } = props
  const { t } = useTexts()
  const navigate = useNavigate()
  const [chosen, setChosen] = useKeptState(`${noun}.list`, lists[0]?.key ?? '')
  const { filter, setFilter, asked, narrowed } = useListFilter(noun)
  const [row, setRow] = useState<Row | null>(null)
  const grid = useRef<GridHandle>(null)
  const changes = useChanges(noun)
  const chips = useMemo<readonly FilterChip[]>(() => lists.map(({ key, label }) => ({ key, label })), [lists])
  const keys = useDeskKeys(useBring(bring, useCreate(create)), chips, chosen, setChosen)
  const statuses = lists.find(({ key }) => key === chosen)?.statuses
  const open = useCallback((document: Row) => void navigate(`/${noun}/${document.id}`), [navigate, noun])
  return (
    <ListScreen
      id={noun}
      title={t('accounts:title')}
      nav={<DeskPages active={noun} />}
      chips={chips}
      activeChip={chosen}
      onChip={setChosen}
      keys={keys}
      filters={<ListFilters value={filter} onChange={setFilter} />}
      panel={row === null ? undefined : props.summary(row)}
      actions={
        <>
          <ExportShown grid={grid} title={props.title} />
          {bring !== undefined && (
            <Button title={bring.keys} onClick={() => void navigate(bring.path)}>
              {bring.label}
            </Button>
          )}
          {create !== undefined && (
            <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={() => void navigate(create.path)}>
              {create.label}
            </Button>
          )}
        </>
      }
    >
      <DocumentGrid<Row>
        id={noun}
        ref={grid}
        columns={props.columns}
        list={props.list}
        filter={asked}
        {...(statuses === undefined ? {} : { statuses })}
        refresh={changes}
        onCursor={setRow}
        onOpen={open}
        empty={<Nothing narrowed={narrowed} empty={props.empty} onClear={() => setFilter(noFilter)} />}
      />
    </ListScreen>
  )
}
