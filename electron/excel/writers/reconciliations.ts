import type ExcelJS from 'exceljs'
import { sumOf } from '../../../shared/domain/money'
import { differenceClassWords, reconciliationPassWords } from '../../../shared/domain/papers'
import {
  type ComparedLine,
  type ComparedPair,
  type DifferenceRow,
  type ReconciliationDocument,
  type ReviewState,
  reviewStates,
} from '../../../shared/schemas/reconciliations'
import { type CellStyle, cellStyles } from '../workbook-styles'
import {
  addPrintedSheet,
  type CellContent,
  excelDay,
  newWorkbook,
  put,
  putAcross,
  putSignatureRow,
  type WorkbookOrigin,
  workbookBytes,
  yuan,
} from './sheets'

/** How far a difference is, on paper: what nobody accepted is not explained, even when the program has a name for it. */
const reviewWords: Readonly<Record<ReviewState, string>> = {
  explained: '已说明',
  proposed: '待认可',
  unexplained: '未说明',
}
const BRIDGE_COLUMNS = [14, 12, 20, 22, 9, 16, 10, 40] as const
const LAST = BRIDGE_COLUMNS.length

/** What the kinds of line in a comparison are called on paper. */
const kindWords: Readonly<Record<string, string>> = {
  shipment: '发货',
  return: '退货',
  receipt: '回款',
  transfer: '调货',
  rebate: '返利',
  adjustment: '调账',
  other: '其他',
}

/** A reconciliation to sign: the bridge between the two balances, then both books side by side. */
export async function writeReconciliation(
  reconciliation: ReconciliationDocument,
  origin: WorkbookOrigin,
): Promise<Uint8Array> {
  const workbook = await newWorkbook(origin)
  addBridge(workbook, reconciliation, origin)
  addComparison(workbook, reconciliation, origin)
  return workbookBytes(workbook)
}

function addBridge(workbook: ExcelJS.Workbook, from: ReconciliationDocument, origin: WorkbookOrigin): void {
  const sheet = addPrintedSheet(workbook, '余额调节表', {
    orientation: 'landscape',
    titleRows: '1:4',
    frozen: { rows: 4, columns: 0 },
  })
  BRIDGE_COLUMNS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  putTitle(sheet, from, origin, { title: '余额调节表', last: LAST })
  const balance = putBalances(sheet)
  balance(5, '我方账面余额', yuan(from.ourClosingFen), from.pieces.ours)
  const header = sheet.getRow(6)
  ;['差异类别', '日期', '单号', '参考号', '本期件数', '金额（减）', '状态', '说明'].forEach((word, index) => {
    put(header, index + 1, word, cellStyles.header)
  })
  const differences = from.differences.toSorted((a, b) => Math.abs(b.amountFen) - Math.abs(a.amountFen))
  for (const [index, difference] of differences.entries()) putDifference(sheet.getRow(7 + index), difference)
  const end = 7 + differences.length
  const differing = sumOf(differences.map((difference) => difference.amountFen))
  const counted = sumOf(differences.map((difference) => difference.quantity))
  const sum = (column: string, result: number): CellContent => ({
    formula: `SUM(${column}6:${column}${end - 1})`,
    result,
  })
  balance(end, '差异合计', sum('F', yuan(differing)), sum('E', counted))
  balance(end + 1, '对方账上未写件数的', null, from.pieces.unsaid)
  const adjusted = from.ourClosingFen - differing
  const adjustedPieces = from.pieces.ours - counted - from.pieces.unsaid
  balance(
    end + 2,
    '调节后余额（我方余额 - 差异合计）',
    { formula: `ROUND(F5-F${end},2)`, result: yuan(adjusted) },
    { formula: `E5-E${end}-E${end + 1}`, result: adjustedPieces },
  )
  balance(end + 3, '对方账面余额', yuan(from.theirClosingFen), from.pieces.theirs)
  balance(
    end + 4,
    '调节后差额（应为 0.00）',
    { formula: `ROUND(F${end + 2}-F${end + 3},2)`, result: yuan(adjusted - from.theirClosingFen) },
    { formula: `E${end + 2}-E${end + 3}`, result: adjustedPieces - from.pieces.theirs },
  )
  putStates(sheet, from, { first: end + 5, end })
  putSignatureRow(sheet, end + 9, LAST, ['制表', '审核', '经销商签章', '日期'])
  sheet.pageSetup.printArea = `A1:H${end + 9}`
}

