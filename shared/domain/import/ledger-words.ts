import type { CounterLineKind } from '../../schemas/imports'
import { plainText, wordKey } from './text'

/** Columns of money in a distributor's book: by kind, debit and credit, or one amount. */
export const moneyFields = [
  'purchase',
  'returned',
  'paid',
  'adjusted',
  'transferIn',
  'transferOut',
  'debit',
  'credit',
  'amount',
] as const

/** One column of money in a distributor's book. */
export type MoneyField = (typeof moneyFields)[number]

/** What a column of a distributor's book can hold. */
export type LedgerField =
  | MoneyField
  | 'date'
  | 'reference'
  | 'text'
  | 'kind'
  | 'quantity'
  | 'balance'
  | 'direction'
  | 'year'
  | 'month'
  | 'day'
  | 'ignored'

const WORDS: Readonly<Record<LedgerField, string>> = {
  date: '日期 凭证日期 记账日期 业务日期 单据日期 发生日期 时间 制单日期 到货日期 date postingdate documentdate transactiondate valuedate docdate bookingdate day',
  reference:
    '单号 单据号 单据编号 凭证号 凭证号码 凭证字号 票号 发票号 编号 参考号 业务单号 来源单号 订单号 reference ref refno referenceno docno documentno document voucher voucherno invoiceno number no doc',
  text: '摘要 说明 备注 事由 内容 项目 描述 description particulars memo details text narrative remark remarks note notes',
  kind: '类型 业务类型 单据类型 类别 业务 事项 type transactiontype kind doctype entrytype',
  quantity: '数量 件数 总件数 进货数量 收货数量 units qty quantity pcs pieces',
  balance:
    '余额 结余 结存 欠款 欠款额 尚欠 尚欠金额 累计应付 欠款余额 应付余额 期末余额 累计余额 累计欠款 balance runningbalance closingbalance outstanding',
  direction: '方向 借贷 借或贷 借贷方向 余额方向 drcr dc direction',
  debit: '支出 支出金额 借方 借方金额 借 借方发生额 本期借方 debit dr debits debitamount',
  credit: '收入 收入金额 贷方 贷方金额 贷 贷方发生额 本期贷方 credit cr credits creditamount',
  amount: '金额 发生额 发生金额 本币金额 交易金额 amount value netamount sum',
  purchase:
    '进货金额 进货 进货额 采购金额 采购 收货金额 收货 入库金额 到货金额 购货金额 应付 应付金额 本期应付 增加 本期增加 发货金额 发货 purchases purchase invoices invoiced goodsreceived deliveries charges shipments increase',
  returned: '退货金额 退货 退货额 退回金额 returns return returned creditnotes',
  paid: '付款金额 付款 付款额 已付金额 已付 汇款金额 汇款 回款 回款金额 打款 打款金额 支付金额 支付 实付 实付金额 减少 本期减少 本期付款 payments payment paid receipts remittances decrease',
  adjusted:
    '返利 返利金额 调整 调整金额 调账 折让 折让金额 扣款 费用 其他 返利其他 返利调账 其他扣减 rebates rebate allowances adjustments adjustment other discounts',
  transferIn: '调入 调入金额 transferin transfersin',
  transferOut: '调出 调出金额 transferout transfersout',
  year: '年 年份 年度',
  month: '月 月份',
  day: '日',
  ignored: '序号 行号 单价 币种 汇率 经办人 制单人 审核人 科目 科目编码 科目名称 price currency account user',
}

const FIELDS = new Map<string, LedgerField>()
for (const field of fieldNames()) for (const word of WORDS[field].split(' ')) FIELDS.set(wordKey(word), field)

function fieldNames(): readonly LedgerField[] {
  return Object.keys(WORDS).filter((name): name is LedgerField => name in WORDS)
}

/** Words inside a longer header (应付增加, 我司付款金额, 退货件数), the more telling first; only short headers, because sentences hold them too. */
const CONTAINING: readonly (readonly [RegExp, LedgerField])[] = [
  [/单价|price|汇率|税率|税额|库存|^序/, 'ignored'],
  [/(?:件数|数量|pcs|qty|quantity)$/, 'quantity'],
  [/(?:余额|结余|结存|balance)$/, 'balance'],
  [/(?:借或贷|方向)$/, 'direction'],
  [/(?:日期|时间)$|date$/, 'date'],
  [/(?:单号|编号|票号|凭证号|号码|流水号)$|(?:no|number|ref)$/, 'reference'],
  [/借方|debit/, 'debit'],
  [/贷方|credit(?!note)/, 'credit'],
  [/退货|退回|returns?/, 'returned'],
  [/(?:返利|返点|折让|扣款|调账|调整|运费|费用|rebate|allowance)(?:金额|额)?$/, 'adjusted'],
  [/调入/, 'transferIn'],
  [/调出/, 'transferOut'],
  [/(?:付款|回款|汇款|打款|支付|已付)(?:金额|额)?$|(?:应付|欠款|货款)减少$|payments?$/, 'paid'],
  [
    /(?:进货|收货|采购|到货|入库|购货)(?:金额|额|货款)?$|(?:应付|欠款|货款)增加$|^应付(?:账款)?发生额?$|^(?:应付)?货款$|purchases?$/,
    'purchase',
  ],
  [/金额$|amount$/, 'amount'],
  [/摘要|说明$|备注$|内容$/, 'text'],
]
const LONGEST_CONTAINING = 14

