import type { Content } from 'pdfmake/interfaces'
import { capitalAmount } from '../../shared/domain/capital-amounts'
import { formatYuan } from '../../shared/domain/money'
import { copyNames, pageWords, paperWords, sizesAcross } from '../../shared/domain/papers'
import type { ShipmentDocument } from '../../shared/schemas/shipments'
import { type GoodsPages, layOutGoods } from './goods'
import { mm, type PaperOrigin, pdfBytes } from './pdf'
import { infoLine, paperTable } from './tables'

/** What a shipping note needs beside its shipment. */
export interface NoteOrigin extends PaperOrigin {
  /** The sizes of each size group in the order of its chart. */
  readonly sizeGroups: ReadonlyMap<number, readonly string[]>
  /** How often it was printed before; any but the first says so, because two notes of one shipment look like two shipments. */
  readonly printedBefore: number
}

// Half a sheet of 241 mm continuous triplicate paper; the strips with the holes leave 210 mm.
const PAGE = { width: mm(241), height: mm(140) }
const SIDE = mm(15.5)
const STRIP = 12
const WIDTH = PAGE.width - 2 * SIDE - STRIP
const TOP = 10
const HEAD = 58
const FOOT = 30
const ROW = 14.4
const SIZE = 8.5
// What a page holds in rows, 20 at this height, less 承前页, two total rows, 大写 and 欠款, which any page may need.
const UNITS = Math.floor((PAGE.height - TOP - HEAD - FOOT) / ROW) - 5

/** A shipping note on triplicate paper: at most fourteen rows of goods a page, subtotal and carried total, what is owed before and after. */
export async function printShipment(shipment: ShipmentDocument, origin: NoteOrigin): Promise<Uint8Array> {
  const lines = shipment.lines.toSorted((a, b) => a.cartonNo - b.cartonNo)
  const across = sizesAcross(lines, { sizeGroups: origin.sizeGroups, maxColumns: 12 })
  const goods = layOutGoods(
    across,
    {
      width: WIDTH,
      fontSize: SIZE,
      rowHeight: ROW,
      widths: { style: 66, name: 70, colour: 38, carton: 24, quantity: 30, price: 48, amount: 62 },
      mergeStyles: false,
    },
    () => UNITS,
  )
  const { pages } = goods
  return pdfBytes(
    {
      info: { title: `${paperWords.shipment} ${shipment.document.number}` },
      pageSize: PAGE,
      pageMargins: [SIDE, TOP + HEAD, SIDE + STRIP, FOOT],
      defaultStyle: { fontSize: SIZE },
      header: (page, count) => headOf(shipment, origin, pageWords(page, count)),
      footer: () => footOf(),
      background: () => copyStrip(),
      content: pages.map((_, index) => pageOf(shipment, goods, index)),
    },
    origin.fontsFolder,
  )
}

function pageOf(shipment: ShipmentDocument, goods: GoodsPages, index: number): Content {
  const { pages, columns, totalRow, wideRow } = goods
  const page = pages[index] ?? pages[0]
  const before = pages[index - 1]
  const last = index === pages.length - 1
  const rows = [...page.headers]
  if (before) rows.push(totalRow(paperWords.broughtForward, before.quantitySoFar, before.amountSoFarFen))
  rows.push(...page.rows)
  if (pages.length > 1) rows.push(totalRow(paperWords.pageTotal, page.quantity, page.amountFen))
  rows.push(totalRow(last ? paperWords.total : paperWords.carriedDown, page.quantitySoFar, page.amountSoFarFen))
  if (last) {
    const chargedFen = shipment.chargeable ? page.amountSoFarFen : 0
    const debts = [
      `上期欠款：${formatYuan(shipment.balanceBeforeFen)}`,
      `本次：${formatYuan(chargedFen)}`,
      `累计欠款：${formatYuan(shipment.balanceAfterFen)}`,
    ]
    rows.push(wideRow(paperWords.capital, capitalAmount(chargedFen, { prefix: true })))
    rows.push(wideRow('货款', debts.join('        ')))
  }
  const table = paperTable(columns, rows, SIZE)
  return index === 0 ? table : { stack: [table], pageBreak: 'before' }
}

function headOf(shipment: ShipmentDocument, origin: NoteOrigin, pageText: string): Content {
  const { document } = shipment
  const marks = [
    shipment.chargeable ? '' : paperWords.reissued,
    origin.printedBefore > 0 ? `${paperWords.reprint}（第 ${origin.printedBefore + 1} 次打印）` : '',
  ].filter((mark) => mark !== '')
  const line = (left: string, right: string): Content => infoLine(left, right, { width: WIDTH, fontSize: SIZE })
  const contact = [shipment.contact, shipment.phone].filter((part) => part !== '').join(' ')
  const carriage = `承运：${shipment.carrier || '—'}    运单号：${shipment.waybill || '—'}    箱数：${shipment.cartons}`
  return {
    margin: [SIDE, TOP, SIDE + STRIP, 0],
    stack: [
      {
        columns: [
          { text: marks.join('  '), width: 130, bold: true },
          {
            text: `${origin.companyName}  ${paperWords.shipment}`,
            fontSize: 12.5,
            bold: true,
            alignment: 'center',
            width: '*',
          },
          { text: pageText, width: 130, alignment: 'right' },
        ],
      },
      line(
        `客户：${document.distributorCode} ${document.distributorName}`,
        `单号：${document.number}    日期：${shipment.dispatchedOn ?? document.businessDate}`,
      ),
      line(`地址：${shipment.address || '—'}    ${contact}`, `发货仓库：${document.warehouseName || '—'}`),
      line(carriage, document.remark === '' ? '金额单位：元' : `备注：${document.remark}`),
    ],
  }
}

const footOf = (): Content => ({
  margin: [SIDE, 8, SIDE + STRIP, 0],
  columns: ['制单', '审核', '发货', '收货签字', '日期'].map((name) => ({ text: `${name}：`, width: '*' })),
})

/** Who keeps which copy, down the right edge, as pre-printed triplicate forms say it. */
const copyStrip = (): Content => ({
  absolutePosition: { x: PAGE.width - SIDE - STRIP + 3, y: TOP + HEAD },
  stack: copyNames.map((name, index) => ({
    stack: [`${index + 1}`, ...name].map((text) => ({ text, fontSize: 7, alignment: 'center' as const })),
    width: STRIP,
    margin: [0, 0, 0, 6],
  })),
})
