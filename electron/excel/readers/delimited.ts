import { parse } from 'csv-parse/sync'
import type { FileContent } from '../../../shared/contract/envelope'
import type { Cell, Sheets } from '../../../shared/schemas/imports'
import { unreadable } from './refusals'

const SAMPLE = 64 * 1024

/** Reads .csv and .txt in UTF-8, UTF-16 or GB18030 with comma, semicolon or tab; every cell is text, because a csv has no types. */
export function readDelimited(file: FileContent): Sheets {
  const rows = readRecords(file).records.map(({ record }) => record.map(textCell))
  const name = file.name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '') || 'csv'
  return [{ name, hidden: false, rows, merges: [], hiddenRows: [], hiddenColumns: [] }]
}

/** The lines of a text file as fields and as they are written, and what separates them. */
export function readRecords(file: FileContent): { readonly records: readonly RawRecord[]; readonly delimiter: string } {
  const text = decodeText(file)
  const delimiter = delimiterOf(text.slice(0, SAMPLE))
  return { records: recordsOf(file, text, delimiter), delimiter }
}

interface RawRecord {
  readonly record: readonly string[]
  readonly raw: string
}

function textCell(value: string): Cell | null {
  return value.trim() === '' ? null : { kind: 'text', value, text: value }
}

/** The characters of a text file: a byte order mark decides, else zeros betray UTF-16, else strict UTF-8, else strict GB18030. */
export function decodeText(file: FileContent): string {
  const { bytes } = file
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return decoded(file, 'utf-16le')
  if (a === 0xfe && b === 0xff) return decoded(file, 'utf-16be')
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 4096)
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 8 && even === 0) return decoded(file, 'utf-16le')
  if (even > sample.length / 8 && odd === 0) return decoded(file, 'utf-16be')
  if (even + odd > 0) throw unreadable(file.name, 'notText')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decoded(file, 'gb18030')
  }
}

function decoded(file: FileContent, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file.bytes)
  } catch {
    throw unreadable(file.name, 'encoding')
  }
}

/** The separator that splits the most lines into the same number of fields, outside quotes. */
function delimiterOf(sample: string): string {
  const lines = sample
    .replace(/"(?:[^"]|"")*"/g, 'q')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  let best = ','
  let bestScore = 0
  for (const delimiter of [',', '\t', ';', '|']) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const fields = line.split(delimiter).length
      if (fields > 1) counts.set(fields, (counts.get(fields) ?? 0) + 1)
    }
    const score = Math.max(0, ...[...counts].map(([fields, times]) => times * Math.log2(fields)))
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

function recordsOf(file: FileContent, text: string, delimiter: string): readonly RawRecord[] {
  try {
    // With `raw` every record comes with its own text, which the types of the parser do not say.
    return parse(text, {
      delimiter,
      bom: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as unknown as RawRecord[]
  } catch {
    throw unreadable(file.name, 'quotes')
  }
}
