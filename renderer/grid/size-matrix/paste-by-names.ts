import type { TextBlock } from '../clipboard'
import type { SheetModel } from './model'

interface Placed {
  readonly index: number
  readonly position: number
  readonly text: string
}

const folded = (text: string) => text.normalize('NFKC').trim().toUpperCase()

/** Columns of a header row that name sizes of a group; fewer than two are chance rather than a header. */
function sizeColumns(header: readonly string[], sizes: readonly string[]): ReadonlyMap<number, number> {
  const positions = new Map(sizes.map((size, position) => [folded(size), position]))
  const columns = new Map<number, number>()
  for (const [column, text] of header.entries()) {
    const position = positions.get(folded(text))
    if (position !== undefined && folded(text) !== '') columns.set(column, position)
  }
  return columns
}

function rowsByName(model: SheetModel): ReadonlyMap<string, readonly number[]> {
  const byCode = new Map<string, number[]>()
  for (let index = 0; index < model.rowCount; index++) {
    const code = folded(model.rowAt(index)?.styleCode ?? '')
    byCode.set(code, [...(byCode.get(code) ?? []), index])
  }
  return byCode
}

/** The row a line of the block is about: its style code, and its colour where the style has several rows. */
function rowOf(
  line: readonly string[],
  byCode: ReadonlyMap<string, readonly number[]>,
  model: SheetModel,
): number | null {
  const words = line.map(folded)
  const indexes = words.flatMap((word) => byCode.get(word) ?? [])
  const coloured = indexes.filter((index) => words.includes(folded(model.rowAt(index)?.colourName ?? '')))
  const found = coloured.length > 0 ? coloured : indexes
  return found.length === 1 ? (found[0] ?? null) : null
}

/**
 * A block that brings its own names: a first row of sizes and style codes (with colours) in the lines. Null when it has no
 * such header, or when no line is about a row of the sheet; then the block is one of plain quantities.
 */
export function placeByNames(
  block: TextBlock,
  model: SheetModel,
): { readonly placed: readonly Placed[]; readonly outside: number } | null {
  const [header, ...lines] = block
  if (header === undefined || lines.length === 0) return null
  const byCode = rowsByName(model)
  if (!lines.some((line) => line.some((text) => byCode.has(folded(text))))) return null
  const placed: Placed[] = []
  let outside = 0
  let recognised = false
  for (const line of lines) {
    const index = rowOf(line, byCode, model)
    const columns = index === null ? null : sizeColumns(header, model.groupAt(index)?.sizes ?? [])
    if (index === null || columns === null || columns.size < 2) {
      outside += line.filter((text) => /^\d+$/.test(folded(text)) && folded(text) !== '0').length
      continue
    }
    recognised = true
    for (const [column, position] of columns) placed.push({ index, position, text: line[column] ?? '' })
  }
  return recognised ? { placed, outside } : null
}
