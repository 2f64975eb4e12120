import { Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import type { GridColumn, GridHandle, PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { useCommands } from '../commands/registry'
import { EmptyState } from '../empty-state'
import { ExportButton } from '../files'
import { PlusIcon } from '../icons'
import { useKeptState } from '../kept-state'
import { ListScreen } from '../list-screen'
import { DocumentGrid } from './document-grid'
import { type ListFilter, ListFilters, noFilter, useListFilter } from './filters'
import { useDeskKeys } from './keys'
import { type DeskChip, useDeskChips } from './waiting-chips'

/** A list of a desk of one kind: its chip, its states (none for everything), and what stands where it is empty. */
export interface DeskList extends DeskChip {
  readonly statuses?: readonly string[]
  readonly empty: string
}

/** The lists of a desk with their words: what the chip says, and what stands where the list is empty. */
export const deskLists = <Key extends string>(
  lists: readonly (Omit<DeskList, 'key' | 'label' | 'empty'> & { readonly key: Key })[],
  label: (key: Key) => string,
  empty: (key: Key) => string,
): readonly DeskList[] => lists.map((list) => ({ ...list, label: label(list.key), empty: empty(list.key) }))

interface DocumentDeskProps<Row extends DocumentRow> {
  readonly noun: 'transfers' | 'returns'
  readonly title: string
  readonly icon: ReactNode
  /** Keep it stable. */
  readonly lists: readonly DeskList[]
  readonly columns: readonly GridColumn<Row>[]
  readonly list: (
    input: ListFilter & PageRequest & { readonly statuses?: string[] },
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>
  /** The words of the button that makes a new document; left out where this person may not. */
  readonly create?: string | undefined
  readonly emptyHint: string
  readonly summary: (row: Row) => ReactNode
}

function useOpenList(noun: 'transfers' | 'returns', lists: readonly DeskList[]) {
  const { chips, first } = useDeskChips(noun, lists)
  const [picked, pick] = useKeptState<string | null>(`${noun}.chip`, null)
  // The list to open on is decided once; counts that change later must not move it away.
  useEffect(() => {
    if (picked === null && first !== null) pick(first)
  }, [picked, first, pick])
  return { chips, open: lists.find((list) => list.key === picked) ?? null, pick }
}

function useCreate(noun: 'transfers' | 'returns', label: string | undefined) {
  const navigate = useNavigate()
  const create = useCallback(() => void navigate(`/${noun}/new`), [navigate, noun])
  const keys = useMemo(() => (label === undefined ? [] : [{ keys: 'Alt+N', label, run: create }]), [label, create])
  useCommands(
    useMemo(
      () => (label === undefined ? [] : [{ id: `${noun}-new`, title: label, keys: 'Alt+N', run: create }]),
      [noun, label, create],
    ),
  )
  return { create, keys }
}

function Empty({ props, open, filtered, onClear }: EmptyProps) {
  const { t } = useTexts()
  if (!filtered) return <EmptyState icon={props.icon} title={open.empty} hint={props.emptyHint} />
  return (
    <EmptyState
      icon={props.icon}
      title={t('goods:empty.filtered')}
      hint={t('goods:empty.filteredHint')}
      action={<Button onClick={onClear}>{t('components:list.clearFilters')}</Button>}
    />
  )
}

interface EmptyProps {
  readonly props: { readonly icon: ReactNode; readonly emptyHint: string }
  readonly open: DeskList
  readonly filtered: boolean
  readonly onClear: () => void
}

/** The desk of one kind of document: what waits by step, everything, and a detail panel that follows the cursor. */
export function DocumentDesk<Row extends DocumentRow>(props: DocumentDeskProps<Row>) {
  const { noun, title, lists, columns, list, create: createLabel, summary } = props
  const navigate = useNavigate()
  const { chips, open, pick } = useOpenList(noun, lists)
  const { filter, setFilter, asked, narrowed } = useListFilter(noun)
  const [row, setRow] = useState<Row | null>(null)
  const grid = useRef<GridHandle>(null)
  const { create, keys } = useCreate(noun, createLabel)
  const changes = useChanges(noun)
  const shown = () => grid.current?.shown() ?? { columns: [], rows: [], totals: null }
  return (
    <ListScreen
      id={noun}
      title={title}
      chips={chips}
      {...(open === null ? {} : { activeChip: open.key })}
      onChip={pick}
      keys={useDeskKeys(keys, chips, open?.key ?? null, pick)}
      filters={<ListFilters value={filter} onChange={setFilter} />}
      panel={row === null ? null : summary(row)}
      actions={
        <>
          <ExportButton start={() => api.exports.grid({ title, ...shown() })} />
          {createLabel !== undefined && (
            <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={create}>
              {createLabel}
            </Button>
          )}
        </>
      }
    >
      {open !== null && (
        <DocumentGrid<Row>
          id={noun}
          ref={grid}
          columns={columns}
          list={list}
          filter={asked}
          {...(open.statuses === undefined ? {} : { statuses: open.statuses })}
          refresh={changes}
          onCursor={setRow}
          onOpen={(document) => void navigate(`/${noun}/${document.id}`)}
          empty={<Empty props={props} open={open} filtered={narrowed} onClear={() => setFilter(noFilter)} />}
        />
      )}
    </ListScreen>
  )
}
