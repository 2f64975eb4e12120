import type {
  CellFocusedEvent,
  CellKeyDownEvent,
  GridApi,
  GridOptions,
  GridReadyEvent,
  SuppressKeyboardEventParams,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type ReactNode, type Ref, type RefObject, useCallback, useImperativeHandle, useMemo, useRef } from 'react'
import { useTexts } from '../i18n'
import { usePreferences } from '../preferences'
import { measures } from '../styles/tokens'
import { ColumnMenu } from './column-menu'
import { filling, type GridColumn, toColDef } from './columns'
import { forgetGrid, rememberedGrid, rememberGrid, useGridOwner } from './remembered'
import { gridDefaults, gridLocale } from './setup'
import { type ShownGrid, shownGrid } from './shown'

/** What a screen can ask of a grid. */
export interface GridHandle {
  /** The grid as it is shown, for `exports.grid`. */
  shown(): ShownGrid
  /** The same with every row of the list, also those of pages that were not seen yet. */
  whole(): Promise<ShownGrid>
  /** Puts the keyboard on the grid, on its current row. */
  focus(): void
}

/** What every grid of rows takes. */
export interface GridProps<Row> {
  /** Unique in the product: under it the columns are remembered. */
  readonly id: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rowId: (row: Row) => string | number
  /** The row the cursor is on; null when there is none. Fills the detail panel. */
  readonly onCursor?: (row: Row | null) => void
  /** Enter or a double click; `field` names the column of the cell, where a single figure can be opened. */
  readonly onOpen?: (row: Row, field: string) => void
  /** What stands where there are no rows. */
  readonly empty?: ReactNode
  /** Rows can be ticked; what is ticked is reported. */
  readonly onSelect?: (rows: readonly Row[]) => void
  /** How many lines the headers have, where they hold line breaks; one otherwise. */
  readonly headerLines?: number
  /** A class for some rows, e.g. subtotals. */
  readonly rowClass?: (row: Row) => string
  /** False leaves the keyboard where it is when the rows arrive. */
  readonly autoFocus?: boolean
  readonly ref?: Ref<GridHandle>
}

interface BaseGridProps<Row> extends GridProps<Row> {
  readonly options: GridOptions<Row>
  readonly totals: Row | null
  /** Reads every row; left out where all rows are there. */
  readonly readAll?: () => Promise<readonly Row[]>
}

function shownFrom<Row extends object>(
  api: GridApi<Row>,
  props: BaseGridProps<Row>,
  t: ReturnType<typeof useTexts>['t'],
  all: readonly Row[] | null = null,
) {
  const byField = new Map(props.columns.map((column) => [column.field, column]))
  const columns = api.getAllDisplayedColumns().flatMap((shown) => {
    const column = byField.get(shown.getColId())
    return column === undefined ? [] : [{ column, width: shown.getActualWidth() }]
  })
  const rows: Row[] = []
  for (let index = 0; index < api.getDisplayedRowCount(); index++) {
    const row = api.getDisplayedRowAtIndex(index)?.data
    if (row !== undefined) rows.push(row)
  }
  return shownGrid(columns, all ?? rows, props.totals, t)
}

const nothingShown: ShownGrid = { columns: [], rows: [], totals: null }

function useHandle<Row extends object>(props: BaseGridProps<Row>, api: RefObject<GridApi<Row> | null>): void {
  const { t } = useTexts()
  useImperativeHandle(props.ref, () => ({
    shown: () => (api.current === null ? nothingShown : shownFrom(api.current, props, t)),
    whole: async () => {
      const all = props.readAll === undefined ? null : await props.readAll()
      return api.current === null ? nothingShown : shownFrom(api.current, props, t, all)
    },
    focus: () => focusRow(api.current),
  }))
}

/** Puts the cursor on the focused row, or on the first. */
function focusRow<Row>(api: GridApi<Row> | null): void {
  const column = api?.getAllDisplayedColumns()[0]
  if (api === null || column === undefined || api.getDisplayedRowCount() === 0) return
  api.setFocusedCell(api.getFocusedCell()?.rowIndex ?? 0, column)
}

