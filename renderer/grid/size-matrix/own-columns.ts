import type { ColDef } from 'ag-grid-community'
import { formatFen, formatQuantity } from '../../components/values/text'
import type { SheetLine, SheetView } from './cells'
import type { SheetColumn } from './types'

function ownText(type: SheetColumn['type'], value: string | number | null): string {
  if (typeof value !== 'number') return value ?? ''
  if (value === 0) return ''
  return type === 'money' ? formatFen(value) : formatQuantity(value)
}

/** What the grid calls a screen's own column. */
export const ownColumnId = (field: string): string => `own-${field}`

/** A screen's own column; its newest `value` is asked, because columns are made less often than screens render. */
export function ownColumn(
  view: SheetView,
  side: 'left' | 'right',
  { field, header, width, type, scrolls = false }: SheetColumn,
  isTotal: (line: SheetLine | undefined) => boolean,
): ColDef<SheetLine> {
  const { model } = view.controller
  const now = () => (side === 'left' ? view.layout().left : view.layout().right)?.find((own) => own.field === field)
  const figureOf = (index: number) => {
    const row = model.currentAt(index)
    return row === null ? null : (now()?.value(row) ?? null)
  }
  const sum = () => {
    if (now()?.total !== 'sum') return null
    const { whole } = view.layout()
    if (whole !== undefined) return whole?.figures[field] ?? null
    let total = 0
    for (let index = 0; index < model.rowCount; index++) total += Number(figureOf(index) ?? 0)
    return total
  }
  const value = (line: SheetLine | undefined) => {
    if (isTotal(line)) return sum()
    const index = line === undefined ? null : model.indexOf(line.id)
    return index === null ? null : figureOf(index)
  }
  const numeric = type !== 'text'
  return {
    colId: ownColumnId(field),
    headerName: header,
    headerTooltip: header,
    width,
    pinned: scrolls ? null : side,
    ...(numeric ? { headerClass: 'header-numeric' } : {}),
    cellClass: [...(numeric ? ['cell-numeric'] : []), side === 'left' ? 'sheet-fixed' : 'sheet-sum'],
    cellClassRules: { 'cell-negative': ({ data }) => Number(value(data) ?? 0) < 0 },
    valueGetter: ({ data }) => ownText(type, value(data)),
  }
}
