import ExcelJS from 'exceljs'

/** Opens a finished workbook again, as someone who received it does. */
export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  return workbook
}

/** A sheet that must be there. */
export function sheetOf(workbook: ExcelJS.Workbook, name?: string): ExcelJS.Worksheet {
  const sheet = name === undefined ? workbook.worksheets[0] : workbook.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name ?? 'at all'}`)
  return sheet
}

/** What a cell shows: a formula's cached result, otherwise its value. */
export const shown = (cell: ExcelJS.Cell): ExcelJS.CellValue | undefined =>
  cell.formula === undefined ? cell.value : cell.result

/** The cells of a sheet, merged ones once. */
export function cellsOf(sheet: ExcelJS.Worksheet): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = []
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.type !== ExcelJS.ValueType.Merge) cells.push(cell)
    }),
  )
  return cells
}

/** The first row that shows a word in any of its cells. */
export function rowWith(sheet: ExcelJS.Worksheet, word: string): ExcelJS.Row {
  const cell = cellsOf(sheet).find((each) => each.value === word)
  if (cell === undefined) throw new Error(`no cell says ${word}`)
  return sheet.getRow(Number(cell.row))
}

/** The numbers of a row, in order. */
export const numbersIn = (row: ExcelJS.Row): number[] => {
  const numbers: number[] = []
  row.eachCell((cell) => {
    const value = shown(cell)
    if (typeof value === 'number') numbers.push(value)
  })
  return numbers
}

const numeric = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Works a formula out anew from the cells it names, formulas among them too; knows what our writers use: + - *, SUM, SUMIF and ROUND. */
export function calculated(sheet: ExcelJS.Worksheet, formula: string, known = new Map<string, number>()): number {
  const amountAt = (address: string): number => {
    const found = known.get(address)
    if (found !== undefined) return found
    const cell = sheet.getCell(address)
    const value = cell.formula === undefined ? numeric(cell.value) : calculated(sheet, cell.formula, known)
    known.set(address, value)
    return value
  }
  const spread = (range: string): string[] => {
    const [from = '', to = from] = range.replaceAll('$', '').split(':')
    const [start, end] = [sheet.getCell(from), sheet.getCell(to)]
    const addresses: string[] = []
    for (let row = Number(start.row); row <= Number(end.row); row += 1)
      for (let column = Number(start.col); column <= Number(end.col); column += 1)
        addresses.push(sheet.getCell(row, column).address)
    return addresses
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const flat = formula
    .replaceAll(/SUMIF\(([^,]+),"([^"]+)",([^)]+)\)/g, (_, keys: string, wanted: string, values: string) => {
      const amounts = spread(values)
      return `(${sum(spread(keys).map((key, index) => (sheet.getCell(key).value === wanted ? amountAt(amounts[index] ?? '') : 0)))})`
    })
    .replaceAll(/SUM\(([^)]+)\)/g, (_, range: string) => `(${sum(spread(range).map(amountAt))})`)
  const rounded = /^ROUND\((.*),2\)$/.exec(flat)
  const value = arithmetic((rounded?.[1] ?? flat).replaceAll(/[A-Z]+\d+/g, (address) => `(${amountAt(address)})`))
  return rounded ? (Math.round(Math.abs(value) * 100 + 1e-7) * Math.sign(value)) / 100 : value
}

/** Sums of products of bracketed numbers; nothing else occurs. */
function arithmetic(text: string): number {
  let total = 0
  for (const [, sign = '+', product = ''] of text.matchAll(
    /([+-]?)((?:\([^)]*\)|[\d.]+)(?:\*(?:\([^)]*\)|[\d.]+))*)/g,
  )) {
    const factors = product.split('*').map((factor) => Number(factor.replaceAll(/[()]/g, '')))
    total += (sign === '-' ? -1 : 1) * factors.reduce((value, factor) => value * factor, 1)
  }
  return total
}

/** Every formula whose cached result is not what its cells make; none is the only good answer. */
export function wrongFormulas(sheet: ExcelJS.Worksheet): string[] {
  const known = new Map<string, number>()
  return cellsOf(sheet).flatMap((cell) => {
    if (cell.formula === undefined) return []
    const anew = calculated(sheet, cell.formula, known)
    const cached = typeof cell.result === 'number' ? cell.result : Number.NaN
    return Math.abs(anew - cached) < 0.001 ? [] : [`${cell.address} ${cell.formula}: ${cached}, not ${anew}`]
  })
}
