import type { FileContent } from '../../../shared/contract/envelope'
import { readRecords } from '../readers/delimited'
import { csvField } from '../writers/csv'
import type { SheetMarks } from './marks'

const MARK = '\uFEFF'

/**
 * A text file with one more field in the rows that have a problem. The rest of each line stays as it was written; the file is UTF-8 with a
 * byte order mark from then on, because its own encoding may not know the words.
 */
export function markedText(file: FileContent, [marks]: readonly SheetMarks[]): Uint8Array {
  const { records, delimiter } = readRecords(file)
  const column = marks?.column ?? 1
  const texts = new Map(marks?.rows.map(({ row, text }) => [row, text]))
  const lines = records.map(({ raw, record }, index) => {
    const end = /\r\n$|[\r\n]$/.exec(raw)?.[0] ?? ''
    const own = raw.slice(0, raw.length - end.length)
    const kept = record.length < column ? own : cut(record, column, delimiter)
    const text = texts.get(index + 1)
    if (text === undefined) return `${kept}${end}`
    const width = record.length < column ? Math.max(record.length, 1) : column - 1
    return `${kept}${delimiter.repeat(column - width)}${quoted(text)}${end}`
  })
  return new TextEncoder().encode(MARK + lines.join(''))
}

/** A line of an earlier round without the field it was given then. */
const cut = (record: readonly string[], column: number, delimiter: string): string =>
  record
    .slice(0, column - 1)
    .map((value) => (/["\r\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(delimiter)

function quoted(text: string): string {
  const field = csvField(text)
  return field.startsWith('"') ? field : `"${field}"`
}
