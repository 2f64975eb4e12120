import { Button } from 'antd'
import { type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useChanges } from '../../api/hooks'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { useCommands } from '../commands/registry'
import { EmptyState } from '../empty-state'
import { SearchInput } from '../fields'
import { ImportIcon, PlusIcon } from '../icons'
import { useKeptState } from '../kept-state'
import { ListScreen } from '../list-screen'
import { useSections } from '../sections'
import { useMay } from '../session'
import { useSettled } from '../settled'
import { GridExport } from './grid-export'

interface Query {
  readonly query?: string
}

/** Changes a part of a filter; blank parts are left out of what is asked. */
export type ChangeFilter<Filter> = (part: { readonly [Key in keyof Filter]?: Filter[Key] | undefined }) => void

interface MasterPagesProps<Row, Filter extends Query> {
  /** Of `styles` or `distributors`: the address, the noun of its methods and the place of its chips. */
  readonly noun: 'styles' | 'distributors'
  readonly words: Readonly<
    Record<'title' | 'new' | 'import' | 'search' | 'none' | 'noneHint' | 'noMatch' | 'noMatchHint', string>
  >
  readonly icon: ReactNode
  readonly columns: readonly GridColumn<Row>[]
  /** Everything; keep it stable. */
  readonly noFilter: Filter
  /** The list method; keep it stable. */
  readonly list: (
    input: Filter & PageRequest,
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>
  /** What narrows the list beside the words that are searched. */
  readonly filters: (filter: Filter, change: ChangeFilter<Filter>) => ReactNode
  readonly onNew: () => void
  /** More to do, before the import. */
  readonly actions?: ReactNode
  readonly summary: (row: Row) => ReactNode
  /** The form beside the list. */
  readonly children?: ReactNode
}

function useMasterKeys<Row, Filter extends Query>({ noun, words, onNew }: MasterPagesProps<Row, Filter>) {
  const { t } = useTexts()
  const mayCreate = useMay()(`${noun}.save`)
  const { sectionKeys, ...chips } = useSections(noun, noun)
  useCommands(
    useMemo(
      () => (mayCreate ? [{ id: `new-${noun}`, title: words.new, keys: 'Alt+N', run: onNew }] : []),
      [mayCreate, noun, words.new, onNew],
    ),
  )
  const keys = useMemo(
    () => [
      ...(mayCreate ? [{ keys: 'Alt+N', label: words.new, run: onNew }] : []),
      {
        keys: ['/', 'Ctrl+F'],
        label: t('masters:search'),
        run: () => document.getElementById(searchId(noun))?.focus(),
      },
      ...sectionKeys,
      { keys: 'Enter', label: t('components:list.open') },
    ],
    [mayCreate, noun, words.new, onNew, sectionKeys, t],
  )
  return { chips, keys }
}

const searchId = (noun: string) => `${noun}-search`

function withoutBlanks<Value extends object>(value: Value): Value {
  const kept = { ...value }
  for (const [key, entry] of Object.entries(kept))
    if (entry === undefined || entry === '') Reflect.deleteProperty(kept, key)
  return kept
}

function useFilter<Filter extends Query>(noun: string, noFilter: Filter) {
  const [filter, setFilter] = useKeptState<Filter>(`${noun}.filter`, noFilter)
  const asked = useSettled(filter, 200)
  const set = (next: Filter) => {
    const kept = withoutBlanks(next)
    setFilter(Object.keys(kept).length === 0 ? noFilter : kept)
  }
  const change: ChangeFilter<Filter> = (part) => set({ ...filter, ...part })
  const search = (query: string) => set({ ...filter, query })
  return { filter, asked, change, search, clear: () => setFilter(noFilter) }
}

function Actions<Row, Filter extends Query>(
  props: MasterPagesProps<Row, Filter> & { readonly grid: RefObject<GridHandle | null> },
) {
  const navigate = useNavigate()
  const may = useMay()
  const { noun, words } = props
  const maySave = may(`${noun}.save`)
  return (
    <>
      <GridExport grid={props.grid} title={words.title} />
      {props.actions}
      {maySave && may('imports.run') && (
        <Button icon={<ImportIcon />} onClick={() => void navigate(`/imports/new?kind=${noun}`)}>
          {words.import}
        </Button>
      )}
      {maySave && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={props.onNew}>
          {words.new}
        </Button>
      )}
    </>
  )
}

/** A long list of records, read page by page: narrowed, found by any word, opened by Enter, imported, a new one by Alt+N. */
export function MasterPages<Row extends { readonly id: number }, Filter extends Query>(
  props: MasterPagesProps<Row, Filter>,
) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { noun, words, list, noFilter } = props
  const { filter, asked, change, search, clear } = useFilter(noun, noFilter)
  const [row, setRow] = useState<Row | null>(null)
  const grid = useRef<GridHandle>(null)
  const { chips, keys } = useMasterKeys(props)
  const load = useCallback((page: PageRequest) => list({ ...asked, ...page }), [list, asked])
  const narrowed = Object.keys(asked).length > 0
  return (
    <>
      <ListScreen
        id={noun}
        title={words.title}
        {...chips}
        keys={keys}
        filters={
          <>
            {props.filters(filter, change)}
            <SearchInput
              id={searchId(noun)}
              className={searchId(noun)}
              label={words.search}
              value={filter.query ?? ''}
              onChange={search}
            />
          </>
        }
        panel={
          row === null ? <p className="list-panel-empty">{t('components:list.panelEmpty')}</p> : props.summary(row)
        }
        actions={<Actions {...props} grid={grid} />}
      >
        <PagedGrid<Row>
          id={noun}
          ref={grid}
          columns={props.columns}
          rowId={(one) => one.id}
          refresh={useChanges(noun)}
          load={load}
          onCursor={setRow}
          onOpen={(one) => void navigate(`/${noun}/${one.id}`)}
          empty={
            <EmptyState
              icon={props.icon}
              title={narrowed ? words.noMatch : words.none}
              hint={narrowed ? words.noMatchHint : words.noneHint}
              {...(narrowed ? { action: <Button onClick={clear}>{t('components:list.clearFilters')}</Button> } : {})}
            />
          }
        />
      </ListScreen>
      {props.children}
    </>
  )
}