function useGridEvents<Row extends object>(props: BaseGridProps<Row>, owner: string) {
  const { onCursor, onOpen, onSelect, id } = props
  return useMemo<GridOptions<Row>>(
    () => ({
      onCellFocused: ({ api, rowIndex, rowPinned }: CellFocusedEvent<Row>) => {
        const pinned = rowPinned !== null && rowPinned !== undefined
        if (!pinned) onCursor?.(rowIndex === null ? null : (api.getDisplayedRowAtIndex(rowIndex)?.data ?? null))
      },
      onCellKeyDown: (event) => {
        const pressed = (event as CellKeyDownEvent<Row>).event
        // Ctrl+Enter belongs to the screen, as its primary step.
        const key = pressed instanceof KeyboardEvent && !pressed.ctrlKey && !pressed.metaKey ? pressed.key : ''
        const editable = 'column' in event && event.column.isCellEditable(event.node)
        const field = 'column' in event ? event.column.getColId() : ''
        if (key === 'Enter' && !editable && event.data !== undefined) onOpen?.(event.data, field)
      },
      onRowDoubleClicked: ({ api, data }) => {
        if (data !== undefined) onOpen?.(data, api.getFocusedCell()?.column.getColId() ?? '')
      },
      ...(onSelect === undefined
        ? {}
        : {
            rowSelection: { mode: 'multiRow', enableClickSelection: false, headerCheckbox: true },
            onSelectionChanged: ({ api }) => onSelect(api.getSelectedRows()),
          }),
      onStateUpdated: ({ state, sources }) => {
        if (!sources.includes('gridInitializing')) rememberGrid(owner, id, state)
      },
    }),
    [onCursor, onOpen, onSelect, owner, id],
  )
}

function useRowIds<Row>(rowId: (row: Row) => string | number) {
  const latest = useRef(rowId)
  latest.current = rowId
  return useCallback(({ data }: { data: Row }) => String(latest.current(data)), [])
}

/** The height of the header and the class of a row, where a grid has its own. */
function useLooks<Row extends object>({ headerLines = 1, rowClass }: GridProps<Row>): GridOptions<Row> {
  return useMemo(
    () => ({
      headerHeight: measures.row + (headerLines - 1) * headerLine,
      ...(rowClass === undefined
        ? {}
        : { getRowClass: ({ data }) => (data === undefined ? undefined : rowClass(data)) }),
    }),
    [headerLines, rowClass],
  )
}

function useEmpty(empty: ReactNode) {
  const { t } = useTexts()
  const latest = useRef(empty)
  latest.current = empty
  return useMemo(() => () => latest.current ?? <span className="faint">{t('grid:empty')}</span>, [t])
}

/** What a further line of a header takes, in pixels. */
const headerLine = 16

function isBusyElsewhere(): boolean {
  const active = document.activeElement
  return active instanceof HTMLInputElement || active?.closest('.ant-modal') != null
}

const isPrimaryStep = (event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey)
/** Ctrl+Enter belongs to the screen, as its primary step; it must not open a cell for typing. */
const tickableColumns = {
  ...gridDefaults.defaultColDef,
  suppressKeyboardEvent: ({ event, editing }: SuppressKeyboardEventParams) => !editing && isPrimaryStep(event),
}
/** Space belongs to the screen too, whose panel it toggles, unless rows can be ticked. */
const plainColumns = {
  ...tickableColumns,
  suppressKeyboardEvent: ({ event, editing }: SuppressKeyboardEventParams) =>
    !editing && (event.key === ' ' || isPrimaryStep(event)),
}

/** AG Grid with the product's theme, keys, remembered columns and export; `DataGrid` and `PagedGrid` bring the rows. */
export function BaseGrid<Row extends object>(props: BaseGridProps<Row>) {
  const { t } = useTexts()
  const { locale } = usePreferences()
  const owner = useGridOwner()
  const api = useRef<GridApi<Row> | null>(null)
  useHandle(props, api)
  const events = useGridEvents(props, owner)
  const columnDefs = useMemo(() => filling(props.columns).map((column) => toColDef(column, t)), [props.columns, t])
  const { id, rowId, autoFocus, totals } = props
  const initialState = useMemo(() => rememberedGrid(owner, id), [owner, id])
  const pinned = useMemo(() => (totals === null ? [] : [totals]), [totals])
  const getRowId = useRowIds(rowId)
  const looks = useLooks(props)
  const empty = useEmpty(props.empty)
  const onReady = useCallback((event: GridReadyEvent<Row>) => {
    api.current = event.api
  }, [])
  const onFirstRows = useCallback(
    (event: { api: GridApi<Row> }) => {
      if (autoFocus !== false && !isBusyElsewhere()) focusRow(event.api)
    },
    [autoFocus],
  )
  const reset = useCallback(() => {
    api.current?.resetColumnState()
    forgetGrid(owner, id)
  }, [owner, id])
  return (
    <ColumnMenu columns={props.columns} grid={api} onReset={reset}>
      <AgGridReact<Row>
        {...gridDefaults}
        key={locale}
        localeText={gridLocale(locale)}
        columnDefs={columnDefs}
        getRowId={getRowId}
        defaultColDef={props.onSelect === undefined ? plainColumns : tickableColumns}
        initialState={initialState}
        pinnedBottomRowData={pinned}
        noRowsOverlayComponent={empty}
        {...looks}
        onGridReady={onReady}
        onFirstDataRendered={onFirstRows}
        {...events}
        {...props.options}
      />
    </ColumnMenu>
  )
}
