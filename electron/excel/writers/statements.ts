import type ExcelJS from 'exceljs'
import { capitalAmount } from '../../../shared/domain/capital-amounts'
import {
  balanceRule,
  type GoodsByDocument,
  goodsCell,
  movementSigns,
  noteOf,
  paperWords,
  partRule,
  type StatementColumn,
  type StatementPaperLine,
  statementColumns,
  statementPaper,
} from '../../../shared/domain/papers'
import type { StatementColumnKey, StatementView } from '../../../shared/schemas/statements'
import { type CellStyle, cellStyles } from '../workbook-styles'
import {
  addPrintedSheet,
  type CellContent,
  columnLetter,
  excelDay,
  newWorkbook,
  put,
  putAcross,
  sheetName,
  type WorkbookOrigin,
  workbookBytes,
  yuan,
} from './sheets'
import {
  hasColumn,
  linesAcross,
  movementsOf,
  putOtherLines,
  putSignatures,
  putSummaries,
  type StatementBodyRows,
  type StatementDraft,
} from './statement-foot'

const HEADER_ROW = 5
/** How wide the letters of a note are, of those of a line. */
const NOTE_SHARE = 0.85
/** Narrower than this an amount of a small account no longer fits where the tables at the foot put it under any column. */
const NARROWEST = 11

const lineStyles: Readonly<Record<StatementColumnKey, CellStyle>> = {
  date: cellStyles.day,
  number: cellStyles.text,
  summary: cellStyles.textCentre,
  quantity: cellStyles.quantity,
  shipped: cellStyles.money,
  returned: cellStyles.money,
  transferredIn: cellStyles.money,
  transferredOut: cellStyles.money,
  received: cellStyles.money,
  other: cellStyles.money,
  balance: cellStyles.money,
  note: cellStyles.text,
  reference: cellStyles.text,
  styles: cellStyles.text,
  tagAmount: cellStyles.money,
  rate: cellStyles.percent,
}
const totalStyles: Readonly<Record<StatementColumnKey, CellStyle>> = {
  ...lineStyles,
  date: cellStyles.totalText,
  number: cellStyles.totalText,
  summary: cellStyles.totalText,
  quantity: cellStyles.totalQuantity,
  shipped: cellStyles.totalMoney,
  returned: cellStyles.totalMoney,
  transferredIn: cellStyles.totalMoney,
  transferredOut: cellStyles.totalMoney,
  received: cellStyles.totalMoney,
  other: cellStyles.totalMoney,
  balance: cellStyles.totalMoney,
  note: cellStyles.totalText,
  reference: cellStyles.totalText,
  styles: cellStyles.totalText,
  tagAmount: cellStyles.totalText,
  rate: cellStyles.totalText,
}

const placesOf = (columns: readonly StatementColumn[]): ReadonlyMap<StatementColumnKey, number> =>
  new Map(columns.map(({ key }, index) => [key, index + 1]))

/**
 * Adds a distributor's statement as a sheet: opening, every line with a running balance, totals, closing, capital amount, the four parts,
 * subtotals by kind, signatures and reply slip. `columns` is the order on paper; it holds every movement that has an amount.
 */
export function addStatementSheet(
  workbook: ExcelJS.Workbook,
  view: StatementView,
  options: {
    readonly name?: string
    readonly columns?: readonly StatementColumn[]
    readonly goods?: GoodsByDocument
  } = {},
): ExcelJS.Worksheet {
  const columns = options.columns ?? statementColumns
  const places = placesOf(columns)
  const sheet = addPrintedSheet(workbook, options.name ?? paperWords.statement, {
    orientation: 'landscape',
    titleRows: `1:${HEADER_ROW}`,
    frozen: { rows: HEADER_ROW, columns: 0 },
  })
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = columns === statementColumns ? column.width : Math.max(NARROWEST, column.width)
  })
  const at = (key: StatementColumnKey): string => {
    const place = places.get(key)
    if (place === undefined) throw new Error(`the statement has no column ${key}`)
    return columnLetter(place)
  }
  const goods: GoodsByDocument = options.goods ?? new Map()
  const draft: StatementDraft = { sheet, view, paper: statementPaper(view), columns, goods, at, row: 1 }
  putHead(draft)
  const body = putLines(draft)
  putTotals(draft, body)
  putSummaries(draft, body)
  putOtherLines(draft)
  putSignatures(draft)
  sheet.pageSetup.printArea = `A1:${columnLetter(columns.length)}${draft.row - 1}`
  return sheet
}

