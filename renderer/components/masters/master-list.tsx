import { Button, Checkbox } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { useCommands } from '../commands/registry'
import { EmptyState } from '../empty-state'
import { SearchInput } from '../fields'
import { PlusIcon } from '../icons'
import { useKeptState } from '../kept-state'
import { ListScreen } from '../list-screen'
import { type SectionDesk, type SectionKey, useSections } from '../sections'
import { ReadFailed } from '../skeleton'
import { GridExport } from './grid-export'

/** What a list of records takes. */
export interface MasterListProps<Row> {
  readonly desk: SectionDesk
  readonly section: SectionKey
  readonly title: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rowId: (row: Row) => string | number
  readonly read: {
    readonly data: readonly Row[] | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  /** True for rows that are out of use: hidden until asked for. */
  readonly isArchived?: (row: Row) => boolean
  readonly onOpen: (row: Row) => void
  /** Left out where the role may not add one, or where there is nothing to add. */
  readonly onNew?: () => void
  readonly newLabel?: string
  readonly emptyTitle: string
  readonly emptyHint: string
  readonly panel?: ReactNode
  readonly onCursor?: (row: Row | null) => void
  readonly filters?: ReactNode
  /** The form beside the list. */
  readonly children?: ReactNode
}

const searchId = 'master-search'

function useMasterKeys<Row>(props: MasterListProps<Row>, sectionKeys: ReturnType<typeof useSections>['sectionKeys']) {
  const { t } = useTexts()
  const { onNew, newLabel } = props
  const keys = useMemo(
    () => [
      ...(onNew === undefined || newLabel === undefined ? [] : [{ keys: 'Alt+N', label: newLabel, run: onNew }]),
      { keys: ['/', 'Ctrl+F'], label: t('masters:search'), run: () => document.getElementById(searchId)?.focus() },
      ...sectionKeys,
      { keys: 'Enter', label: t('components:list.open') },
    ],
    [onNew, newLabel, sectionKeys, t],
  )
  useCommands(
    useMemo(
      () =>
        onNew === undefined || newLabel === undefined
          ? []
          : [{ id: `new-${props.section}`, title: newLabel, keys: 'Alt+N', run: onNew }],
      [onNew, newLabel, props.section],
    ),
  )
  return keys
}

function Filters(props: {
  readonly query: string
  readonly onQuery: (text: string) => void
  readonly archived: boolean | null
  readonly onArchived: (shown: boolean) => void
  readonly children?: ReactNode
}) {
  const { t } = useTexts()
  return (
    <>
      {props.children}
      {props.archived !== null && (
        <Checkbox checked={props.archived} onChange={(event) => props.onArchived(event.target.checked)}>
          {t('masters:showArchived')}
        </Checkbox>
      )}
      <SearchInput
        id={searchId}
        className="master-search"
        label={t('components:list.quickFilter')}
        value={props.query}
        onChange={props.onQuery}
      />
    </>
  )
}

/** A list of records that are all there: found by any word, opened by Enter, exported as shown, a new one by Alt+N. */
export function MasterList<Row extends object>(props: MasterListProps<Row>) {
  const { section, read, isArchived, onNew } = props
  const { sectionKeys, ...chips } = useSections(props.desk, section)
  const [query, setQuery] = useKeptState(`${section}.query`, '')
  const [archived, setArchived] = useState(false)
  const grid = useRef<GridHandle>(null)
  const keys = useMasterKeys(props, sectionKeys)
  const rows = useMemo(
    () => (archived || isArchived === undefined ? read.data : read.data?.filter((row) => !isArchived(row))),
    [archived, isArchived, read.data],
  )
  const hidden = isArchived === undefined ? 0 : (read.data ?? []).filter(isArchived).length
  const newButton = onNew !== undefined && (
    <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={onNew}>
      {props.newLabel}
    </Button>
  )
  return (
    <>
      <ListScreen
        id={section}
        title={props.title}
        {...chips}
        keys={keys}
        {...(props.panel === undefined ? {} : { panel: props.panel })}
        filters={
          <Filters query={query} onQuery={setQuery} archived={hidden === 0 ? null : archived} onArchived={setArchived}>
            {props.filters}
          </Filters>
        }
        actions={
          <>
            <GridExport grid={grid} title={props.title} />
            {newButton}
          </>
        }
      >
        {read.error !== null && read.data === undefined ? (
          <ReadFailed error={read.error} retry={read.refetch} />
        ) : (
          <DataGrid<Row>
            id={section}
            ref={grid}
            columns={props.columns}
            rows={rows}
            rowId={props.rowId}
            quickFilter={query}
            onOpen={props.onOpen}
            {...(props.onCursor === undefined ? {} : { onCursor: props.onCursor })}
            empty={
              <EmptyState
                title={props.emptyTitle}
                hint={props.emptyHint}
                {...(onNew === undefined ? {} : { action: <Button onClick={onNew}>{props.newLabel}</Button> })}
              />
            }
          />
        )}
      </ListScreen>
      {props.children}
    </>
  )
}
