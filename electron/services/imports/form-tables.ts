import type { FormColumn, FormTable } from '../../../shared/schemas/import-forms'
import { orderFields, type SheetGrid, type TableMapping } from '../../../shared/schemas/imports'
import type { ReadFile } from './kinds'

/** How much of a column is shown, so that a person sees what it is. */
const SAMPLES = 3
/** How far down something is looked for. */
const LOOKED_AT = 200
const FIRST_ROWS = 30

/** The tables of a file with every column that holds something; sheets that were not recognised come with a proposal of where they begin. */
export function formTables(file: ReadFile, mapping: readonly TableMapping[]): readonly FormTable[] {
  const known = mapping.flatMap((table) => {
    const sheet = file.sheets.find(({ name }) => name === table.sheet)
    return sheet === undefined ? [] : [tableOf(sheet, table, true)]
  })
  const read = new Set(mapping.map(({ sheet }) => sheet))
  const others =
    known.length > 0
      ? []
      : file.sheets.filter(({ name, hidden, rows }) => !read.has(name) && !hidden && rows.length > 0)
  return [...known, ...others.map((sheet) => tableOf(sheet, guessed(sheet), false))]
}

/** The first row that is mostly words and has the most of them. */
function guessed(sheet: SheetGrid): TableMapping {
  let headerRow = 1
  let most = 0
  for (const [index, row] of sheet.rows.slice(0, FIRST_ROWS).entries()) {
    const words = row.filter((cell) => cell?.kind === 'text').length
    if (words > most) [most, headerRow] = [words, index + 1]
  }
  return { sheet: sheet.name, headerRow, bodyRow: headerRow + 1, layout: 'flat', columns: {}, units: {}, sizes: [] }
}

function tableOf(sheet: SheetGrid, table: TableMapping, known: boolean): FormTable {
  const { headerRow, bodyRow } = table
  const body = sheet.rows.slice(bodyRow - 1, bodyRow - 1 + LOOKED_AT)
  const header = sheet.rows[headerRow - 1] ?? []
  const width = Math.max(header.length, ...body.map((row) => row.length))
  const columns: FormColumn[] = []
  for (let column = 1; column <= width; column += 1) {
    const samples = body.flatMap((row) => row[column - 1]?.text.trim() || []).slice(0, SAMPLES)
    const field = orderFields.find((name) => table.columns[name] === column) ?? null
    const size = table.sizes.find((one) => one.column === column)?.size ?? null
    const words = header[column - 1]?.text.trim() ?? ''
    if (words === '' && samples.length === 0 && field === null && size === null) continue
    columns.push({ column, header: words, samples, field, size })
  }
  return { sheet: sheet.name, headerRow, bodyRow, known, columns }
}
