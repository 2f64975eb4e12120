import { accountPartWords, movementSigns, orderKindWords, statementPaper } from '../../../shared/domain/papers'
import type { OrderDocument } from '../../../shared/schemas/orders'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import type { StatementView } from '../../../shared/schemas/statements'
import { day, money, pieces, price, rowsOf, text } from './columns'
import type { Table, TableColumn } from './tables'

const skuColumns = [text('款号', 14), text('品名', 22), text('颜色', 10), text('尺码', 8), text('单品编码', 18)]
const documentColumns = [text('单号', 18), day('日期'), text('经销商编码', 14), text('经销商', 26)]
const priceColumns: readonly TableColumn[] = [
  pieces('件数'),
  price('吊牌价'),
  { header: '折扣率', type: 'rate', width: 8 },
  price('单价'),
  money('金额'),
]

/** An order line by line for another program. */
export const orderLines = ({ document, orderKind, lines }: OrderDocument): Pick<Table, 'columns' | 'rows'> => ({
  columns: [...documentColumns, text('类型', 8), text('客户单号', 18), ...skuColumns, ...priceColumns],
  rows: rowsOf(lines, (line) => [
    document.number,
    document.businessDate,
    document.distributorCode,
    document.distributorName,
    orderKindWords[orderKind],
    document.reference,
    line.styleCode,
    line.styleName,
    line.colourName,
    line.size,
    line.skuCode,
    line.quantity,
    line.tagPriceFen,
    line.rateBp,
    line.priceFen,
    line.amountFen,
  ]),
})

/** A shipment line by line for another program. */
export const shipmentLines = (shipment: ShipmentDocument): Pick<Table, 'columns' | 'rows'> => ({
  columns: [...documentColumns, text('运单号', 18), text('订单号', 18), pieces('箱号'), ...skuColumns, ...priceColumns],
  rows: rowsOf(shipment.lines, (line) => [
    shipment.document.number,
    shipment.dispatchedOn ?? shipment.document.businessDate,
    shipment.document.distributorCode,
    shipment.document.distributorName,
    shipment.waybill,
    line.orderNumber,
    line.cartonNo,
    line.styleCode,
    line.styleName,
    line.colourName,
    line.size,
    line.skuCode,
    line.quantity,
    line.tagPriceFen,
    line.rateBp,
    line.priceFen,
    shipment.chargeable ? line.amountFen : 0,
  ]),
})

/** A statement line by line for another program: opening and closing are lines like the others, amounts in the ledger's sign. */
export function statementLines(view: StatementView): Pick<Table, 'columns' | 'rows'> {
  const paper = statementPaper(view)
  const whose = [view.distributorCode, view.distributorName]
  return {
    columns: [
      text('经销商编码', 14),
      text('经销商', 26),
      day('日期'),
      text('单号', 18),
      text('摘要', 10),
      text('款项', 8),
      pieces('件数'),
      money('金额'),
      money('余额'),
      text('备注', 22),
    ],
    rows: (function* lines() {
      yield [...whose, view.dateFrom, '', '期初余额', accountPartWords.receivable, null, null, paper.openingFen, '']
      for (const { line, summary, note, column, shownFen } of paper.lines)
        yield [
          ...whose,
          line.businessDate,
          line.documentNumber,
          summary,
          accountPartWords[line.part],
          line.quantity,
          movementSigns[column] * shownFen,
          line.balanceFen,
          note,
        ]
      for (const { line, summary, note } of paper.otherLines)
        yield [
          ...whose,
          line.businessDate,
          line.documentNumber,
          summary,
          accountPartWords[line.part],
          line.quantity,
          line.amountFen,
          null,
          note,
        ]
      yield [...whose, view.dateTo, '', '期末余额', accountPartWords.receivable, null, null, paper.closingFen, '']
    })(),
  }
}
