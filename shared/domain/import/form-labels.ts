import type { Cell } from '../../schemas/imports'
import type { Grid } from './grid'
import { type HeaderField, matchHeader } from './header-words'
import { plainText } from './text'

/** A label of a form with the value that belongs to it. */
export interface Label {
  readonly field: HeaderField
  readonly label: string
  readonly row: number
  /** Where the value stands. */
  readonly column: number
  readonly cell: Cell
}

interface Word {
  readonly column: number
  /** The first column after the label, merged areas counted. */
  readonly next: number
  readonly cell: Cell
  readonly label: string
  /** What the whole cell means as a label; null when it is a value, undefined when it is a label nobody knows. */
  readonly field: HeaderField | null | undefined
}

/** Finds the labels of a row and their values, which stand in the same cell, to the right, below, or to the left. */
export function labelsOf(grid: Grid, row: number, lastRow: number): readonly Label[] {
  const words = wordsOf(grid, row)
  const inside = words.flatMap((word) => pairsIn(word, row))
  const paired = new Set(inside.map(({ column }) => column))
  const rest = words.filter(({ column }) => !paired.has(column))
  const place = isHeading(grid, row, lastRow, rest) ? below : standsLeft(rest) ? left : right
  const beside = rest.flatMap((word, index) => {
    if (word.field === null || word.field === undefined) return []
    const found = place({ grid, row, lastRow, words: rest, index })
    return found
      ? [{ field: word.field, label: word.label, row: found.row, column: found.column, cell: found.cell }]
      : []
  })
  return [...inside, ...beside]
}

function wordsOf(grid: Grid, row: number): readonly Word[] {
  return grid.row(row).flatMap((cell, index) => {
    if (cell === null) return []
    const column = index + 1
    const next = (grid.mergeAt(row, column)?.right ?? column) + 1
    return [{ column, next, cell, ...meaningOf(cell) }]
  })
}

function meaningOf(cell: Cell): Pick<Word, 'label' | 'field'> {
  if (cell.kind !== 'text') return { label: '', field: null }
  const text = plainText(cell.value).replace(/^[([【](.*)[)\]】]$/, '$1')
  const label = text.replace(/\s*:\s*$/, '')
  const field = matchHeader(label)?.field
  return { label, field: field ?? (/:\s*$/.test(text) ? undefined : null) }
}

const PAIR =
  /([^\s:]{1,20}(?: (?:no|code|name|date|ref|id|#)\.?)?)\s*:\s*([^:]*?)(?=\s+[^\s:]{1,20}(?: (?:no|code|name|date|ref|id|#)\.?)?\s*:|$)/giu
const SEPARATORS = /[,;|](?=\s*[^\s:,;|]{1,20}\s*:)/g

/** `客户：张三  日期：2024-3-5` in one cell; without a colon only where the value can be nothing else (`日期 2024-3-5`). */
function pairsIn({ column, cell, label }: Word, row: number): readonly Label[] {
  if (cell.kind !== 'text') return []
  const pairs = [...plainText(cell.value).replace(SEPARATORS, ' ').matchAll(PAIR)]
  const found = pairs.flatMap(([, word = '', value = '']) => labelOf(word, value, { row, column }))
  if (pairs.length > 0) return found
  const [, word = '', value = ''] = /^(\S{2,12}) (\S*\d\S*)$/.exec(label) ?? []
  const match = word === '' ? null : matchHeader(word)
  const certain = match?.score === 1 && (match.field === 'date' || CODED.includes(match.field))
  return certain ? labelOf(word, value, { row, column }) : []
}

const CODED: readonly HeaderField[] = ['distributorCode', 'reference']

function labelOf(
  word: string,
  value: string,
  place: { readonly row: number; readonly column: number },
): readonly Label[] {
  const field = matchHeader(word)?.field
  return field === undefined || value === ''
    ? []
    : [{ field, label: word, ...place, cell: { kind: 'text', value, text: value } }]
}

interface Site {
  readonly grid: Grid
  readonly row: number
  readonly lastRow: number
  readonly words: readonly Word[]
  readonly index: number
}
type Value = { readonly row: number; readonly column: number; readonly cell: Cell } | null

const isValue = (word: Word | undefined): word is Word =>
  word !== undefined && word.field === null && !(word.cell.kind === 'text' && /[:：]/.test(word.cell.value))

function right(site: Site): Value {
  const { words, index, row } = site
  const beside = words[index + 1]
  if (beside === undefined) return alone(site) ? below(site) : null
  return isValue(beside) ? { row, column: beside.column, cell: beside.cell } : null
}

function left({ words, index, row }: Site): Value {
  const beside = words[index - 1]
  return isValue(beside) ? { row, column: beside.column, cell: beside.cell } : null
}

function below({ grid, row, lastRow, words, index }: Site): Value {
  const column = words[index]?.column ?? 0
  const cell = row < lastRow ? grid.at(row + 1, column) : null
  return cell === null || meaningOf(cell).field !== null ? null : { row: row + 1, column, cell }
}

/** Nothing stands beside a label, and what stands below it is no other label's value. */
function alone({ grid, row, words, index }: Site): boolean {
  const column = words[index]?.column ?? 0
  const under = wordsOf(grid, row + 1)
  const at = under.findIndex((word) => word.column === column)
  return at >= 0 && (at === 0 || isValue(under[at - 1]))
}

/** A row of labels over a row of values: labels stand side by side, and each has its value below it. */
function isHeading(grid: Grid, row: number, lastRow: number, words: readonly Word[]): boolean {
  if (row >= lastRow) return false
  const sideBySide = words.some((word, index) => word.field && words[index + 1]?.field)
  const wanted = words.filter((word) => word.field && word.field !== 'ignored')
  const valued = wanted.filter((word) => {
    const cell = grid.at(row + 1, word.column)
    return cell !== null && meaningOf(cell).field === null
  })
  return sideBySide && valued.length > 0 && valued.length === wanted.length
}

/** `A01（客户）  2024-3-5（日期）`: values come first and labels last. */
function standsLeft(words: readonly Word[]): boolean {
  return words.length > 1 && words.length % 2 === 0 && words.every((word, index) => (index % 2 === 0) === isValue(word))
}
