import type { Content } from 'pdfmake/interfaces'
import { capitalAmount } from '../../shared/domain/capital-amounts'
import {
  noDetails,
  type OrderPaperExtras,
  orderPaperHead,
  pageWords,
  paperWords,
  sizesAcross,
} from '../../shared/domain/papers'
import type { OrderDocument } from '../../shared/schemas/orders'
import { type GoodsOptions, layOutGoods } from './goods'
import { type PaperOrigin, pdfBytes } from './pdf'
import { signatureLine } from './statement-foot'
import { infoLine, paperTable } from './tables'

const PAGE = { width: 841.89, height: 595.28 }
const MARGIN = { side: 30, top: 26, head: 97, bottom: 36 }
const WIDTH = PAGE.width - 2 * MARGIN.side
const SIZE = 9
const ROW = 17
/** A row that shows a picture is about as high as a thumb's nail. */
const PICTURE_UNITS = 1.6
// Rows of a page less 承前页, two total rows and the signatures, which any page may need.
const UNITS = Math.floor((PAGE.height - MARGIN.top - MARGIN.head - MARGIN.bottom) / ROW) - 5

/** An order as a distributor signs it: sizes across on landscape A4, carried totals, capital amount, signatures. */
export async function printOrder(
  order: OrderDocument,
  origin: PaperOrigin & OrderPaperExtras & { readonly sizeGroups: ReadonlyMap<number, readonly string[]> },
): Promise<Uint8Array> {
  const { sizeGroups, categories, aliases } = origin
  const arranged = { ...(categories && { categories }), ...(aliases && { aliases }) }
  const across = sizesAcross(order.lines, { sizeGroups, maxColumns: 14, ...arranged })
  const options = optionsFor(origin.pictures ?? new Map())
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
      header: () => headOf(origin.companyName, orderPaperHead(order, origin.details ?? noDetails, across)),
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

function optionsFor(pictures: NonNullable<OrderPaperExtras['pictures']>): GoodsOptions {
  const widths = {
    number: 24,
    style: 78,
    name: 90,
    colour: 46,
    quantity: 38,
    tagPrice: 52,
    rate: 38,
    price: 52,
    amount: 74,
  }
  const shown = new Map(
    [...pictures].map(([styleId, { bytes, width, height }]) => {
      const address = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`
      return [styleId, { address, width, height }]
    }),
  )
  return {
    ...{ width: WIDTH, fontSize: SIZE, rowHeight: ROW, mergeStyles: true },
    subtotalWords: (category) => `${category === '' ? paperWords.otherCategory : category}${paperWords.subtotal}`,
    ...(shown.size === 0
      ? { widths }
      : { goodsUnits: PICTURE_UNITS, widths: { ...widths, picture: 46 }, pictures: shown }),
  }
}

function headOf(companyName: string, lines: readonly (readonly [string, string])[]): Content {
  return {
    margin: [MARGIN.side, MARGIN.top, MARGIN.side, 0],
    stack: [
      { text: companyName, fontSize: 12, bold: true, alignment: 'center' },
      { text: paperWords.order, fontSize: 14, bold: true, alignment: 'center' },
      ...lines.map(([left, right]): Content => infoLine(left, right, { width: WIDTH, fontSize: SIZE })),
    ],
  }
}
