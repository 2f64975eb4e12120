import type { OrderDocument } from '../../schemas/orders'
import { formatYuan } from '../money'
import type { AcrossSheet } from './size-across'
import { orderKindWords } from './words'

/** What the paper of an order says beside the order itself. */
export interface OrderPaperDetails {
  readonly fairName: string | null
  /** Who looks after the distributor; whoever typed the order where nobody does. */
  readonly salespeople: readonly string[]
  /** The waves of its styles. */
  readonly waves: readonly string[]
}

/** A picture as papers take it: JPEG bytes and its shape. */
export interface PaperPicture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** What the paper of an order shows beside its lines; left out, it goes without. */
export interface OrderPaperExtras {
  readonly details?: OrderPaperDetails
  /** Styles' categories, which are added up where there are several. */
  readonly categories?: ReadonlyMap<number, string>
  /** Other names of sizes, by size group and size. */
  readonly aliases?: ReadonlyMap<number, ReadonlyMap<string, string>>
  /** Styles' small pictures. */
  readonly pictures?: ReadonlyMap<number, PaperPicture>
}

/** Nothing more is known. */
export const noDetails: OrderPaperDetails = { fairName: null, salespeople: [], waves: [] }

const dash = (text: string): string => (text === '' ? '—' : text)
const period = (from: string | null, to: string | null): string =>
  dash([from, to].filter((day) => day !== null).join(' 至 '))
/** Parts of a line with room between them; what is not known is left out. */
const parts = (...texts: readonly (string | false)[]): string => texts.filter((text) => text !== false).join('    ')

/** The lines under the title of an order's paper, a text at each edge; every paper of an order says the same. */
export function orderPaperHead(
  order: OrderDocument,
  { fairName, salespeople, waves }: OrderPaperDetails,
  across: Pick<AcrossSheet, 'styleCount' | 'quantity' | 'amountFen'>,
): readonly (readonly [left: string, right: string])[] {
  const { document } = order
  const { styleCount, quantity, amountFen } = across
  return [
    [
      parts(`客户：${document.distributorCode} ${document.distributorName}`, `区域：${dash(document.regionName)}`),
      `单号：${document.number}`,
    ],
    [
      parts(
        fairName === null ? `类型：${orderKindWords[order.orderKind]}` : `订货会：${fairName}`,
        waves.length > 0 && `波段：${waves.join('、')}`,
        `日期：${document.businessDate}`,
        salespeople.length > 0 && `业务员：${salespeople.join('、')}`,
      ),
      `客户单号：${dash(document.reference)}`,
    ],
    [
      parts(
        `交期：${period(order.deliveryFrom, order.deliveryTo)}`,
        order.cancelAfter !== null && `过期取消：${order.cancelAfter}`,
      ),
      `合计：${styleCount} 款  ${quantity} 件  ${formatYuan(amountFen)} 元`,
    ],
    [document.remark === '' ? '' : `备注：${document.remark}`, '金额单位：元'],
  ]
}
