import { capitalAmount } from '../../../shared/domain/capital-amounts'
import { orderKindWords, paperWords, sizesAcross } from '../../../shared/domain/papers'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { cellStyles } from '../workbook-styles'
import { addPrintedSheet, newWorkbook, putAcross, putSignatureRow, workbookBytes } from './sheets'
import { putSizeSheet, sizeSheetColumns } from './size-sheets'

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
const INFO_ROWS = 5

/** An order as the trade confirms it: sizes across, totals by formula, capital amount, signatures. */
export async function writeOrder(order: OrderDocument, context: PaperContext): Promise<Uint8Array> {
  const { document } = order
  const workbook = await newWorkbook(context)
  const across = sizesAcross(order.lines, { sizeGroups: context.sizeGroups, maxColumns: MAX_SIZES })
  const headerRows = Math.max(1, across.runs.length)
  const sheet = addPrintedSheet(workbook, paperWords.order, {
    orientation: 'landscape',
    titleRows: `${INFO_ROWS + 1}:${INFO_ROWS + headerRows}`,
    frozen: { rows: INFO_ROWS + headerRows, columns: 3 },
  })
  const last = sizeSheetColumns(across, { cartons: false })
  const half = Math.ceil(last / 2)
  sheet.getRow(1).height = 24
  sheet.getRow(2).height = 26
  putAcross(sheet, { row: 1, from: 1, to: last }, context.companyName, cellStyles.company)
  putAcross(sheet, { row: 2, from: 1, to: last }, paperWords.order, cellStyles.title)
  const info: readonly (readonly [string, string])[] = [
    [
      `客户：${document.distributorCode} ${document.distributorName}    区域：${document.regionName}`,
      `单号：${document.number}`,
    ],
    [
      `类型：${orderKindWords[order.orderKind]}    日期：${document.businessDate}    交期：${deliveryOf(order)}`,
      `客户单号：${document.reference || '—'}`,
    ],
    [document.remark === '' ? '' : `备注：${document.remark}`, '金额单位：元'],
  ]
  info.forEach(([left, right], index) => {
    putAcross(sheet, { row: 3 + index, from: 1, to: half }, left, cellStyles.info)
    putAcross(sheet, { row: 3 + index, from: half + 1, to: last }, right, cellStyles.infoRight)
  })
  const { nextRow } = putSizeSheet(sheet, across, INFO_ROWS + 1, { cartons: false })
  const capital = capitalAmount(across.amountFen, { prefix: true })
  sheet.getRow(nextRow).height = 20
  putAcross(sheet, { row: nextRow, from: 1, to: 2 }, paperWords.capital, cellStyles.totalText)
  putAcross(sheet, { row: nextRow, from: 3, to: last }, capital, cellStyles.totalText)
  putSignatureRow(sheet, nextRow + 2, last, ['制单', '审核', '客户签章', '日期'])
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(last).letter}${nextRow + 2}`
  return workbookBytes(workbook)
}

const deliveryOf = ({ deliveryFrom, deliveryTo }: OrderDocument): string =>
  [deliveryFrom, deliveryTo].filter((day) => day !== null).join(' 至 ') || '—'
