import type { AccountKind, AccountPart } from '../../schemas/ledgers'
import type {
  StatementColumnKey,
  StatementLine,
  StatementPart,
  StatementSubtotal,
  StatementView,
} from '../../schemas/statements'
import { capitalAmount } from '../capital-amounts'
import { exactInteger, formatYuan } from '../money'
import { accountKindWords, paperWords } from './words'

/** The columns a movement's amount can stand in, in the sign the trade writes them. */
export type MovementColumn = 'shipped' | 'returned' | 'transferredIn' | 'transferredOut' | 'received' | 'other'
/** A column of the statement; the order of a list of them is the order on paper. */
export interface StatementColumn {
  readonly key: StatementColumnKey
  readonly header: string
  /** In widths of a Latin digit; a Chinese character takes two. */
  readonly width: number
}

/** The trade's layout; a distributor's own order of columns is another list of the same. */
export const statementColumns: readonly StatementColumn[] = [
  { key: 'date', header: '日期', width: 11 },
  { key: 'number', header: '单号', width: 17 },
  { key: 'summary', header: '摘要', width: 10 },
  { key: 'quantity', header: '件数', width: 8 },
  { key: 'shipped', header: '发货', width: 14 },
  { key: 'returned', header: '退货', width: 13 },
  { key: 'transferredIn', header: '调入', width: 13 },
  { key: 'transferredOut', header: '调出', width: 13 },
  { key: 'received', header: '回款', width: 14 },
  { key: 'other', header: '返利/调账', width: 13 },
  { key: 'balance', header: '余额', width: 15 },
  { key: 'note', header: '备注', width: 22 },
]

/** The columns whose amounts make the balance. */
export const movementColumns: readonly MovementColumn[] = [
  'shipped',
  'returned',
  'transferredIn',
  'transferredOut',
  'received',
  'other',
]

/** The sign a column is written in: what a distributor sends back, passes on or pays is written without a minus and taken off. */
export const movementSigns: Readonly<Record<MovementColumn, 1 | -1>> = {
  shipped: 1,
  returned: -1,
  transferredIn: 1,
  transferredOut: -1,
  received: -1,
  other: 1,
}

const columnOfKind: Readonly<Record<AccountKind, MovementColumn>> = {
  shipment: 'shipped',
  return: 'returned',
  transferIn: 'transferredIn',
  transferOut: 'transferredOut',
  receipt: 'received',
  refund: 'received',
  shortage: 'other',
  rebate: 'other',
  adjustment: 'other',
  opening: 'other',
}

/** The sign a part is written in: the receivable is what the distributor owes us, the other three are what it has with us. */
export const partSigns: Readonly<Record<AccountPart, 1 | -1>> = {
  receivable: 1,
  prepayment: -1,
  deposit: -1,
  rebate: -1,
}

/** What the signs of the four parts mean to the reader. */
export const partRule = '货款为贵方应付余额；订金、保证金、返利为贵方存于我方的余额'

/** How a reader of the paper adds a line up. */
export const balanceRule = '余额 = 上行余额 + 发货 - 退货 + 调入 - 调出 - 回款 + 返利/调账（增加欠款为正，减少为负）'

/** A line as it stands on paper: its amount in one of the movement columns, in that column's sign. */
export interface StatementPaperLine {
  readonly line: StatementLine
  readonly summary: string
  readonly note: string
  readonly column: MovementColumn
  readonly shownFen: number
}

/** A part of the account as it stands on paper. */
export interface StatementPaperPart {
  readonly part: AccountPart
  readonly openingFen: number
  readonly movedFen: number
  readonly closingFen: number
}

/** What a kind moved, in the sign of the column its amounts stand in. */
export interface StatementPaperKind {
  readonly summary: string
  readonly column: MovementColumn
  readonly quantity: number
  readonly shownFen: number
}

// Adding nothing turns a negative nought into a plain one.
const signed = (sign: 1 | -1, fen: number): number => sign * fen + 0

const paperPart = ({ part, openingFen, closingFen }: StatementPart): StatementPaperPart => {
  const shown = (fen: number): number => signed(partSigns[part], fen)
  return {
    part,
    openingFen: shown(openingFen),
    movedFen: shown(closingFen - openingFen),
    closingFen: shown(closingFen),
  }
}

const paperKind = ({ kind, quantity, amountFen }: StatementSubtotal): StatementPaperKind => {
  const column = columnOfKind[kind]
  return {
    summary: accountKindWords[kind],
    column,
    quantity,
    shownFen: signed(movementSigns[column], amountFen),
  }
}

/** A statement arranged for paper. */
export interface StatementPaper {
  readonly openingFen: number
  readonly closingFen: number
  /** Movements of the receivable, which carry the running balance. */
  readonly lines: readonly StatementPaperLine[]
  /** Movements of the other three parts, which the receivable's balance does not know; amounts in the parts' signs. */
  readonly otherLines: readonly StatementPaperLine[]
  readonly totals: Readonly<Record<MovementColumn, number>>
  readonly quantity: number
  readonly parts: readonly StatementPaperPart[]
  readonly kinds: readonly StatementPaperKind[]
}

const paperLine = (line: StatementLine, disputedFen = 0): StatementPaperLine => {
  const column = columnOfKind[line.kind]
  const sign = line.part === 'receivable' ? movementSigns[column] : partSigns[line.part]
  return {
    line,
    summary: accountKindWords[line.kind],
    note: [
      line.priorPeriod ? paperWords.priorPeriod : '',
      disputedFen > 0 ? `${paperWords.disputed} ${formatYuan(disputedFen)}` : '',
      line.reference,
    ]
      .filter((part) => part !== '')
      .join(' '),
    column,
    shownFen: signed(sign, line.amountFen),
  }
}

/** A column's amounts added up, nothing where there are none. */
export const movementTotals = (lines: readonly StatementPaperLine[]): Record<MovementColumn, number> => {
  const totals = { shipped: 0, returned: 0, transferredIn: 0, transferredOut: 0, received: 0, other: 0 }
  for (const { column, shownFen } of lines) totals[column] = exactInteger(totals[column] + shownFen, 'column total')
  return totals
}

/** Arranges a statement for paper, whatever it is then written with. */
export const statementPaper = (view: StatementView): StatementPaper => {
  const { openingFen, closingFen } = view.parts.find((part) => part.part === 'receivable') ?? {
    openingFen: 0,
    closingFen: 0,
  }
  const disputed = new Map(view.disputes.map(({ documentId, amountFen }) => [documentId, amountFen]))
  const lines = view.lines
    .filter((line) => line.part === 'receivable')
    .map((line) => paperLine(line, line.amountFen > 0 ? disputed.get(line.documentId) : 0))
  return {
    ...{ openingFen, closingFen },
    lines,
    otherLines: view.lines.filter((line) => line.part !== 'receivable').map((line) => paperLine(line)),
    totals: movementTotals(lines),
    quantity: lines.reduce((sum, { line }) => sum + line.quantity, 0),
    parts: view.parts.map(paperPart),
    kinds: view.subtotals.map(paperKind),
  }
}

/** What the distributor confirms on the reply slip, in its own voice; a negative balance is our debt and is said so. */
export const acknowledgedDebt = (closingFen: number): string => {
  const whose = closingFen < 0 ? '贵司应付我方货款' : '我方应付贵司货款'
  const fen = Math.abs(closingFen)
  return `${whose} ${formatYuan(fen)} 元（${capitalAmount(fen, { prefix: true })}）`
}
