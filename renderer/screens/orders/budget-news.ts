import type { FairBudget } from '../../../shared/schemas/fairs'
import type { MatrixRow } from '../../grid/size-matrix'

/** What a sheet holds of each category. */
export type CategorySums = ReadonlyMap<string, { readonly quantity: number; readonly amountFen: number }>

/** The pieces and fen of a sheet by the category of its styles; what is no number counts for nothing. */
export function sumsByCategory(rows: readonly MatrixRow[], categoryOf: (styleId: number) => string): CategorySums {
  const sums = new Map<string, { quantity: number; amountFen: number }>()
  for (const row of rows) {
    const category = categoryOf(row.styleId)
    const sum = sums.get(category) ?? { quantity: 0, amountFen: 0 }
    for (const [position, entry] of row.entries.entries())
      if (typeof entry === 'number') {
        sum.quantity += entry
        sum.amountFen += entry * (row.pricesFen?.[position] ?? row.netPriceFen)
      }
    sums.set(category, sum)
  }
  return sums
}

/** Where an order would take a distributor: used of its budget with this order, and what goes over first. */
export interface BudgetNews {
  readonly usedFen: number
  readonly leftFen: number
  readonly overFen: number
  readonly overQuantity: number
  /** The category that goes over by most, null when none does. */
  readonly category: { readonly name: string; readonly overFen: number } | null
  readonly isOver: boolean
}

/** Weighs what is being typed against the budget and what other orders took of it. */
export function budgetNews(budget: FairBudget, sums: CategorySums): BudgetNews {
  const typed = [...sums.values()]
  const usedFen = budget.orderedFen + typed.reduce((sum, each) => sum + each.amountFen, 0)
  const usedQuantity = budget.orderedQuantity + typed.reduce((sum, each) => sum + each.quantity, 0)
  const over = (used: number, plan: number) => (plan > 0 ? Math.max(0, used - plan) : 0)
  const categories = budget.categories.flatMap((part) => {
    const own = sums.get(part.category)
    const overFen = over(part.orderedFen + (own?.amountFen ?? 0), part.amountFen)
    return overFen > 0 && own !== undefined && own.amountFen > 0 ? [{ name: part.category, overFen }] : []
  })
  const category = categories.toSorted((a, b) => b.overFen - a.overFen)[0] ?? null
  const [overFen, overQuantity] = [over(usedFen, budget.amountFen), over(usedQuantity, budget.quantity)]
  return {
    usedFen,
    leftFen: Math.max(0, budget.amountFen - usedFen),
    ...{ overFen, overQuantity, category },
    isOver: overFen > 0 || overQuantity > 0 || category !== null,
  }
}
