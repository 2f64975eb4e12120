import type { GridOptions } from 'ag-grid-community'
import { useMemo } from 'react'
import { useTexts } from '../i18n'
import { BaseGrid, type GridProps } from './base-grid'
import { cellValue } from './columns'
import { sumRow } from './shown'

interface DataGridProps<Row> extends GridProps<Row> {
  /** All rows; undefined while they are being read. */
  readonly rows: readonly Row[] | undefined
  /** Shows only rows in which every word occurs. */
  readonly quickFilter?: string
  /** Totals made elsewhere; otherwise columns with `total: 'sum'` add up what is given. */
  readonly totals?: Row | null
}

// The grid may still ask about the sums of a moment ago when new ones are there already.
const sumRows = new WeakSet<object>()

/** A grid of rows that are all there: sorts and filters at once. */
export function DataGrid<Row extends object>({ rows, quickFilter, totals, ...props }: DataGridProps<Row>) {
  const { t } = useTexts()
  const { columns } = props
  const sums = useMemo(() => {
    if (totals !== undefined) return totals
    const summed = sumRow(columns, rows ?? [], t('components:list.total'))
    // A row of sums has the fields of the columns and no others; column functions are not asked about it.
    return summed === null ? null : (summed as Row)
  }, [columns, rows, t, totals])
  const shown = useMemo(() => withPlainTotals(columns, sums), [columns, sums])
  const options = useMemo<GridOptions<Row>>(
    () => ({
      // The grid never writes into what it is given: edits go out through the column's `onEdit`.
      rowData: rows === undefined ? null : (rows as Row[]),
      loading: false,
      ...(quickFilter === undefined ? {} : { quickFilterText: quickFilter }),
    }),
    [rows, quickFilter],
  )
  return <BaseGrid {...props} columns={shown} totals={sums} options={options} />
}

/** Column functions know real rows only: for the row of sums its plain fields are shown instead. */
function withPlainTotals<Row extends object>(
  columns: GridProps<Row>['columns'],
  sums: Row | null,
): GridProps<Row>['columns'] {
  if (sums !== null) sumRows.add(sums)
  return columns.map((column) => ({
    ...column,
    value: (row) => cellValue(sumRows.has(row) ? { field: column.field, header: '' } : column, row),
    ...(column.words === undefined
      ? {}
      : { words: (value, row) => (sumRows.has(row) ? String(value ?? '') : (column.words?.(value, row) ?? '')) }),
  }))
}
