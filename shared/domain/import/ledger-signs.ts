import type { CounterLineKind, SignConvention } from '../../schemas/imports'
import type { LedgerEntry } from './ledger-entries'
import { type MoneyField, moneyFields } from './ledger-words'

/** How a book's figures become ours: a factor per column, whether plain amounts follow the kind of the line, and the balance's sign. */
export interface Signs {
  readonly convention: SignConvention
  readonly factors: Readonly<Record<MoneyField, 1 | -1>>
  readonly byKind: boolean
  readonly byDirection: boolean
  readonly balance: 1 | -1
}

/** What each kind does to what they owe us. */
const KIND_SIGN: Readonly<Record<CounterLineKind, 1 | -1 | 0>> = {
  shipment: 1,
  return: -1,
  receipt: -1,
  adjustment: 0,
  transfer: 0,
  unknown: 0,
}

const COLUMN_SIGN = { purchase: 1, returned: -1, paid: -1, adjusted: -1, transferIn: 1, transferOut: -1 } as const

/**
 * Finds how a book writes its figures from the book itself: what is known to be a purchase or a payment says which side is which, and the
 * running balance settles the rest. Their purchase on credit is what they owe us, so their credit is our debit unless the lines say otherwise.
 */
export function findSigns(entries: readonly LedgerEntry[]): Signs {
  const lines = entries.filter((entry) => entry.role === 'line')
  const has = (field: MoneyField) => lines.some((entry) => entry.amounts.some((amount) => amount.field === field))
  const plain = plainConvention(lines)
  const sides = sideVotes(lines) >= 0 ? 1 : -1
  const factors: Record<MoneyField, 1 | -1> = {
    ...COLUMN_SIGN,
    credit: sides,
    debit: sides === 1 ? -1 : 1,
    amount: plain.factor,
  }
  for (const field of ['returned', 'paid', 'adjusted', 'transferOut'] as const) {
    const figures = lines.flatMap((entry) => entry.amounts.filter((amount) => amount.field === field))
    if (figures.length > 0 && figures.every((amount) => amount.fen < 0)) factors[field] = 1
  }
  const draft: Signs = {
    convention: 'byColumn',
    factors,
    byKind: plain.byKind,
    byDirection: plain.byDirection,
    balance: 1,
  }
  const settled = settleByBalance(entries, draft)
  const convention =
    has('credit') || has('debit') ? sideName(settled.factors.credit) : has('amount') ? plainName(settled) : 'byColumn'
  return { ...settled, convention }
}

function sideName(credit: 1 | -1): SignConvention {
  return credit === 1 ? 'theirCreditIsOurDebit' : 'theirDebitIsOurDebit'
}

function plainName(signs: Signs): SignConvention {
  if (signs.byDirection) return 'byDirection'
  if (signs.byKind) return 'byKind'
  return signs.factors.amount === 1 ? 'signedAsOurs' : 'signedOpposite'
}

/** Positive when lines of a known kind say that credit is what they owe us. */
function sideVotes(lines: readonly LedgerEntry[]): number {
  let votes = 0
  for (const { kind, amounts, direction } of lines) {
    for (const { field, fen } of amounts) {
      const side = field === 'credit' ? 1 : field === 'debit' ? -1 : field === 'amount' ? sideOf(direction) : 0
      votes += side * Math.sign(fen) * KIND_SIGN[kind]
    }
  }
  return votes
}

function sideOf(direction: LedgerEntry['direction']): 1 | -1 | 0 {
  if (direction === 'credit') return 1
  return direction === 'debit' ? -1 : 0
}

