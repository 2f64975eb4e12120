import type ExcelJS from 'exceljs'
import { capitalAmount } from '../../../shared/domain/capital-amounts'
import { paperWords, sizesAcross } from '../../../shared/domain/papers'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { cellStyles } from '../workbook-styles'
import type { PaperContext } from './orders'
import { addPrintedSheet, newWorkbook, put, putAcross, putSignatureRow, workbookBytes, yuan } from './sheets'
import { putSizeSheet, sizeSheetColumns } from './size-sheets'

const MAX_SIZES = 16
const INFO_ROWS = 6

/** A shipping note as a workbook: cartons and sizes across, what was owed before and after, signatures. */
export async function writeShipment(shipment: ShipmentDocument, context: PaperContext): Promise<Uint8Array> {
  const workbook = await newWorkbook(context)
  const lines = shipment.lines.toSorted((a, b) => a.cartonNo - b.cartonNo)
  const across = sizesAcross(lines, { sizeGroups: context.sizeGroups, maxColumns: MAX_SIZES })
  const headerRows = Math.max(1, across.runs.length)
  const sheet = addPrintedSheet(workbook, paperWords.shipment, {
    orientation: 'landscape',
    titleRows: `${INFO_ROWS + 1}:${INFO_ROWS + headerRows}`,
    frozen: { rows: INFO_ROWS + headerRows, columns: 3 },
  })
  const last = sizeSheetColumns(across, { cartons: true })
  putHead(sheet, shipment, { companyName: context.companyName, last })
  const { nextRow } = putSizeSheet(sheet, across, INFO_ROWS + 1, { cartons: true })
  const end = putFoot(sheet, shipment, { row: nextRow, last, amountFen: across.amountFen })
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(last).letter}${end}`
  return workbookBytes(workbook)
}

function putHead(
  sheet: ExcelJS.Worksheet,
  shipment: ShipmentDocument,
  { companyName, last }: { readonly companyName: string; readonly last: number },
): void {
  const { document } = shipment
  const half = Math.ceil(last / 2)
  const reissued = shipment.chargeable ? '' : `（${paperWords.reissued}）`
  sheet.getRow(1).height = 24
  sheet.getRow(2).height = 26
  putAcross(sheet, { row: 1, from: 1, to: last }, companyName, cellStyles.company)
  putAcross(sheet, { row: 2, from: 1, to: last }, `${paperWords.shipment}${reissued}`, cellStyles.title)
  const info: readonly (readonly [string, string])[] = [
    [`客户：${document.distributorCode} ${document.distributorName}`, `单号：${document.number}`],
    [`地址：${shipment.address || '—'}`, `日期：${shipment.dispatchedOn ?? document.businessDate}`],
    [
      `联系人：${[shipment.contact, shipment.phone].join(' ').trim() || '—'}`,
      `发货仓库：${document.warehouseName || '—'}`,
    ],
    [
      `承运：${shipment.carrier || '—'}    运单号：${shipment.waybill || '—'}    箱数：${shipment.cartons}`,
      document.remark === '' ? '金额单位：元' : `备注：${document.remark}`,
    ],
  ]
  info.forEach(([left, right], index) => {
    putAcross(sheet, { row: 3 + index, from: 1, to: half }, left, cellStyles.info)
    putAcross(sheet, { row: 3 + index, from: half + 1, to: last }, right, cellStyles.infoRight)
  })
}

function putFoot(
  sheet: ExcelJS.Worksheet,
  shipment: ShipmentDocument,
  at: { readonly row: number; readonly last: number; readonly amountFen: number },
): number {
  const { row, last } = at
  const chargedFen = shipment.chargeable ? at.amountFen : 0
  sheet.getRow(row).height = 20
  putAcross(sheet, { row, from: 1, to: 2 }, paperWords.capital, cellStyles.totalText)
  putAcross(sheet, { row, from: 3, to: last }, capitalAmount(chargedFen, { prefix: true }), cellStyles.totalText)
  const debts = [
    ['上期欠款', yuan(shipment.balanceBeforeFen)],
    ['本次', yuan(chargedFen)],
    ['累计欠款', yuan(shipment.balanceAfterFen)],
  ] as const
  debts.forEach(([word, amount], index) => {
    const target = sheet.getRow(row + 1 + index)
    put(target, 1, word, cellStyles.totalText)
    const sum = { formula: `ROUND(B${row + 1}+B${row + 2},2)`, result: amount }
    put(target, 2, index === 2 && adds(shipment, chargedFen) ? sum : amount, cellStyles.totalMoney)
  })
  putSignatureRow(sheet, row + 5, last, ['制单', '审核', '发货', '收货签字', '日期'])
  return row + 5
}

/** Whether before and this make after; a shipment charged long ago may stand between others. */
const adds = (shipment: ShipmentDocument, chargedFen: number): boolean =>
  shipment.balanceBeforeFen + chargedFen === shipment.balanceAfterFen
