import type { AccountKind, AccountPart } from '../../schemas/ledgers'
import type { OrderKind } from '../../schemas/orders'
import type { DifferenceClass, ReconciliationPass } from '../../schemas/reconciliations'

/** What an account movement is called on paper; paper is Chinese whatever language the screen speaks, because distributors sign it. */
export const accountKindWords: Readonly<Record<AccountKind, string>> = {
  shipment: '发货',
  return: '退货',
  transferIn: '调入',
  transferOut: '调出',
  shortage: '少货',
  receipt: '回款',
  refund: '退款',
  rebate: '返利',
  adjustment: '调账',
  opening: '建账',
}

/** What the four parts of an account are called on paper. */
export const accountPartWords: Readonly<Record<AccountPart, string>> = {
  receivable: '货款',
  prepayment: '订金',
  deposit: '保证金',
  rebate: '返利',
}

/** What the kinds of order are called on paper. */
export const orderKindWords: Readonly<Record<OrderKind, string>> = {
  fair: '订货会',
  replenish: '补货',
  reorder: '翻单',
  spot: '现货',
}

/** What the classes of difference are called on paper. */
export const differenceClassWords: Readonly<Record<DifferenceClass, string>> = {
  inTransit: '在途货物',
  shortShipment: '少货',
  wrongGoods: '错货',
  priceDifference: '价格差异',
  returnNotCredited: '退货未入账',
  returnDifference: '退货差异',
  transferOneSided: '调货单边',
  paymentInTransit: '回款在途',
  paymentUnclaimed: '回款未认领',
  rebateNotAccrued: '返利未计',
  duplicate: '重复入账',
  cutOff: '截止日差异',
  openingDifference: '期初差异',
  freight: '运费',
  rounding: '尾差',
  unknown: '不明',
}

/** How two lines came to stand against each other, on paper. */
export const reconciliationPassWords: Readonly<Record<ReconciliationPass, string>> = {
  exact: '单号金额相符',
  reference: '单号相符',
  amount: '金额日期相符',
  sum: '几笔合计相符',
  reversal: '自相冲销',
  goods: '件数价格相近',
  manual: '人工核对',
}

/** Who keeps which sheet of a shipping note, in the order of the carbon copies. */
export const copyNames = ['存根联', '客户联', '回单联', '财务联'] as const

/** What several papers say alike; a word that only one of them uses stands in its writer. */
export const paperWords = {
  statement: '对账单',
  order: '订货单',
  shipment: '出货单',
  opening: '期初余额',
  closing: '期末余额',
  periodTotal: '本期合计',
  capital: '大写金额',
  carriedDown: '过次页',
  broughtForward: '承前页',
  pageTotal: '本页小计',
  total: '合计',
  subtotal: '小计',
  otherCategory: '其他',
  preview: '预览稿',
  priorPeriod: '前期补记',
  disputed: '争议',
  reissued: '补发，不计款',
  reprint: '重印',
} as const

/** What a sheet of paper says of where it stands among the others. */
export const pageWords = (page: number, pages: number): string => `第 ${page} 页 共 ${pages} 页`
