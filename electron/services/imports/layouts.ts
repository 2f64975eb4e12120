import { createHash } from 'node:crypto'
import { layoutHeaders } from '../../../shared/schemas/import-layouts'
import { formMappingSchema, type SheetGrid, type TableMapping } from '../../../shared/schemas/imports'
import type { Reader } from '../../database/connection'
import { type KnownLayout, listLayouts } from '../../database/queries/imports'
import type { ReadFile } from './kinds'
import { wordOf } from './nearest'

/** How a file's tables were read, and whether a person said so; only what a person said overrides recognition. */
interface RememberedLayout {
  readonly given: boolean
  readonly tables: readonly TableMapping[]
  /** The words of each table's header, so that a person who looks at it later knows the columns. */
  readonly headers?: readonly (readonly string[])[]
}

const tablesIn = (value: unknown): readonly TableMapping[] | undefined => {
  const parsed = formMappingSchema.safeParse(value)
  return parsed.success && parsed.data.length > 0 ? parsed.data : undefined
}

const entryOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined

/** The mapping a person gave for a file: one for all files, or one by file name, as the preview shows it. */
export const givenMapping = (mapping: unknown, file: Pick<ReadFile, 'name'>): readonly TableMapping[] | undefined =>
  tablesIn(mapping) ?? tablesIn(entryOf(mapping, file.name))

/** What is remembered of a layout, or undefined for what an older version wrote otherwise. */
export function storedLayout(text: string): Required<RememberedLayout> | undefined {
  const stored: unknown = JSON.parse(text)
  const tables = tablesIn(entryOf(stored, 'tables'))
  if (tables === undefined) return undefined
  const headers = layoutHeaders.safeParse(entryOf(stored, 'headers'))
  return { given: entryOf(stored, 'given') === true, tables, headers: headers.success ? headers.data : [] }
}

/** The words of a header, hashed; the same layout next month has the same print, whatever its titles and dates. */
function printOf(sheet: SheetGrid | undefined, headerRow: number): string {
  const cells = sheet?.rows[headerRow - 1] ?? []
  return cells
    .map((cell) => (cell === null ? '' : wordOf(cell.text)))
    .join('\t')
    .trimEnd()
}

/** The print of a whole layout: where its headers stand and what they say; empty when a table has no header to know it by. */
export function fingerprintOf(file: ReadFile, tables: readonly TableMapping[]): string {
  if (tables.length === 0 || tables.some(({ headerRow }) => headerRow === 0)) return ''
  const prints = tables.map((table) => `${table.headerRow}:${printOf(sheetOf(file, table), table.headerRow)}`)
  return createHash('sha256').update(prints.join('\n')).digest('hex')
}

/** Sheets are often renamed every month; a file with one sheet means that one. */
const sheetOf = (file: ReadFile, table: TableMapping): SheetGrid | undefined =>
  file.sheets.find(({ name }) => name === table.sheet) ?? (file.sheets.length === 1 ? file.sheets[0] : undefined)

/** Finds the reading that a person gave for the same layout before; of several, that of the distributor the file is about. */
export function rememberedMappings(reader: Reader): (file: ReadFile) => readonly TableMapping[] | undefined {
  const known = listLayouts(reader, 'orders').flatMap((layout) => {
    const stored = storedLayout(layout.mapping)
    return stored?.given === true ? [{ layout, tables: stored.tables }] : []
  })
  return (file) => {
    const fitting = known.filter(({ layout, tables }) => fingerprintOf(file, tables) === layout.fingerprint)
    const own = fitting.find(({ layout }) => mentions(file, layout.distributorCode)) ?? fitting[0]
    return own?.tables.map((table) => ({ ...table, sheet: sheetOf(file, table)?.name ?? table.sheet }))
  }
}

function mentions(file: ReadFile, code: string): boolean {
  if (code === '') return false
  const wanted = wordOf(code)
  const cells = file.sheets.flatMap((sheet) => sheet.rows.slice(0, 20).flat())
  return wordOf(file.name).includes(wanted) || cells.some((cell) => cell !== null && wordOf(cell.text).includes(wanted))
}

/** What is to be remembered of a file's layout, or nothing when it could not be known again. */
export function layoutOf(file: ReadFile, distributorCode: string, layout: RememberedLayout): KnownLayout | undefined {
  const fingerprint = fingerprintOf(file, layout.tables)
  if (fingerprint === '') return undefined
  const headers = layout.tables.map((table) =>
    (sheetOf(file, table)?.rows[table.headerRow - 1] ?? []).map((cell) => cell?.text ?? ''),
  )
  return { fingerprint, distributorCode, mapping: JSON.stringify({ ...layout, headers }) }
}
