import { columnName } from '../../../shared/domain/import/column-names'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import type { OrderForm, SheetGrid } from '../../../shared/schemas/imports'
import type { ReadFile } from './kinds'

/** What a line of a document's history says beside its name. */
export type HistoryDetail = Readonly<Record<string, string | number | null>>

/** A history is read by people; what comes after this many changes is only counted. */
const TOLD = 40

/** What a person changed of a form, for the history of the order it became: the file, how many places, and each with what it said. */
export function fixDetail(
  { file, fixes }: { readonly file: ReadFile; readonly fixes: readonly ImportFix[] },
  form: OrderForm,
): HistoryDetail | null {
  const own = fixes.filter(
    (fix) => concerns(fix, form) && !(fix.kind === 'cell' && textAt(file, fix) === fix.text.trim()),
  )
  if (own.length === 0) return null
  const places = own.slice(0, TOLD).map((fix) => told(fix, file))
  return { file: file.name, fixCount: own.length, fixes: places.join('\n') }
}

/** A fix belongs to the orders that stand in its row; of a row that holds nothing any more, to those of its sheet. */
function concerns(fix: ImportFix, { lines, open, date, ...form }: OrderForm): boolean {
  if (fix.kind === 'day') return date === null
  if (fix.kind === 'distributor') return fix.written === (form.distributorCode ?? form.distributorName ?? '')
  const cells = [...lines, ...open]
  return cells.some(({ sheet, row }) => sheet === fix.sheet && row === fix.row) || isEmptied(fix, cells)
}

const isEmptied = (fix: Extract<ImportFix, { sheet: string }>, cells: readonly { readonly sheet: string }[]): boolean =>
  fix.kind === 'cell' && fix.text.trim() === '' && cells.some(({ sheet }) => sheet === fix.sheet)

/** `订货表!E5: 三 → 3`: places as a spreadsheet names them, so that it reads the same in every language. */
function told(fix: ImportFix, file: ReadFile): string {
  switch (fix.kind) {
    case 'cell':
      return `${fix.sheet}!${columnName(fix.column)}${fix.row}: ${textAt(file, fix) || '∅'} → ${fix.text.trim() || '∅'}`
    case 'goods':
      return `${fix.sheet}!${fix.row}: → ${[fix.skuCode, fix.styleCode, fix.colour, fix.size].filter(Boolean).join(' ')}`
    case 'drop':
      return `${fix.sheet}!${fix.row}: ✕`
    case 'distributor':
      return `${fix.written || '∅'} → ${fix.code}`
    case 'day':
      return `∅ → ${fix.day}`
  }
}

function textAt(
  { sheets }: ReadFile,
  place: { readonly sheet: string; readonly row: number; readonly column: number },
) {
  const sheet: SheetGrid | undefined = sheets.find(({ name }) => name === place.sheet)
  return sheet?.rows[place.row - 1]?.[place.column - 1]?.text ?? ''
}
