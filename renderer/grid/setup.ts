import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale'
import {
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  ExternalFilterModule,
  type GridOptions,
  GridStateModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  NumberEditorModule,
  NumberFilterModule,
  PinnedRowModule,
  QuickFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TextEditorModule,
  TextFilterModule,
  TooltipModule,
  themeQuartz,
  ValidationModule,
} from 'ag-grid-community'
import { cspNonce } from '../csp-nonce'
import type { Locale } from '../preferences'
import { measures } from '../styles/tokens'
import './grid.css'

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  ExternalFilterModule,
  GridStateModule,
  InfiniteRowModelModule,
  LocaleModule,
  NumberEditorModule,
  NumberFilterModule,
  PinnedRowModule,
  QuickFilterModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TextEditorModule,
  TextFilterModule,
  TooltipModule,
  ...(import.meta.env.DEV ? [ValidationModule] : []),
])

/** The tokens as the grid's theme; it names the CSS variables, so a change of look needs no new theme. */
const theme = themeQuartz.withParams({
  browserColorScheme: 'inherit',
  accentColor: 'var(--accent-text)',
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--text)',
  borderColor: 'var(--hairline)',
  chromeBackgroundColor: 'var(--canvas)',
  headerBackgroundColor: 'var(--canvas)',
  headerTextColor: 'var(--text-soft)',
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--selected)',
  oddRowBackgroundColor: 'var(--surface)',
  fontFamily: 'var(--font)',
  fontSize: measures.gridText,
  dataFontSize: measures.gridText,
  headerFontSize: measures.gridText,
  headerFontWeight: 500,
  rowHeight: measures.row,
  headerHeight: measures.row,
  spacing: measures.step,
  cellHorizontalPadding: 10,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 4,
  rowBorder: { width: 1, color: 'color-mix(in srgb, var(--hairline) 60%, transparent)' },
  columnBorder: false,
  headerColumnResizeHandleColor: 'var(--hairline)',
  headerColumnResizeHandleWidth: 1,
  headerColumnResizeHandleHeight: '40%',
})

/** What every grid starts from; animation is off because rows in mid-flight are neither calm nor quick. */
export const gridDefaults = {
  theme,
  styleNonce: cspNonce,
  animateRows: false,
  rowHeight: measures.row,
  headerHeight: measures.row,
  suppressColumnMoveAnimation: true,
  suppressDragLeaveHidesColumns: true,
  suppressContextMenu: true,
  enableCellTextSelection: false,
  enterNavigatesVerticallyAfterEdit: true,
  tooltipShowDelay: 400,
  defaultColDef: { resizable: true, sortable: true, suppressHeaderMenuButton: true, minWidth: 48 },
} satisfies GridOptions

/** The grid's own few words. */
export function gridLocale(locale: Locale): Record<string, string> | undefined {
  return locale === 'zh-CN' ? AG_GRID_LOCALE_CN : undefined
}
