import { type AccountPart, accountKinds, accountParts } from '../../schemas/ledgers'
import type { StatementLine, StatementPart, StatementSubtotal } from '../../schemas/statements'
import { exactInteger } from '../money'

/** An account entry as a statement needs it: what moved, and which document says so. */
export type StatementEntry = Omit<StatementLine, 'balanceFen' | 'priorPeriod'>

/** What a part of the account stood at, in fen and pieces. */
export interface PartBalance {
  readonly part: AccountPart
  readonly quantity: number
  readonly amountFen: number
}

/** The figures of a statement; who it is for and what it is called come from elsewhere. */
export interface StatementBody {
  readonly parts: readonly StatementPart[]
  readonly lines: readonly StatementLine[]
  readonly subtotals: readonly StatementSubtotal[]
}

/** What is moved in all, per part; every part is there, because a statement shows all four. */
function movedByPart(movements: readonly PartBalance[]): ReadonlyMap<AccountPart, PartBalance> {
  const moved = new Map(accountParts.map((part) => [part, { part, quantity: 0, amountFen: 0 }]))
  for (const { part, quantity, amountFen } of movements) {
    const known = moved.get(part)
    if (known === undefined) continue
    known.quantity += quantity
    known.amountFen += amountFen
  }
  return moved
}

/** Opening and closing of the four parts, from what they stood at and what moved; throws RangeError rather than lose a fen. */
export function closingsOf(openings: readonly PartBalance[], movements: readonly PartBalance[]): StatementPart[] {
  const opening = movedByPart(openings)
  const moved = movedByPart(movements)
  return accountParts.map((part) => {
    const from = opening.get(part)
    const by = moved.get(part)
    const openingFen = from?.amountFen ?? 0
    const openingQuantity = from?.quantity ?? 0
    return {
      part,
      openingFen,
      closingFen: exactInteger(openingFen + (by?.amountFen ?? 0), 'closing balance'),
      openingQuantity,
      closingQuantity: exactInteger(openingQuantity + (by?.quantity ?? 0), 'closing quantity'),
    }
  })
}

/** What each kind moved in the receivable, in the order the trade lists them; kinds that did not occur are left out. */
function subtotalsOf(entries: readonly StatementEntry[]): StatementSubtotal[] {
  const totals = new Map<string, { quantity: number; amountFen: number }>()
  for (const entry of entries) {
    if (entry.part !== 'receivable') continue
    const total = totals.get(entry.kind) ?? { quantity: 0, amountFen: 0 }
    total.quantity += entry.quantity
    total.amountFen += entry.amountFen
    totals.set(entry.kind, total)
  }
  return accountKinds.flatMap((kind) => {
    const total = totals.get(kind)
    return total ? [{ kind, ...total }] : []
  })
}

/**
 * A statement from its openings and its entries, which stand in the order of business day and entry: every line with the receivable after it.
 * A line dated before `dateFrom` was posted too late for the statement of its own days and is marked as a prior-period line (前期补记).
 */
export function statementBody(
  openings: readonly PartBalance[],
  entries: readonly StatementEntry[],
  dateFrom: string,
): StatementBody {
  const parts = closingsOf(openings, entries)
  let balanceFen = parts.find((part) => part.part === 'receivable')?.openingFen ?? 0
  const lines = entries.map((entry): StatementLine => {
    const { entryId, businessDate, documentId, documentNumber, reference, part, kind, quantity, amountFen } = entry
    if (part === 'receivable') balanceFen += amountFen
    const priorPeriod = businessDate < dateFrom
    // Named one by one: spreading costs more than everything else when an account has a hundred thousand lines.
    return {
      entryId,
      businessDate,
      documentId,
      documentNumber,
      reference,
      part,
      kind,
      quantity,
      amountFen,
      balanceFen,
      priorPeriod,
    }
  })
  return { parts, lines, subtotals: subtotalsOf(entries) }
}
