import ExcelJS from 'exceljs'
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
  const workbook = new ExcelJS.Workbook()
  try {
    const { buffer, byteOffset, byteLength } = file.bytes
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    // ExcelJS declares its own Buffer, an ArrayBuffer; at run time it takes Node's.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: NOT_CELLS })
  } catch {
    throw unreadable(file.name, 'damaged')
  }
  if (workbook.worksheets.length === 0) throw unreadable(file.name, 'damaged')
  return workbook.worksheets.map(gridOf)
}

function gridOf(sheet: ExcelJS.Worksheet): SheetGrid {
  const rows: (Cell | null)[][] = []
  const hiddenRows: number[] = []
  sheet.eachRow((row, number) => {
    while (rows.length < number - 1) rows.push([])
    const cells: (Cell | null)[] = []
    row.eachCell((cell, column) => {
      const own = cellOf(cell)
      if (own === null) return
      while (cells.length < column - 1) cells.push(null)
      cells.push(own)
    })
    rows.push(cells)
    if (row.hidden) hiddenRows.push(number)
  })
  return {
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows,
    merges: mergesOf(sheet),
    hiddenRows,
    hiddenColumns: hiddenColumnsOf(sheet),
  }
}

function mergesOf(sheet: ExcelJS.Worksheet): readonly Merge[] {
  return sheet.model.merges.flatMap((range) => {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)
    if (!match) return []
    const [, left = '', top = '', right = '', bottom = ''] = match
    return [{ top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }]
  })
}

function columnNumber(name: string): number {
  let number = 0
  for (const letter of name) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

function hiddenColumnsOf(sheet: ExcelJS.Worksheet): readonly number[] {
  const columns: readonly (Partial<ExcelJS.Column> | undefined)[] = sheet.columns ?? []
  return columns.flatMap((column, index) => (column?.hidden ? [index + 1] : []))
}
