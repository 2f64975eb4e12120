import { capitalAmount } from '../../../shared/domain/capital-amounts'
import {
  noDetails,
  type OrderPaperExtras,
  orderPaperHead,
  paperWords,
  sizesAcross,
} from '../../../shared/domain/papers'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { cellStyles } from '../workbook-styles'
import { addPrintedSheet, newWorkbook, putAcross, putSignatureRow, workbookBytes } from './sheets'
import { putSizeSheet, sizeSheetColumns, sizeSheetHeaderRows } from './size-sheets'

/** What a paper of goods needs beside its document. */
export interface PaperContext {
  readonly companyName: string
  /** The instant, UTC ISO. */
  readonly madeAt: string
  /** The sizes of each size group in the order of its chart. */
  readonly sizeGroups: ReadonlyMap<number, readonly string[]>
}

// As many size columns as a landscape A4 sheet can be read with.
const MAX_SIZES = 16
const INFO_ROWS = 6

/** An order as the trade confirms it: sizes across, totals by formula and of each category, capital amount, signatures. */
export async function writeOrder(order: OrderDocument, context: PaperContext & OrderPaperExtras): Promise<Uint8Array> {
  const { sizeGroups, categories, aliases, pictures = new Map() } = context
  const workbook = await newWorkbook(context)
  const arranged = { ...(categories && { categories }), ...(aliases && { aliases }) }
  const across = sizesAcross(order.lines, { sizeGroups, maxColumns: MAX_SIZES, ...arranged })
  const headerRows = sizeSheetHeaderRows(across)
  const options = { cartons: false, numbered: true, pictures }
  const sheet = addPrintedSheet(workbook, paperWords.order, {
    orientation: 'landscape',
    titleRows: `${INFO_ROWS + 1}:${INFO_ROWS + headerRows}`,
    frozen: { rows: INFO_ROWS + headerRows, columns: pictures.size > 0 ? 5 : 4 },
  })
  const last = sizeSheetColumns(across, options)
  const half = Math.ceil(last / 2)
  sheet.getRow(1).height = 24
  sheet.getRow(2).height = 26
  putAcross(sheet, { row: 1, from: 1, to: last }, context.companyName, cellStyles.company)
  putAcross(sheet, { row: 2, from: 1, to: last }, paperWords.order, cellStyles.title)
  orderPaperHead(order, context.details ?? noDetails, across).forEach(([left, right], index) => {
    putAcross(sheet, { row: 3 + index, from: 1, to: half }, left, cellStyles.info)
    putAcross(sheet, { row: 3 + index, from: half + 1, to: last }, right, cellStyles.infoRight)
  })
  const { nextRow } = putSizeSheet(sheet, across, INFO_ROWS + 1, options)
  const capital = capitalAmount(across.amountFen, { prefix: true })
  sheet.getRow(nextRow).height = 20
  putAcross(sheet, { row: nextRow, from: 1, to: 2 }, paperWords.capital, cellStyles.totalText)
  putAcross(sheet, { row: nextRow, from: 3, to: last }, capital, cellStyles.totalText)
  putSignatureRow(sheet, nextRow + 2, last, ['制单', '审核', '客户签章', '日期'])
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(last).letter}${nextRow + 2}`
  return workbookBytes(workbook)
}
