import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community'
import { memo, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { useKeys } from '../../components/keys/registry'
import { useTexts } from '../../i18n'
import { usePreferences } from '../../preferences'
import { selectCell } from '../selection'
import { gridDefaults, gridLocale } from '../setup'
import { newStyleLine, type SheetLine, type SheetView, sheetColumns, totalLine } from './cells'
import { sheetKeys } from './keys'
import type { SizeMatrixProps } from './props'
import { StatusBar } from './status-bar'
import { type StyleHit, SuggestionList } from './suggestions'
import { type Sheet, useSheet } from './use-sheet'
import './size-matrix.css'

export type { SheetEdit, SizeMatrixHandle, SizeMatrixProps, StyleRows } from './props'
export type { StyleHit } from './suggestions'
export type {
  CellEdit,
  CellFlag,
  Entry,
  MatrixRow,
  OwnPrice,
  OwnPrices,
  SheetColumn,
  SheetCursor,
  SheetTotals,
  SizeGroup,
  WholeSheet,
} from './types'
export { goodsFlag } from './types'

const pinnedTotals = [totalLine]

function useHandle<Hit extends StyleHit>(props: SizeMatrixProps<Hit>, { controller, elements }: Sheet<Hit>): void {
  useImperativeHandle(props.ref, () => ({
    focus: () => elements.input.current?.focus(),
    rows: () => controller.model.rows(),
    totals: () => controller.model.totals(),
    goTo: (rowId, position) => {
      const row = controller.model.indexOf(rowId)
      if (row !== null) controller.select(selectCell({ row, column: position }))
      elements.input.current?.focus()
    },
    fillRow: (rowId, entries) => controller.fillRow(rowId, entries),
    selectedRows: () => controller.selectedRows(),
    selectedCells: () => controller.selectedCells(),
    activeRect: () => elements.root.current?.querySelector('.sheet-active')?.getBoundingClientRect() ?? null,
    setPrices: (before, after) => controller.setPrices(before, after),
  }))
}

const sheetDefaults = { resizable: true, sortable: false, suppressMovable: true, suppressHeaderMenuButton: true }
const rowIdOf = ({ data }: { data: SheetLine }) => data.id
const rowClassOf = ({ data }: { data?: SheetLine | undefined }) => (data === newStyleLine ? 'sheet-new-row' : undefined)

const sheetOptions = {
  ...gridDefaults,
  defaultColDef: sheetDefaults,
  getRowId: rowIdOf,
  pinnedBottomRowData: pinnedTotals,
  suppressCellFocus: true,
  suppressHeaderFocus: true,
  suppressRowHoverHighlight: true,
  suppressColumnVirtualisation: true,
  suppressNoRowsOverlay: true,
  getRowClass: rowClassOf,
} satisfies GridOptions<SheetLine>

interface SheetGridProps {
  readonly view: SheetView
  readonly onReady: (api: GridApi<SheetLine>) => void
}

/** The grid itself without React, which would render every cell once more after the grid had decided what stands in it. */
const SheetGrid = memo(({ view, onReady }: SheetGridProps) => {
  const { locale } = usePreferences()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (element.current === null) return undefined
    const api = createGrid(element.current, {
      ...sheetOptions,
      localeText: gridLocale(locale),
      columnDefs: sheetColumns(view),
    })
    onReady(api)
    return () => api.destroy()
  }, [view, locale, onReady])
  return <div ref={element} />
})

/**
 * The size-across sheet: a row per style and colour, a column per size position, mixed size groups in one sheet, and the
 * behaviour of a spreadsheet. AG Grid paints and scrolls; selection, typing, clipboard and undo are the sheet's own.
 */
export function SizeMatrix<Hit extends StyleHit>(props: SizeMatrixProps<Hit>) {
  const { t } = useTexts()
  const sheet = useSheet(props)
  const { controller, elements, suggestions, view } = sheet
  useHandle(props, sheet)
  useKeys(useMemo(() => sheetKeys(t, controller.may.edit), [t, controller]))
  return (
    <div className="sheet" data-testid="size-matrix">
      <div className="sheet-frame" ref={elements.root}>
        <SheetGrid view={view} onReady={sheet.onReady} />
        <input
          ref={elements.input}
          className="sheet-input"
          aria-label={t('grid:sheet.label')}
          autoComplete="off"
          data-keys="pass"
          spellCheck={false}
          onBlur={sheet.leave}
        />
        <div ref={elements.list} className="sheet-list">
          <SuggestionList suggestions={suggestions} onPick={(hit) => void sheet.addStyle(hit)} />
        </div>
      </div>
      <StatusBar controller={controller} flagOf={view.flagOf} notice={sheet.notice} />
    </div>
  )
}
