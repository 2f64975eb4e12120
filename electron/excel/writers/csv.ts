import { formatYuan } from '../../../shared/domain/money'
import type { Table, TableColumnType } from './tables'

const MARK = '\uFEFF'
const DANGEROUS = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * One field: quoted where it must be; a text that a spreadsheet would take for a formula gets an apostrophe, because csv has no other way to
 * say that it is text. A plain number is left alone.
 */
export function csvField(text: string): string {
  const safe = DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function valueText(value: string | number | null, type: TableColumnType): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (type === 'money') return formatYuan(value).replaceAll(',', '')
  return type === 'rate' ? String(value / 10_000) : String(value)
}

/** A flat table as UTF-8 with a byte order mark, so that Excel reads Chinese without being asked; amounts in yuan, no totals. */
export function writeCsv(table: Pick<Table, 'columns' | 'rows'>): Uint8Array {
  const lines = [table.columns.map((column) => csvField(column.header)).join(',')]
  for (const row of table.rows)
    lines.push(table.columns.map(({ type }, index) => csvField(valueText(row[index] ?? null, type))).join(','))
  return new TextEncoder().encode(`${MARK}${lines.join('\r\n')}\r\n`)
}