type Balance = (row: number, word: string, amount: CellContent, pieces: CellContent) => void

/** A row of the bridge that is a sum: money and pieces. */
const putBalances =
  (sheet: ExcelJS.Worksheet): Balance =>
  (row, word, amount, pieces) => {
    putAcross(sheet, { row, from: 1, to: LAST - 4 }, word, cellStyles.totalText)
    put(sheet.getRow(row), LAST - 3, pieces, cellStyles.totalQuantity)
    put(sheet.getRow(row), LAST - 2, amount, cellStyles.totalMoney)
    put(sheet.getRow(row), LAST - 1, null, cellStyles.totalText)
    put(sheet.getRow(row), LAST, null, cellStyles.totalText)
  }

function putDifference(row: ExcelJS.Row, difference: DifferenceRow): void {
  const { settlement, note } = difference
  const words = [note, settlement === null ? '' : `处理单据 ${settlement.number}`].filter((word) => word !== '')
  put(row, 1, differenceClassWords[difference.differenceClass], cellStyles.text)
  put(row, 2, difference.date === null ? null : excelDay(difference.date), cellStyles.day)
  put(row, 3, difference.ourNumber, cellStyles.text)
  put(row, 4, difference.reference, cellStyles.text)
  put(row, 5, difference.quantity === 0 ? null : difference.quantity, cellStyles.quantity)
  put(row, 6, yuan(difference.amountFen), cellStyles.money)
  put(row, 7, reviewWords[difference.review], cellStyles.textCentre)
  put(row, 8, words.join('；'), cellStyles.text)
}

/** What of the differences is explained, proposed and neither, under the bridge. */
function putStates(
  sheet: ExcelJS.Worksheet,
  { review }: ReconciliationDocument,
  { first, end }: { readonly first: number; readonly end: number },
): void {
  for (const [index, state] of reviewStates.entries()) {
    const { count, quantity, amountFen } = review[state]
    const sumIf = (column: string, result: number): CellContent => ({
      formula: `SUMIF(G6:G${end - 1},"${reviewWords[state]}",${column}6:${column}${end - 1})`,
      result,
    })
    putBalances(sheet)(
      first + index,
      `其中${reviewWords[state]}差异`,
      sumIf('F', yuan(amountFen)),
      sumIf('E', quantity),
    )
    put(sheet.getRow(first + index), LAST, `${count} 项，${quantity} 件`, cellStyles.totalText)
  }
}

function putTitle(
  sheet: ExcelJS.Worksheet,
  { document, dateFrom, dateTo, fileName }: ReconciliationDocument,
  origin: WorkbookOrigin,
  { title, last }: { readonly title: string; readonly last: number },
): void {
  sheet.getRow(1).height = 24
  sheet.getRow(2).height = 26
  putAcross(sheet, { row: 1, from: 1, to: last }, origin.companyName, cellStyles.company)
  putAcross(sheet, { row: 2, from: 1, to: last }, title, cellStyles.title)
  const half = Math.ceil(last / 2)
  const whose = `经销商：${document.distributorCode} ${document.distributorName}`
  putAcross(sheet, { row: 3, from: 1, to: half }, whose, cellStyles.info)
  putAcross(sheet, { row: 3, from: half + 1, to: last }, `编号：${document.number}`, cellStyles.infoRight)
  putAcross(sheet, { row: 4, from: 1, to: half }, `期间：${dateFrom} 至 ${dateTo}    金额单位：元`, cellStyles.info)
  putAcross(sheet, { row: 4, from: half + 1, to: last }, `对方账册：${fileName}`, cellStyles.infoRight)
}

interface SideColumn {
  readonly header: string
  readonly width: number
  readonly style: CellStyle
  readonly content: (line: ComparedLine) => CellContent
}

