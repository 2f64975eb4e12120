import type {
  AccountEventKind,
  AccountEventRow,
  RecordsReading,
  ReturnRow,
  SellOutRow,
  Sheets,
} from '../../schemas/imports'
import { type RecordRow, readRecords } from './records'
import { wordKey } from './text'

const PARTY =
  'distributor distributorcode 客户 客户编码 客户编号 客户代码 经销商 经销商编码 经销商代码 代理商 代理商编码 代理商代码 customer customercode customerno dealer dealercode 店铺编码 店铺代码'
const DAY = 'date 日期 销售日期 退货日期 单据日期 业务日期 记账日期 documentdate saledate'
const SKU = 'sku skucode sku编码 单品 单品编码 商品编码 货品编码 商品代码 itemno itemcode item 条码 条形码 barcode'
const PIECES = 'quantity qty 数量 件数 销售数量 销量 退货数量 units pcs'
const REFERENCE = 'ref reference 单号 单据号 单据编号 凭证号 docno documentno 退货单号'

const SELL_OUT = {
  words: { date: DAY, distributor: PARTY, sku: SKU, quantity: PIECES },
  required: ['date', 'distributor', 'sku', 'quantity'],
} as const

/** Reads what distributors sold to their own customers. A negative quantity is a sale taken back. */
export function readSellOut(sheets: Sheets): RecordsReading<SellOutRow> {
  return readRecords(sheets, SELL_OUT, goodsRow)
}

const RETURNS = {
  words: { ...SELL_OUT.words, reference: REFERENCE },
  required: SELL_OUT.required,
} as const

/** Reads what distributors sent back; a list may write the pieces as negative, they are returned as pieces. */
export function readReturns(sheets: Sheets): RecordsReading<ReturnRow> {
  return readRecords(sheets, RETURNS, (row) => {
    const goods = goodsRow(row)
    const reference = row.code('reference')
    if (goods === undefined || row.failed) return undefined
    return { ...goods, quantity: Math.abs(goods.quantity), ...(reference ? { reference } : {}) }
  })
}

type GoodsField = 'date' | 'distributor' | 'sku' | 'quantity'

function goodsRow<Field extends string>(row: RecordRow<Field | GoodsField>): SellOutRow | undefined {
  const date = row.must('date', row.day('date'))
  const distributorCode = row.must('distributor', row.code('distributor'))
  const skuCode = row.must('sku', row.code('sku'))
  const quantity = row.must('quantity', row.whole('quantity'))
  if (
    row.failed ||
    date === undefined ||
    distributorCode === undefined ||
    skuCode === undefined ||
    quantity === undefined
  )
    return undefined
  return { sheet: row.sheet, row: row.row, date, distributorCode, skuCode, quantity }
}

const EVENTS = {
  words: {
    date: DAY,
    distributor: PARTY,
    kind: 'kind type 类型 业务类型 单据类型 摘要 事项',
    reference: REFERENCE,
    quantity: PIECES,
    amount: 'amountfen amount 金额 应收金额 发生额',
  },
  required: ['date', 'distributor', 'kind', 'amount'],
} as const

const KINDS: Readonly<Record<AccountEventKind, string>> = {
  opening: 'opening 期初 期初余额 openingbalance 上期结转',
  shipment: 'shipment 发货 出货 销售 发货单 出货单 invoice delivery sale',
  return: 'return 退货 退货单 creditnote',
  receipt: 'receipt 收款 回款 付款 收款单 payment',
  adjustment: 'adjustment 调账 调整 调账单 补差 折让 尾差 运费 罚款',
  transfer: 'transfer 调货 调入 调出 调货单',
  rebate: 'rebate 返利',
  deposit: 'deposit 订金 定金 保证金 预付款',
}
const KIND_OF = new Map<string, AccountEventKind>()
for (const kind of kindNames()) for (const word of KINDS[kind].split(' ')) KIND_OF.set(wordKey(word), kind)

function kindNames(): readonly AccountEventKind[] {
  return Object.keys(KINDS).filter((name): name is AccountEventKind => name in KINDS)
}

/** Reads the account events of another system; amounts keep their sign, + they owe us more. */
export function readAccountEvents(sheets: Sheets): RecordsReading<AccountEventRow> {
  return readRecords(sheets, EVENTS, (row) => {
    const date = row.must('date', row.day('date'))
    const distributorCode = row.must('distributor', row.code('distributor'))
    const words = row.must('kind', row.words('kind'))
    const amountFen = row.must('amount', row.money('amount'))
    const reference = row.code('reference') ?? ''
    const quantity = row.whole('quantity') ?? 0
    const kind = words === undefined ? undefined : KIND_OF.get(wordKey(words))
    if (words !== undefined && kind === undefined) row.fail('kind', 'kindUnknown', { text: words })
    if (
      row.failed ||
      date === undefined ||
      distributorCode === undefined ||
      kind === undefined ||
      amountFen === undefined
    )
      return undefined
    return { sheet: row.sheet, row: row.row, date, distributorCode, kind, reference, quantity, amountFen }
  })
}