function putHead(draft: StatementDraft): void {
  const { sheet, view, columns } = draft
  const last = columns.length
  const half = Math.ceil(last / 2)
  sheet.getRow(1).height = 24
  sheet.getRow(2).height = 26
  putAcross(sheet, { row: 1, from: 1, to: last }, view.companyName, cellStyles.company)
  putAcross(sheet, { row: 2, from: 1, to: last }, paperWords.statement, cellStyles.title)
  const region = view.regionName === '' ? '' : `    区域：${view.regionName}`
  const whose = `经销商：${view.distributorCode} ${view.distributorName}${region}`
  putAcross(sheet, { row: 3, from: 1, to: half }, whose, cellStyles.info)
  putAcross(
    sheet,
    { row: 3, from: half + 1, to: last },
    `编号：${view.number || paperWords.preview}`,
    cellStyles.infoRight,
  )
  putAcross(sheet, { row: 4, from: 1, to: half }, `期间：${view.dateFrom} 至 ${view.dateTo}`, cellStyles.info)
  putAcross(sheet, { row: 4, from: half + 1, to: last }, '金额单位：元', cellStyles.infoRight)
  const header = sheet.getRow(HEADER_ROW)
  header.height = 20
  columns.forEach((column, index) => {
    put(header, index + 1, column.header, cellStyles.header)
  })
  draft.row = HEADER_ROW + 1
}

function putRow(
  { sheet, columns, row }: StatementDraft,
  contents: Readonly<Partial<Record<StatementColumnKey, CellContent>>>,
  styles: Readonly<Record<StatementColumnKey, CellStyle>>,
): void {
  const target = sheet.getRow(row)
  columns.forEach(({ key }, index) => {
    put(target, index + 1, contents[key] ?? null, styles[key])
  })
}

function putLines(draft: StatementDraft): StatementBodyRows {
  const { paper, at } = draft
  const first = draft.row
  putRow(draft, { summary: paperWords.opening, balance: yuan(paper.openingFen) }, totalStyles)
  draft.row += 1
  const terms = movementsOf(draft.columns).map((column) => [movementSigns[column] > 0 ? '+' : '-', at(column)] as const)
  for (const line of paper.lines) {
    const { row } = draft
    const sum = terms.map(([sign, letter]) => `${sign}${letter}${row}`).join('')
    putLine(draft, line, `ROUND(${at('balance')}${row - 1}${sum},2)`)
    draft.row += 1
  }
  return { first, last: draft.row - 1 }
}

function putLine({ sheet, columns, goods, row }: StatementDraft, paperLine: StatementPaperLine, formula: string): void {
  const { line, column, shownFen, summary } = paperLine
  const note = noteOf(paperLine, columns)
  const target = sheet.getRow(row)
  for (let index = 0; index < columns.length; index += 1) {
    const key = columns[index]?.key
    if (key === undefined) continue
    let content: CellContent = null
    if (key === column) content = yuan(shownFen)
    else if (key === 'balance') content = { formula, result: yuan(line.balanceFen) }
    else if (key === 'date') content = excelDay(line.businessDate)
    else if (key === 'number') content = line.documentNumber
    else if (key === 'summary') content = summary
    else if (key === 'quantity') content = line.quantity === 0 ? null : line.quantity
    else if (key === 'note') content = note === '' ? null : note
    else content = extraOf(key, goodsCell(key, paperLine, goods))
    put(target, index + 1, content, lineStyles[key])
  }
}

