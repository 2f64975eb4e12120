import { plainText, wordKey } from './text'

/** What a column of a bank's export can hold. */
export type BankField =
  | 'date'
  | 'income'
  | 'outgo'
  | 'amount'
  | 'direction'
  | 'balance'
  | 'partyName'
  | 'partyAccount'
  | 'payerName'
  | 'payerAccount'
  | 'payeeName'
  | 'payeeAccount'
  | 'serial'
  | 'summary'
  | 'note'
  | 'account'
  | 'ignored'

const WORDS: Readonly<Record<BankField, string>> = {
  date: '日期 交易日期 交易时间 记账日期 入账日期 入账时间 记账时间 交易日 发生日期 date transactiondate postingdate bookingdate valuedate',
  income:
    '收入 收入金额 贷方 贷方金额 贷方发生额 贷方发生金额 贷方交易金额 转入 转入金额 存入 存入金额 收款金额 入账金额 来账金额 credit credits creditamount deposit deposits',
  outgo:
    '支出 支出金额 借方 借方金额 借方发生额 借方发生金额 借方交易金额 转出 转出金额 支取 支取金额 付款金额 往账金额 debit debits debitamount withdrawal withdrawals',
  amount: '金额 交易金额 发生额 发生金额 交易额 amount transactionamount',
  direction: '借贷 借贷标志 借贷标记 借贷方向 收支 收支标志 收支方向 收付标志 交易方向 方向 来往账标志 往来账标志 drcr',
  balance: '余额 账户余额 当前余额 本次余额 交易后余额 账面余额 结余 balance',
  partyName:
    '户名 对方户名 对方名称 对方账户名称 对方账户名 对方单位 对方单位名称 对方姓名 对方 对手方 对手户名 交易对手 交易对方 交易对手名称 对方客户名称 往来户名 counterparty counterpartyname name',
  partyAccount:
    '对方账号 对方账户 对方帐号 对方卡号 对手账号 对手方账号 对方账号卡号 交易对手账号 往来账号 counterpartyaccount accountnumber',
  payerName:
    '付款人 付款人名称 付款人户名 付款方 付款方名称 付款方户名 付款户名 付款单位 汇款人 汇款人名称 payer payername',
  payerAccount: '付款人账号 付款方账号 付款账号 付款人帐号 汇款人账号 payeraccount',
  payeeName: '收款人 收款人名称 收款人户名 收款方 收款方名称 收款方户名 收款户名 收款单位 payee payeename',
  payeeAccount: '收款人账号 收款方账号 收款账号 收款人帐号 payeeaccount',
  serial:
    '流水号 交易流水号 交易流水 核心流水号 银行流水号 账户明细编号 明细编号 交易编号 交易序号 业务流水号 凭证号 凭证号码 回单编号 参考号 reference referenceno transactionid serial serialno',
  summary: '摘要 交易摘要 摘要说明 交易类型 业务类型 交易名称 summary type description',
  note: '附言 交易附言 用途 备注 交易用途 附言用途 摘要附言 个性化信息 客户附言 客户摘要 留言 remark remarks note memo purpose',
  account: '账号 账户 本方账号 我方账号 查询账号 本方帐号 卡号 账户号码',
  ignored:
    '序号 币种 币别 对方开户行 对方行名 对方行号 开户行 开户行名称 网点 交易地点 交易渠道 渠道 柜员 操作员 凭证种类 凭证类型 钞汇 手续费 currency branch channel',
}

const FIELDS = new Map<string, BankField>()
for (const field of Object.keys(WORDS).filter((name): name is BankField => name in WORDS))
  for (const word of WORDS[field].split(' ')) FIELDS.set(wordKey(word), field)

/** Words inside a longer header, the more telling first. */
const CONTAINING: readonly (readonly [RegExp, BankField])[] = [
  [/行名|开户行|行号|网点|币|序号|利率/, 'ignored'],
  [/余额|balance/, 'balance'],
  [/^(?:对方|对手|往来).*(?:账号|帐号|卡号)/, 'partyAccount'],
  [/^(?:对方|对手|往来).*(?:户名|名称|姓名|单位)/, 'partyName'],
  [/付款.*(?:账号|帐号|卡号)/, 'payerAccount'],
  [/付款.*(?:户名|名称|姓名|单位)/, 'payerName'],
  [/收款.*(?:账号|帐号|卡号)/, 'payeeAccount'],
  [/收款.*(?:户名|名称|姓名|单位)/, 'payeeName'],
  [/贷方.*(?:额|金额)|收入|存入|转入/, 'income'],
  [/借方.*(?:额|金额)|支出|支取|转出/, 'outgo'],
  [/流水号|编号$/, 'serial'],
  [/(?:日期|时间)$|date$/, 'date'],
  [/标志$|方向$/, 'direction'],
  [/金额$|amount$/, 'amount'],
  [/摘要/, 'summary'],
  [/附言|用途|备注/, 'note'],
]

const LONGEST_CONTAINING = 16

/** What a header of a bank's export means, currency and brackets set aside; null when it is no header of one. */
export function bankField(text: string): BankField | null {
  if (text.length > 30) return null
  const plain = plainText(text)
  const key = wordKey(plain.replace(/[([【].*?[)\]】]/g, ''))
  const bare = key.replace(/(?:rmb|cny|人民币|元)$/, '')
  const known = FIELDS.get(wordKey(plain)) ?? FIELDS.get(key) ?? FIELDS.get(bare)
  if (known !== undefined || bare.length > LONGEST_CONTAINING || /\d/.test(bare)) return known ?? null
  return CONTAINING.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

/** Which way money went, by the word in a column of directions: in to us, out of us. A bank's credit (贷) is money in. */
export function bankDirection(text: string): 1 | -1 | null {
  const plain = plainText(text)
  if (/^(?:贷|收|来|转入|存入|入账|c|cr|credit|in|\+)/i.test(plain)) return 1
  return /^(?:借|支|付|往|转出|支取|出账|d|dr|debit|out|-)/i.test(plain) ? -1 : null
}

/** A name as payers are remembered by it: without spaces, marks and legal form. */
export const payerKey = (name: string): string =>
  plainText(name)
    .toUpperCase()
    .replace(/(?:股份|有限|责任|公司|集团)/g, '')
    .replace(/[\s\-_/.,·'’&:;()[\]【】*]+/g, '')

/** An account as payers are remembered by it: digits only; too few of them, or hidden ones, are none. */
export function accountKey(account: string): string {
  const digits = plainText(account).replace(/[\s-]/g, '')
  return /^\d{6,40}$/.test(digits) ? digits : ''
}
