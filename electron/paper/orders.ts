import type { Content } from 'pdfmake/interfaces'
import { capitalAmount } from '../../shared/domain/capital-amounts'
import { orderKindWords, pageWords, paperWords, sizesAcross } from '../../shared/domain/papers'
import type { OrderDocument } from '../../shared/schemas/orders'
import { layOutGoods } from './goods'
import { type PaperOrigin, pdfBytes } from './pdf'
import { signatureLine } from './statement-foot'
import { infoLine, paperTable } from './tables'

const PAGE = { width: 841.89, height: 595.28 }
const MARGIN = { side: 30, top: 26, head: 84, bottom: 36 }
const WIDTH = PAGE.width - 2 * MARGIN.side
const SIZE = 9
const ROW = 17
// Rows of a page less 承前页, two total rows and the signatures, which any page may need.
const UNITS = Math.floor((PAGE.height - MARGIN.top - MARGIN.head - MARGIN.bottom) / ROW) - 5

/** An order as a distributor signs it: sizes across on landscape A4, carried totals, capital amount, signatures. */
export async function printOrder(
  order: OrderDocument,
  origin: PaperOrigin & { readonly sizeGroups: ReadonlyMap<number, readonly string[]> },
): Promise<Uint8Array> {
  const across = sizesAcross(order.lines, { sizeGroups: origin.sizeGroups, maxColumns: 14 })
  const widths = { style: 84, name: 96, colour: 48, quantity: 40, tagPrice: 54, rate: 40, price: 54, amount: 76 }
  const options = { width: WIDTH, fontSize: SIZE, rowHeight: ROW, widths, mergeStyles: true }
  const { pages, columns, totalRow, wideRow } = layOutGoods(across, options, () => UNITS)
  const tables = pages.map((page, index): Content => {
    const last = index === pages.length - 1
    const before = pages[index - 1]
    const end = last
      ? [
          totalRow(`${paperWords.total}（${across.styleCount} 款）`, across.quantity, across.amountFen),
          wideRow(paperWords.capital, capitalAmount(across.amountFen, { prefix: true })),
        ]
      : [totalRow(paperWords.carriedDown, page.quantitySoFar, page.amountSoFarFen)]
    const start = before ? [totalRow(paperWords.broughtForward, before.quantitySoFar, before.amountSoFarFen)] : []
    const table = paperTable(columns, [...page.headers, ...start, ...page.rows, ...end], SIZE)
    return index === 0 ? table : { stack: [table], pageBreak: 'before' }
  })
  return pdfBytes(
    {
      info: { title: `${paperWords.order} ${order.document.number}` },
      pageSize: PAGE,
      pageMargins: [MARGIN.side, MARGIN.top + MARGIN.head, MARGIN.side, MARGIN.bottom],
      defaultStyle: { fontSize: SIZE },
      header: () => headOf(order, origin.companyName),
      footer: (page, count) => ({
        text: pageWords(page, count),
        alignment: 'center',
        fontSize: 8.5,
        margin: [0, 10, 0, 0],
      }),
      content: [...tables, signatureLine(['制单', '审核', '客户签章', '日期'], WIDTH, 14)],
    },
    origin.fontsFolder,
  )
}

function headOf(order: OrderDocument, companyName: string): Content {
  const { document } = order
  const line = (left: string, right: string): Content => infoLine(left, right, { width: WIDTH, fontSize: SIZE })
  const delivery = [order.deliveryFrom, order.deliveryTo].filter((day) => day !== null).join(' 至 ') || '—'
  return {
    margin: [MARGIN.side, MARGIN.top, MARGIN.side, 0],
    stack: [
      { text: companyName, fontSize: 12, bold: true, alignment: 'center' },
      { text: paperWords.order, fontSize: 14, bold: true, alignment: 'center' },
      line(
        `客户：${document.distributorCode} ${document.distributorName}    区域：${document.regionName}`,
        `单号：${document.number}`,
      ),
      line(
        `类型：${orderKindWords[order.orderKind]}    日期：${document.businessDate}    交期：${delivery}`,
        `客户单号：${document.reference || '—'}`,
      ),
      line(document.remark === '' ? '' : `备注：${document.remark}`, '金额单位：元'),
    ],
  }
}