/** What a header of a book means, currency and brackets set aside. */
export function ledgerField(text: string): LedgerField | null {
  if (text.length > 30) return null
  const plain = plainText(text)
  const key = wordKey(plain.replace(/[([【].*?[)\]】]/g, ''))
  const bare = key.replace(/(?:rmb|cny|usd|元)$/, '')
  const known = FIELDS.get(wordKey(plain)) ?? FIELDS.get(key) ?? FIELDS.get(bare)
  if (known !== undefined || bare.length > LONGEST_CONTAINING || /\d/.test(bare)) return known ?? null
  return CONTAINING.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

const KINDS: readonly (readonly [RegExp, CounterLineKind])[] = [
  [/调货|调入|调出|调拨|goods transfer|transfer (?:in|out|of goods)|^transfer$/i, 'transfer'],
  [/付款|汇款|回款|打款|转账|支付|电汇|承兑|payment|paid|\bwire\b|remit|bank transfer/i, 'receipt'],
  [
    /返利|调账|调整|折让|补差|价差|扣款|罚款|运费|费用|尾差|赔偿|rebate|allowance|adjust|discount|freight|\bfee|penalty|write.?off/i,
    'adjustment',
  ],
  [/退货|退回|返货|return|credit note/i, 'return'],
  [/进货|收货|入库|采购|到货|来货|购货|发货|出货|提货|补货|ship|purchase|invoice|deliver|goods/i, 'shipment'],
  [/货款|收款|银行|现金|receipt|deposit|订金|cash|cheque|check/i, 'receipt'],
]

/** What a line's words say happened, seen from our side: their purchase is our shipment, their payment our receipt. */
export function lineKind(text: string): CounterLineKind {
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown'
}

const OPENING =
  /期初|上[期月年](?:末)?(?:结转|余额|结余|结存|欠款)|承前|年初(?:余额)?|opening|brought forward|\bb\/?f\b|previous balance|carried over/i
const CLOSING =
  /期末|本期(?:余额|结余)|月末余额|结转下(?:期|月|年)|余额合计|最终余额|closing|carried forward|\bc\/?f\b|ending balance|balance due/i

const PAGE_TURN = /过次页|转次页|转下页|接下页/

const REFERENCE_KINDS: readonly (readonly [RegExp, CounterLineKind])[] = [
  [/^(?:TH|RT|RTN|RET|RMA|TK)[-#]?\d/i, 'return'],
  [/^(?:PAY|WIRE|FK|HK|DK|TT|BANK|网银|汇)[-#]?\d/i, 'receipt'],
]

/** What the letters of a document number say happened, where no words do (TH 退货, FK 付款, WIRE …). */
export function kindOfReference(reference: string): CounterLineKind {
  return REFERENCE_KINDS.find(([pattern]) => pattern.test(plainText(reference)))?.[1] ?? 'unknown'
}

/** Words of a line without its numbers, days and marks, so that the same words on another day are the same. */
export const phraseOf = (text: string): string =>
  plainText(text)
    .toLowerCase()
    .replace(/\S*\d\S*/g, (token) => token.replace(/[^\p{Script=Han}]/gu, ''))
    .replace(/[\p{P}\p{S}\s]+/gu, '')

/** What a distributor's own words were found to mean, by `phraseOf`. */
export type LearnedKinds = ReadonlyMap<string, CounterLineKind>

/** What words mean of which it is known what they stood for; words that meant two things mean none. */
export function learnKinds(known: readonly { readonly text: string; readonly kind: CounterLineKind }[]): LearnedKinds {
  const kinds = Map.groupBy(
    known.filter(({ text }) => phraseOf(text) !== ''),
    ({ text }) => phraseOf(text),
  )
  return new Map(
    [...kinds].flatMap(([phrase, lines]) => {
      const [only, another] = new Set(lines.map(({ kind }) => kind))
      return only === undefined || another !== undefined ? [] : [[phrase, only] as const]
    }),
  )
}

/** Whether a row or label states a balance rather than an event; a payment of the opening balance (支付期初欠款) is an event. */
export function balanceWord(text: string): 'opening' | 'closing' | 'pageTurn' | null {
  const plain = plainText(text)
  if (plain.length > 60) return null
  if (PAGE_TURN.test(plain)) return 'pageTurn'
  const opening = OPENING.exec(plain)
  const closing = opening ? null : CLOSING.exec(plain)
  const found = opening ?? closing
  if (found === null || (found.index > 0 && lineKind(plain) !== 'unknown')) return null
  return opening ? 'opening' : 'closing'
}

const PIECES = /(-?\d+)\s*(?:件|双|条|套|个|pcs?\b|pieces?\b|units?\b)/i
const DAYS = /\d{2,4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}日?|\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?/g

/** The pieces a text mentions (`进货 0015-220404 5件`), or null. */
export function piecesIn(text: string): number | null {
  const match = PIECES.exec(plainText(text))
  return match ? Number(match[1]) : null
}

/** The document number inside a text, as written: the longest run of letters and digits that is no day, amount or number of pieces. */
export function referenceIn(text: string): string | null {
  const rest = plainText(text).replace(new RegExp(PIECES, 'gi'), ' ')
  const tokens = rest.match(/(?<![\w.])[A-Za-z]{0,8}[-#]?\d[\dA-Za-z]*(?:[-_/]\d[\dA-Za-z]*)*(?![\w.]*\.\d)/g) ?? []
  const days = new Set(rest.match(DAYS) ?? [])
  const fit = tokens.filter((token) => !days.has(token) && (/[A-Za-z]/.test(token) || token.length >= 4))
  return fit.sort((a, b) => b.length - a.length)[0] ?? null
}

/** A reference as two books can share it: narrow characters, no spaces, upper case. */
export function referenceKey(text: string): string {
  return plainText(text).replace(/\s+/g, '').replace(/^#/, '').toUpperCase()
}