/** An amount of goods in yuan, a rate as the share it is, words as they are. */
function extraOf(key: StatementColumnKey, cell: string | number | null): CellContent {
  if (typeof cell !== 'number') return cell
  return key === 'rate' ? cell / 10_000 : yuan(cell)
}

function putTotals(draft: StatementDraft, body: StatementBodyRows): void {
  const { paper, at, sheet, columns } = draft
  const movements = movementsOf(columns)
  const sumOf = (key: StatementColumnKey, result: number): CellContent => ({
    formula: `SUM(${at(key)}${body.first}:${at(key)}${body.last})`,
    result,
  })
  const total: Partial<Record<StatementColumnKey, CellContent>> = {
    summary: paperWords.periodTotal,
    ...(hasColumn(columns, 'quantity') ? { quantity: sumOf('quantity', paper.quantity) } : {}),
  }
  for (const column of movements) total[column] = sumOf(column, yuan(paper.totals[column]))
  putRow(draft, total, totalStyles)
  const totalRow = draft.row
  draft.row += 1
  // From the totals rather than from the last line: the two ways must meet.
  const terms = movements.map((column) => `${movementSigns[column] > 0 ? '+' : '-'}${at(column)}${totalRow}`)
  const closing = {
    formula: `ROUND(${at('balance')}${body.first}${terms.join('')},2)`,
    result: yuan(paper.closingFen),
  }
  putRow(draft, { summary: paperWords.closing, balance: closing }, totalStyles)
  draft.row += 1
  const summaryAt = columns.findIndex(({ key }) => key === 'summary') + 1
  const capital = capitalAmount(paper.closingFen, { prefix: true })
  const row = sheet.getRow(draft.row)
  row.height = 20
  const last = columns.length
  putAcross(sheet, { row: draft.row, from: 1, to: summaryAt }, paperWords.capital, cellStyles.totalText)
  if (summaryAt < last)
    putAcross(sheet, { row: draft.row, from: summaryAt + 1, to: last }, capital, cellStyles.totalText)
  draft.row += 1
  const rule = `${balanceRule}。${partRule}。`
  sheet.getRow(draft.row).height = 14 * linesAcross(draft, rule, NOTE_SHARE)
  putAcross(sheet, { row: draft.row, from: 1, to: last }, rule, cellStyles.note)
  draft.row += 2
}

/** One distributor's statement as a workbook of its own, the statement on the first sheet. */
export async function writeStatement(
  view: StatementView,
  madeAt: WorkbookOrigin['madeAt'],
  columns: readonly StatementColumn[] = statementColumns,
  goods: GoodsByDocument = new Map(),
): Promise<Uint8Array> {
  const workbook = await newWorkbook({ companyName: view.companyName, madeAt })
  addStatementSheet(workbook, view, { columns, goods })
  return workbookBytes(workbook)
}

/** One statement of several in one workbook. */
export interface StatementSheet {
  readonly view: StatementView
  readonly columns: readonly StatementColumn[]
  readonly goods: GoodsByDocument
}

/** Several statements in one workbook, a sheet each named after its distributor. */
export async function writeStatementBook(
  statements: Iterable<StatementSheet>,
  origin: WorkbookOrigin,
): Promise<Uint8Array> {
  const workbook = await newWorkbook(origin)
  const taken = new Set<string>()
  for (const { view, columns, goods } of statements)
    addStatementSheet(workbook, view, { columns, goods, name: distinctSheet(view, taken) })
  return workbookBytes(workbook)
}

/** Excel tells sheets apart without their case and takes 31 characters of a name. */
function distinctSheet({ distributorCode, distributorName }: StatementView, taken: Set<string>): string {
  const wanted = `${distributorCode} ${distributorName}`.trim()
  let name = sheetName(wanted)
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1)
    name = sheetName(`${[...wanted].slice(0, 26).join('')} ${copy}`)
  taken.add(name.toLowerCase())
  return name
}
