import type ExcelJS from 'exceljs'
import type { FileContent } from '../../../shared/contract/envelope'
import type { Cell, Merge, SheetGrid, Sheets } from '../../../shared/schemas/imports'
import { cellOf } from '../cells'
import { checkArchive } from './archives'
import { unreadable } from './refusals'

/** Parts of a sheet that hold no cells; skipping them is faster and keeps the reader's faults with pictures and tables out. */
const NOT_CELLS = [
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'sheetProtection',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'ignoredErrors',
  'phoneticPr',
  'hyperlinks',
]

/** Reads an .xlsx into grids; hidden sheets are read too and flagged. Refuses what is no workbook, is damaged or is a bomb. */
export async function readWorkbook(file: FileContent): Promise<Sheets> {
  const reason = checkArchive(file.bytes)
  if (reason !== null) throw unreadable(file.name, reason)
  // Loaded with the first workbook: whoever reads none today need not wait for it at the start.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  try {
    const { buffer, byteOffset, byteLength } = file.bytes
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    // ExcelJS declares its own Buffer, an ArrayBuffer; at run time it takes Node's.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: NOT_CELLS })
  } catch {
    throw unreadable(file.name, 'damaged')
  }
  if (workbook.worksheets.length === 0) throw unreadable(file.name, 'damaged')
  return workbook.worksheets.map((sheet) => gridOf(sheet, exceljs.ValueType.Merge))
}

function gridOf(sheet: ExcelJS.Worksheet, merged: ExcelJS.ValueType): SheetGrid {
  const rows: (Cell | null)[][] = []
  const hiddenRows: number[] = []
  const merges = new Map<ExcelJS.Cell, Merge>()
  sheet.eachRow((row, number) => {
    while (rows.length < number - 1) rows.push([])
    const cells: (Cell | null)[] = []
    row.eachCell((cell, column) => {
      if (cell.type === merged) {
        widen(merges, cell.master, number, column)
        return
      }
      const own = cellOf(cell)
      if (own === null) return
      while (cells.length < column - 1) cells.push(null)
      cells.push(own)
    })
    rows.push(cells)
    if (row.hidden) hiddenRows.push(number)
  })
  const hiddenColumns = hiddenColumnsOf(sheet)
  return {
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows,
    merges: [...merges.values()],
    hiddenRows,
    hiddenColumns,
  }
}

/** Merged areas are gathered from their cells, because asking the sheet for them copies all of it. */
function widen(merges: Map<ExcelJS.Cell, Merge>, master: ExcelJS.Cell, row: number, column: number): void {
  const known = merges.get(master)
  const [top, left] = [Number(master.row), Number(master.col)]
  const [bottom, right] = [Math.max(known?.bottom ?? top, row), Math.max(known?.right ?? left, column)]
  merges.set(master, { top, left, bottom, right })
}

function hiddenColumnsOf(sheet: ExcelJS.Worksheet): readonly number[] {
  const columns: readonly (Partial<ExcelJS.Column> | undefined)[] = sheet.columns ?? []
  return columns.flatMap((column, index) => (column?.hidden ? [index + 1] : []))
}
