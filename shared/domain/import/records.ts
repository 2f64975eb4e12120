import type { Cell, FieldColumns, ImportProblemCode, RecordsReading, Sheets } from '../../schemas/imports'
import { parseMoney, parseQuantity, parseRate } from './amounts'
import { parseCode, parseWords } from './codes'
import { type DayOrder, dayOrderOf, parseDay } from './days'
import { Grid, ProblemList } from './grid'
import { unitOf } from './header-words'
import type { Parsed } from './parsed'
import { headerKeys, plainText, wordKey } from './text'
import { isTotalLabel } from './total-words'

/** What a list's columns may be called, field by field, separated by spaces; `required` ones must be there for a header to count. */
export interface RecordSpec<Field extends string> {
  readonly words: Readonly<Record<Field, string>>
  readonly required: readonly NoInfer<Field>[]
}

interface Header<Field extends string> {
  readonly row: number
  readonly columns: ReadonlyMap<Field, { readonly column: number; readonly header: string }>
}

/** One row of a list, read by field; what is refused is noted and makes the row fail. */
export class RecordRow<Field extends string> {
  failed = false
  readonly row: number
  private readonly grid: Grid
  private readonly header: Header<Field>
  private readonly order: DayOrder | undefined

  constructor(grid: Grid, header: Header<Field>, row: number, order: DayOrder | undefined) {
    this.grid = grid
    this.header = header
    this.row = row
    this.order = order
  }

  get sheet(): string {
    return this.grid.name
  }

  private column(field: Field): number {
    return this.header.columns.get(field)?.column ?? 0
  }

  private cell(field: Field): Cell | null {
    const column = this.column(field)
    if (column === 0) return null
    if (this.grid.at(this.row, column) === null) return this.grid.seen(this.row, column)
    const cell = this.grid.calculated(this.row, column, 'error')
    if (cell === null) this.failed = true
    return cell
  }

  private take<Value>(field: Field, parsed: Parsed<Value>): Value | null {
    if (!parsed.ok) this.fail(field, parsed.code, parsed.params)
    return parsed.ok ? parsed.value : null
  }

  /** Notes why the row cannot be taken over. */
  fail(field: Field, code: ImportProblemCode, params: Readonly<Record<string, string | number | null>> = {}): void {
    this.failed = true
    this.grid.error(this.row, this.column(field), code, { field, ...params })
  }

  code(field: Field): string | undefined {
    return this.take<string>(field, parseCode(this.cell(field))) ?? undefined
  }

  words(field: Field): string | undefined {
    return parseWords(this.cell(field)) ?? undefined
  }

  whole(field: Field): number | undefined {
    return this.take<number>(field, parseQuantity(this.cell(field))) ?? undefined
  }

  day(field: Field): string | undefined {
    return this.take<string>(field, parseDay(this.cell(field), { order: this.order })) ?? undefined
  }

  /** A number of days, with or without its word. */
  days(field: Field): number | undefined {
    const cell = this.cell(field)
    const text = cell?.kind === 'text' ? plainText(cell.value).replace(/\s*(?:天|日|days?)$/i, '') : null
    return this.take<number>(field, parseQuantity(text ? { kind: 'text', value: text, text } : cell)) ?? undefined
  }

  money(field: Field): number | undefined {
    const header = plainText(this.header.columns.get(field)?.header ?? '')
    const unit = unitOf(header) === 'fen' ? 'fen' : /万元?\)?$/.test(header) ? 'tenThousand' : 'yuan'
    return this.take<number>(field, parseMoney(this.cell(field), unit)) ?? undefined
  }

  rate(field: Field): number | undefined {
    const unit = unitOf(plainText(this.header.columns.get(field)?.header ?? ''))
    return this.take<number>(field, parseRate(this.cell(field), unit === 'fen' ? undefined : unit)) ?? undefined
  }

  /** A value that must be there; its absence is noted. A row that failed already is not blamed twice. */
  must<Value>(field: Field, value: Value | undefined): Value | undefined {
    if (value === undefined && !this.failed) this.fail(field, 'valueMissing')
    return value
  }
}

