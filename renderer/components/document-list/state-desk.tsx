import { Button } from 'antd'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { useChanges } from '../../api/hooks'
import type { GridHandle, PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { useCommands } from '../commands/registry'
import { EmptyState } from '../empty-state'
import { useKeptState } from '../kept-state'
import type { KeyBinding } from '../keys/registry'
import { ListScreen } from '../list-screen'
import { type DocumentColumnOptions, useDocumentColumns } from './columns'
import { DocumentGrid } from './document-grid'
import { type ListFilter, ListFilters, noFilter, useListFilter } from './filters'
import { useDeskKeys } from './keys'

/** What a grid shows now, for its export. */
type Shown = ReturnType<GridHandle['shown']>

interface StateDeskProps<Chip extends string> {
  /** The address of the list and of its documents. */
  readonly id: string
  /** The noun whose changes are read again. */
  readonly noun: string
  readonly title: string
  /** The states of each chip, in the order of the work; the last one is where it opens. Keep it stable. */
  readonly states: Readonly<Record<Chip, readonly string[] | undefined>>
  readonly chipLabel: (chip: Chip) => string
  readonly firstChip: Chip
  readonly columnOptions: DocumentColumnOptions
  readonly list: (
    input: ListFilter & PageRequest & { readonly statuses?: string[] },
  ) => Promise<{ readonly rows: readonly DocumentRow[]; readonly next: string | null }>
  /** What can be begun here, by key and from the palette. Keep it stable. */
  readonly starts: readonly (KeyBinding & { readonly run: () => void; readonly keys: string })[]
  readonly actions: (shown: () => Shown) => ReactNode
  readonly summary: (row: DocumentRow) => ReactNode
  readonly icon: ReactNode
  readonly emptyTitle: (chip: Chip) => string
  readonly emptyHint: string
}

const noOwnColumns: readonly never[] = []
const nothingShown: Shown = { columns: [], rows: [], totals: null }

function useChips<Chip extends string>({ id, states, chipLabel, firstChip }: StateDeskProps<Chip>) {
  const [chip, setChip] = useKeptState<Chip>(`${id}.chip`, firstChip)
  const isChip = useCallback((key: string): key is Chip => key in states, [states])
  const chips = useMemo(
    () =>
      Object.keys(states)
        .filter(isChip)
        .map((key) => ({ key, label: chipLabel(key) })),
    [states, isChip, chipLabel],
  )
  const pick = useCallback((key: string) => isChip(key) && setChip(key), [isChip, setChip])
  return { chips, chip, pick }
}

/** A list of documents by their states, newest first, with what can be begun from it. */
export function StateDesk<Chip extends string>(props: StateDeskProps<Chip>) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { id, starts } = props
  const { chips, chip, pick } = useChips(props)
  const { filter, setFilter, asked, narrowed } = useListFilter(id)
  const [row, setRow] = useState<DocumentRow | null>(null)
  const grid = useRef<GridHandle>(null)
  const columns = useDocumentColumns<DocumentRow>(noOwnColumns, props.columnOptions)
  const changes = useChanges(props.noun)
  useCommands(
    useMemo(
      () => starts.map(({ keys, label, run }) => ({ id: `${id}-${keys}`, title: label, keys, run })),
      [id, starts],
    ),
  )
  const statuses = props.states[chip]
  const clear = <Button onClick={() => setFilter(noFilter)}>{t('components:list.clearFilters')}</Button>
  return (
    <ListScreen
      id={id}
      title={props.title}
      chips={chips}
      activeChip={chip}
      onChip={pick}
      keys={useDeskKeys(starts, chips, chip, pick)}
      filters={<ListFilters value={filter} onChange={setFilter} />}
      panel={row === null ? null : props.summary(row)}
      actions={props.actions(() => grid.current?.shown() ?? nothingShown)}
    >
      <DocumentGrid<DocumentRow>
        key={chip}
        id={id}
        ref={grid}
        columns={columns}
        list={props.list}
        filter={asked}
        {...(statuses === undefined ? {} : { statuses })}
        refresh={changes}
        onCursor={setRow}
        onOpen={(document) => void navigate(`/${id}/${document.id}`)}
        empty={
          <EmptyState
            icon={props.icon}
            title={props.emptyTitle(chip)}
            hint={props.emptyHint}
            {...(narrowed ? { action: clear } : {})}
          />
        }
      />
    </ListScreen>
  )
}