const side: readonly SideColumn[] = [
  { header: '日期', width: 11, style: cellStyles.day, content: ({ date }) => (date === null ? null : excelDay(date)) },
  { header: '摘要', width: 8, style: cellStyles.textCentre, content: ({ kind }) => kindWords[kind] ?? kind },
  { header: '参考号', width: 18, style: cellStyles.text, content: ({ reference }) => reference },
  { header: '单号/原文', width: 20, style: cellStyles.text, content: ({ text }) => text },
  { header: '件数', width: 8, style: cellStyles.quantity, content: ({ quantity }) => quantity || null },
  { header: '金额', width: 14, style: cellStyles.money, content: ({ amountFen }) => yuan(amountFen) },
]
const DIFFERENCE = side.length * 2 + 1

function addComparison(workbook: ExcelJS.Workbook, from: ReconciliationDocument, origin: WorkbookOrigin): void {
  const sheet = addPrintedSheet(workbook, '逐笔核对', {
    orientation: 'landscape',
    titleRows: '1:6',
    frozen: { rows: 6, columns: 0 },
  })
  const last = DIFFERENCE + 1
  putTitle(sheet, from, origin, { title: '逐笔核对', last })
  putAcross(sheet, { row: 5, from: 1, to: side.length }, '我方', cellStyles.header)
  putAcross(sheet, { row: 5, from: side.length + 1, to: side.length * 2 }, '对方', cellStyles.header)
  putAcross(sheet, { row: 5, from: DIFFERENCE, to: last }, '核对', cellStyles.header)
  const header = sheet.getRow(6)
  ;[...side, ...side].forEach((column, index) => {
    put(header, index + 1, column.header, cellStyles.header)
    sheet.getColumn(index + 1).width = column.width
  })
  put(header, DIFFERENCE, '差额', cellStyles.header)
  put(header, last, '方式', cellStyles.header)
  sheet.getColumn(DIFFERENCE).width = 13
  sheet.getColumn(last).width = 14
  let row = 7
  for (const pair of from.pairs) row = putPair(sheet, pair, row)
  putComparisonTotals(sheet, from, row)
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(last).letter}${row}`
}

/** One match over as many rows as its longer side has lines; the difference stands in the first. */
function putPair(sheet: ExcelJS.Worksheet, pair: ComparedPair, top: number): number {
  const height = Math.max(pair.ours.length, pair.theirs.length, 1)
  for (let index = 0; index < height; index += 1) {
    const row = sheet.getRow(top + index)
    side.forEach(({ style, content }, column) => {
      const [ours, theirs] = [pair.ours[index], pair.theirs[index]]
      put(row, column + 1, ours === undefined ? null : content(ours), style)
      put(row, side.length + column + 1, theirs === undefined ? null : content(theirs), style)
    })
    const range = (letter: string): string => `SUM(${letter}${top}:${letter}${top + height - 1})`
    const difference = { formula: `ROUND(${range('F')}-${range('L')},2)`, result: yuan(pair.differenceFen) }
    put(row, DIFFERENCE, index === 0 ? difference : null, cellStyles.money)
    const how = pair.pass === null ? '未匹配' : reconciliationPassWords[pair.pass]
    put(row, DIFFERENCE + 1, index === 0 ? how : null, cellStyles.textCentre)
  }
  return top + height
}

function putComparisonTotals(sheet: ExcelJS.Worksheet, { pairs }: ReconciliationDocument, row: number): void {
  const target = sheet.getRow(row)
  const amounts = (lines: readonly ComparedLine[]): number => sumOf(lines.map((line) => line.amountFen))
  for (let column = 1; column <= DIFFERENCE + 1; column += 1)
    put(target, column, column === 1 ? '合计' : null, cellStyles.totalText)
  const sum = (letter: string, fen: number): CellContent => ({
    formula: `SUM(${letter}6:${letter}${row - 1})`,
    result: yuan(fen),
  })
  put(target, 6, sum('F', amounts(pairs.flatMap((pair) => pair.ours))), cellStyles.totalMoney)
  put(target, 12, sum('L', amounts(pairs.flatMap((pair) => pair.theirs))), cellStyles.totalMoney)
  put(target, DIFFERENCE, sum('M', sumOf(pairs.map((pair) => pair.differenceFen))), cellStyles.totalMoney)
}
