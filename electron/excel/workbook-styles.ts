import type ExcelJS from 'exceljs'

/** A cell's look; ExcelJS recognises one it has seen by identity, so every look exists once. */
export type CellStyle = Partial<ExcelJS.Style>

/** Amounts in yuan: two decimals, thousands apart, negatives red with a minus. */
export const moneyFormat = '#,##0.00;[Red]-#,##0.00'
/** Pieces. */
export const quantityFormat = '#,##0;[Red]-#,##0'
/** Pieces under a size, where a nought would only hide the others. */
export const sizeFormat = '0;[Red]-0;;@'
/** Business days. */
export const dayFormat = 'yyyy-mm-dd'
/** A rate as the trade says it: 4500 basis points are 4.5 折. */
export const discountFormat = '0.0##"折"'
/** A rate as a list shows it. */
export const percentFormat = '0.00%'

const hairline = { style: 'thin', color: { argb: 'FF808080' } } as const
const border = { top: hairline, left: hairline, bottom: hairline, right: hairline }
// The body face of Chinese office paper; a machine without it substitutes its own.
const name = '宋体'
const plain = { name, size: 10 }
const bold = { name, size: 10, bold: true }
const middle = { vertical: 'middle' } as const
const left = { ...middle, horizontal: 'left', wrapText: true } as const
const right = { ...middle, horizontal: 'right' } as const
const centre = { ...middle, horizontal: 'center', wrapText: true } as const

/** Every look a cell of our workbooks can have. */
export const cellStyles = {
  company: { font: { name, size: 14, bold: true }, alignment: centre },
  title: { font: { name, size: 16, bold: true }, alignment: centre },
  info: { font: plain, alignment: { ...middle, horizontal: 'left' }, numFmt: '@' },
  infoRight: { font: plain, alignment: right, numFmt: '@' },
  note: { font: { name, size: 9 }, alignment: left },
  section: { font: bold, alignment: { ...middle, horizontal: 'left' } },
  header: { font: bold, alignment: centre, border, numFmt: '@' },
  text: { font: plain, alignment: left, border, numFmt: '@' },
  textCentre: { font: plain, alignment: centre, border, numFmt: '@' },
  day: { font: plain, alignment: centre, border, numFmt: dayFormat },
  quantity: { font: plain, alignment: right, border, numFmt: quantityFormat },
  size: { font: plain, alignment: { ...middle, horizontal: 'center' }, border, numFmt: sizeFormat },
  money: { font: plain, alignment: right, border, numFmt: moneyFormat },
  discount: { font: plain, alignment: right, border, numFmt: discountFormat },
  percent: { font: plain, alignment: right, border, numFmt: percentFormat },
  totalText: { font: bold, alignment: left, border, numFmt: '@' },
  totalQuantity: { font: bold, alignment: right, border, numFmt: quantityFormat },
  totalSize: { font: bold, alignment: { ...middle, horizontal: 'center' }, border, numFmt: sizeFormat },
  totalMoney: { font: bold, alignment: right, border, numFmt: moneyFormat },
  slip: { font: plain, alignment: { vertical: 'top', horizontal: 'left', wrapText: true } },
  cut: { font: { name, size: 9 }, alignment: centre, border: { top: { style: 'dashed' } } },
} as const satisfies Record<string, CellStyle>
