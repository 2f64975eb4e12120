import type { FairStanding } from '../../../shared/schemas/fairs'
import type { Input } from '../../api'

/** A distributor's plan as it is saved. */
export type Plan = NonNullable<Input<'fairs.save'>['budgets']>[number]

/** The plan a standing was made of. */
export const planOf = (standing: FairStanding): Plan => ({
  distributorId: standing.distributorId,
  amountFen: standing.amountFen,
  quantity: standing.quantity,
  minStyles: standing.minStyles,
  minDepth: standing.minDepth,
  // What was ordered of a category without a plan stands here too, and is no plan.
  categories: standing.categories
    .filter(({ amountFen, quantity }) => amountFen > 0 || quantity > 0)
    .map(({ category, amountFen, quantity }) => ({ category, amountFen, quantity })),
})

/** The plans of a fair with one category of one distributor planned anew; nothing planned takes the category out. */
export function withCategory(
  standings: readonly FairStanding[],
  distributorId: number,
  part: { readonly category: string; readonly amountFen?: number; readonly quantity?: number },
): Plan[] {
  return standings.map((standing) => {
    const plan = planOf(standing)
    if (standing.distributorId !== distributorId) return plan
    const before = plan.categories?.find(({ category }) => category === part.category)
    const others = (plan.categories ?? []).filter(({ category }) => category !== part.category)
    const { category, amountFen = before?.amountFen ?? 0, quantity = before?.quantity ?? 0 } = part
    const own = amountFen > 0 || quantity > 0 ? [{ category, amountFen, quantity }] : []
    return { ...plan, categories: [...others, ...own] }
  })
}
