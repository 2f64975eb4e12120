import type { OpenItem } from '../ageing'
import { sumOf } from '../money'

/** An open line of the receivable with the document it stands for. */
export interface OpenDebt extends OpenItem {
  readonly documentId: number
}

/** An overdue line, with what of it is disputed and what is left to ask for. */
export interface OverdueDebt extends OpenDebt {
  readonly disputedFen: number
  readonly collectableFen: number
}

/** What a customer can be asked for. */
export interface Collectable {
  readonly debts: readonly OverdueDebt[]
  readonly overdueFen: number
  readonly disputedFen: number
  readonly collectableFen: number
  /** The age of the oldest debt of which something is not disputed; 0 without any. */
  readonly overdueDays: number
}

/**
 * What is overdue and not disputed. Due today is not overdue, credits are no debts, and no more of a document is disputed than is overdue
 * of it: a dispute about something that is paid already takes nothing off the rest.
 * @param disputedFen what is disputed of each document, in fen
 */
export function collectableOf(open: readonly OpenDebt[], disputedFen: ReadonlyMap<number, number>): Collectable {
  const left = new Map(disputedFen)
  const debts = open
    .filter((item) => item.overdueDays !== null && item.openFen > 0)
    .map((item): OverdueDebt => {
      const disputed = Math.min(item.openFen, Math.max(0, left.get(item.documentId) ?? 0))
      left.set(item.documentId, (left.get(item.documentId) ?? 0) - disputed)
      return { ...item, disputedFen: disputed, collectableFen: item.openFen - disputed }
    })
  return {
    debts,
    overdueFen: sumOf(debts.map((debt) => debt.openFen)),
    disputedFen: sumOf(debts.map((debt) => debt.disputedFen)),
    collectableFen: sumOf(debts.map((debt) => debt.collectableFen)),
    overdueDays: debts.reduce(
      (oldest, debt) => (debt.collectableFen > 0 ? Math.max(oldest, debt.overdueDays ?? 0) : oldest),
      0,
    ),
  }
}
