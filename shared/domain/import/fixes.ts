import type { ImportFix } from '../../schemas/import-fixes'
import type { Cell, SheetGrid, Sheets } from '../../schemas/imports'

type CellFix = Extract<ImportFix, { kind: 'cell' }>
type GoodsFix = Extract<ImportFix, { kind: 'goods' }>

/** What a person typed as a cell: digits are a number, as a spreadsheet would take them; blank is no cell. */
export function typedCell(text: string): Cell | null {
  const value = text.trim()
  if (value === '') return null
  const number = /^-?\d{1,15}(?:\.\d+)?$/.test(value) && !/^-?0\d/.test(value)
  return number ? { kind: 'number', value: Number(value), text: value } : { kind: 'text', value, text: value }
}

/** The sheets with some cells saying something else; what is not named stays the same object. */
export function withCells(sheets: Sheets, fixes: readonly ImportFix[]): Sheets {
  const bySheet = Map.groupBy(fixes.filter(isCell), ({ sheet }) => sheet)
  if (bySheet.size === 0) return sheets
  return sheets.map((sheet) => patched(sheet, bySheet.get(sheet.name) ?? []))
}

const isCell = (fix: ImportFix): fix is CellFix => fix.kind === 'cell'

function patched(sheet: SheetGrid, fixes: readonly CellFix[]): SheetGrid {
  if (fixes.length === 0) return sheet
  const rows = [...sheet.rows]
  const copied = new Map<number, (Cell | null)[]>()
  for (const { row, column, text } of fixes) {
    while (rows.length < row) rows.push([])
    const cells = copied.get(row) ?? [...(rows[row - 1] ?? [])]
    copied.set(row, cells)
    while (cells.length < column) cells.push(null)
    cells[column - 1] = typedCell(text)
    rows[row - 1] = cells
  }
  return { ...sheet, rows }
}

/** What was said of the rows of one sheet. */
export class RowFixes {
  private readonly rows: ReadonlyMap<number, readonly ImportFix[]>
  /** Whether any cell of the sheet says something else, so that sums the file worked out before no longer hold. */
  readonly edited: boolean

  constructor(fixes: readonly ImportFix[], sheet: string) {
    const own = fixes.filter((fix) => 'sheet' in fix && fix.sheet === sheet)
    this.edited = own.some(isCell)
    this.rows = Map.groupBy(own, (fix) => ('row' in fix ? fix.row : 0))
  }

  /** The goods a person named for a row of the table with these quantity columns; the last word counts. */
  goods(row: number, columns: readonly number[]): GoodsFix | undefined {
    return this.rows
      .get(row)
      ?.filter((fix): fix is GoodsFix => fix.kind === 'goods')
      .findLast(({ column }) => columns.includes(column))
  }

  isDropped(row: number, columns: readonly number[]): boolean {
    return this.rows.get(row)?.some((fix) => fix.kind === 'drop' && columns.includes(fix.column)) ?? false
  }
}

/** A new word about the same thing takes the place of the earlier one; a cell that says again what the file says is no fix any more. */
export function withFix(fixes: readonly ImportFix[], fix: ImportFix): readonly ImportFix[] {
  const key = fixKey(fix)
  const before = fixes.find((other) => fixKey(other) === key)
  return [...fixes.filter((other) => fixKey(other) !== key), merged(before, fix)]
}

/** A style and then its colour are said one after the other; a SKU says everything at once. */
function merged(before: ImportFix | undefined, fix: ImportFix): ImportFix {
  if (before?.kind !== 'goods' || fix.kind !== 'goods') return fix
  return before.skuCode !== undefined || fix.skuCode !== undefined ? fix : { ...before, ...fix }
}

/** The fixes without what was said about the same thing. */
export const withoutFix = (fixes: readonly ImportFix[], fix: ImportFix): readonly ImportFix[] =>
  fixes.filter((other) => fixKey(other) !== fixKey(fix))

/** What a fix is about; two fixes of one key contradict each other. */
export function fixKey(fix: ImportFix): string {
  switch (fix.kind) {
    case 'cell':
      return `cell\n${fix.sheet}\n${fix.row}\n${fix.column}`
    case 'goods':
    case 'drop':
      return `${fix.kind}\n${fix.sheet}\n${fix.row}\n${fix.column}`
    case 'distributor':
      return `distributor\n${fix.written}`
    case 'day':
      return 'day'
  }
}