function plainConvention(lines: readonly LedgerEntry[]): {
  readonly factor: 1 | -1
  readonly byKind: boolean
  readonly byDirection: boolean
} {
  const figures = lines.flatMap((entry) =>
    entry.amounts.filter(({ field }) => field === 'amount').map(({ fen }) => ({ ...entry, fen })),
  )
  const directed = figures.filter(({ direction }) => direction === 'debit' || direction === 'credit').length
  if (directed > 0 && directed === figures.length)
    return { factor: sideVotes(lines) >= 0 ? 1 : -1, byKind: false, byDirection: true }
  let asOurs = 0
  let opposite = 0
  for (const { kind, fen } of figures) {
    const sign = Math.sign(fen) * KIND_SIGN[kind]
    if (sign > 0) asOurs += 1
    if (sign < 0) opposite += 1
  }
  const oneSign = figures.every(({ fen }) => fen > 0) || figures.every(({ fen }) => fen < 0)
  if (oneSign && asOurs > 0 && opposite > 0)
    return { factor: (figures[0]?.fen ?? 1) > 0 ? 1 : -1, byKind: true, byDirection: false }
  return { factor: asOurs >= opposite ? 1 : -1, byKind: false, byDirection: false }
}

/** The amount of an entry in our sign; null when its kind would decide and is not known. */
export function signedAmount(entry: LedgerEntry, signs: Signs): number | null {
  let sum = 0
  for (const { field, fen } of entry.amounts) {
    let factor: number = signs.factors[field]
    if (field === 'amount' && signs.byKind) {
      if (KIND_SIGN[entry.kind] === 0) return null
      factor *= KIND_SIGN[entry.kind]
    }
    if (field === 'amount' && signs.byDirection) factor *= sideOf(entry.direction)
    sum += factor * fen
  }
  return sum === 0 ? 0 : sum
}

/** The balance an entry states, in our sign; a direction beside a book of two sides belongs to the balance. */
export function signedBalance(entry: LedgerEntry, signs: Signs): number | null {
  const { balanceFen, direction } = entry
  if (balanceFen === null || direction === null || signs.byDirection)
    return balanceFen === null ? null : signs.balance * balanceFen || 0
  if (direction === 'level') return 0
  return (direction === 'credit' ? signs.factors.credit : signs.factors.debit) * Math.abs(balanceFen)
}

interface Step {
  readonly entry: LedgerEntry
  readonly change: number
}

/** Pairs of neighbouring rows that both state a balance say what the later row did to it. */
function stepsOf(entries: readonly LedgerEntry[], signs: Signs): readonly Step[] {
  const steps: Step[] = []
  let before: number | null = null
  for (const entry of entries) {
    const balance = signedBalance(entry, signs)
    if (entry.role === 'line' && before !== null && balance !== null) steps.push({ entry, change: balance - before })
    if (entry.role !== 'total') before = balance
  }
  return steps
}

function settleByBalance(entries: readonly LedgerEntry[], draft: Signs): Signs {
  const steps = stepsOf(entries, draft).filter(({ entry }) => entry.amounts.length === 1)
  const votes: Record<MoneyField, number> = { ...NO_VOTES }
  let [same, opposite] = [0, 0]
  for (const { entry, change } of steps) {
    const own = signedAmount(entry, draft)
    const field = entry.amounts[0]?.field
    if (own === null || own === 0 || field === undefined || Math.abs(own) !== Math.abs(change)) continue
    const sign = own === change ? 1 : -1
    votes[field] += sign
    if (KIND_SIGN[entry.kind] === 0) continue
    if (sign === 1) same += 1
    else opposite += 1
  }
  const balance = opposite > same ? -1 : 1
  const factors: Record<MoneyField, 1 | -1> = { ...draft.factors }
  for (const field of moneyFields) if (votes[field] * balance < 0) factors[field] = factors[field] === 1 ? -1 : 1
  return { ...draft, factors, balance }
}

const NO_VOTES: Readonly<Record<MoneyField, number>> = {
  purchase: 0,
  returned: 0,
  paid: 0,
  adjusted: 0,
  transferIn: 0,
  transferOut: 0,
  debit: 0,
  credit: 0,
  amount: 0,
}

/** What the balance says an entry did, where its own figures cannot. */
export function changeByBalance(entries: readonly LedgerEntry[], signs: Signs): ReadonlyMap<LedgerEntry, number> {
  return new Map(stepsOf(entries, signs).map(({ entry, change }) => [entry, change]))
}