/**
 * Reads a list by its header words, wherever it starts, on every sheet that has one. `build` gives the row, or undefined after something was
 * refused; a row is in the result or named by an error. Rows of totals and repeated headers are left out.
 */
export function readRecords<Field extends string, Row>(
  sheets: Sheets,
  spec: RecordSpec<Field>,
  build: (row: RecordRow<Field>) => Row | undefined,
): RecordsReading<Row> {
  const list = new ProblemList()
  const rows: Row[] = []
  const columns = new Map<string, FieldColumns>()
  const vocabulary = vocabularyOf(spec)
  let found = false
  const unread: Grid[] = []
  for (const sheet of sheets) {
    const grid = new Grid(sheet, list)
    const header = sheet.hidden ? null : findHeader(grid, spec, vocabulary)
    if (sheet.hidden && grid.height > 0) grid.warn(0, 0, 'sheetHidden')
    else if (header) {
      found = true
      columns.set(sheet.name, Object.fromEntries([...header.columns].map(([field, { column }]) => [field, column])))
      for (const row of readRows(grid, header, build)) rows.push(row)
    } else unread.push(grid)
  }
  for (const grid of unread) if (grid.width > 0) grid[found ? 'warn' : 'error'](1, 0, 'sheetUnrecognised')
  return { rows, problems: list.problems, columns }
}

type Vocabulary<Field extends string> = ReadonlyMap<string, Field>

function vocabularyOf<Field extends string>(spec: RecordSpec<Field>): Vocabulary<Field> {
  const vocabulary = new Map<string, Field>()
  for (const field in spec.words) for (const word of spec.words[field].split(' ')) vocabulary.set(wordKey(word), field)
  return vocabulary
}

function fieldOf<Field extends string>(text: string, vocabulary: Vocabulary<Field>): Field | undefined {
  for (const key of headerKeys(text)) {
    const field = vocabulary.get(key)
    if (field !== undefined) return field
  }
  return undefined
}

const HEADER_ROWS = 40

function findHeader<Field extends string>(
  grid: Grid,
  spec: RecordSpec<Field>,
  vocabulary: Vocabulary<Field>,
): Header<Field> | null {
  for (let row = 1; row <= Math.min(grid.height, HEADER_ROWS); row += 1) {
    const columns = new Map<Field, { readonly column: number; readonly header: string }>()
    grid.row(row).forEach((cell, index) => {
      const field = cell?.kind === 'text' ? fieldOf(cell.value, vocabulary) : undefined
      if (cell && field !== undefined && !columns.has(field))
        columns.set(field, { column: index + 1, header: cell.text })
    })
    if (columns.size >= 2 && spec.required.every((field) => columns.has(field))) return { row, columns }
    if (columns.size >= Math.max(3, spec.required.length)) {
      const missing = spec.required.filter((field) => !columns.has(field))
      grid.error(row, 0, 'columnMissing', { field: missing.join(' ') })
      return null
    }
  }
  return null
}

function readRows<Field extends string, Row>(
  grid: Grid,
  header: Header<Field>,
  build: (row: RecordRow<Field>) => Row | undefined,
): readonly Row[] {
  const rows: Row[] = []
  const columns = [...header.columns.values()]
  const order = dayOrderOf(datesOf(grid, header))
  for (let row = header.row + 1; row <= grid.height; row += 1) {
    const filled = columns.filter(({ column }) => grid.seen(row, column) !== null)
    if (filled.length === 0) continue
    const first = grid.row(row).find((cell) => cell !== null)
    if (first?.kind === 'text' && filled.length < columns.length && isTotalLabel(first.value)) continue
    if (filled.every(({ column, header: text }) => grid.at(row, column)?.text === text)) continue
    const built = build(new RecordRow(grid, header, row, order))
    if (built !== undefined) rows.push(built)
  }
  return rows
}

function* datesOf<Field extends string>(grid: Grid, header: Header<Field>): Iterable<string> {
  for (const [field, { column }] of header.columns) {
    if (field !== 'date') continue
    for (let row = header.row + 1; row <= grid.height; row += 1) {
      const cell = grid.at(row, column)
      if (cell?.kind === 'text') yield cell.value
    }
  }
}
