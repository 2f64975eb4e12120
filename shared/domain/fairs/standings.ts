import type { BoardStyle, CategoryStanding, DepositState, FairStanding, PlanState } from '../../schemas/fairs'
import { groupBy } from '../grouping'
import { rateOfFen, sumOf } from '../money'
import { compareText, firstDecided } from '../ordering'

/** What a distributor ordered of a style at a fair. */
export interface TakenStyle {
  readonly distributorId: number
  readonly styleId: number
  readonly category: string
  readonly quantity: number
  readonly amountFen: number
  /** How many SKUs of the style it ordered. */
  readonly skuCount: number
}

/** A distributor's plan as it was typed. */
export interface Plan {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly amountFen: number
  readonly quantity: number
  readonly minStyles: number
  readonly minDepth: number
  readonly categories: readonly { readonly category: string; readonly amountFen: number; readonly quantity: number }[]
}

interface Sums {
  readonly quantity: number
  readonly amountFen: number
}

const sumsOf = (taken: readonly Sums[]): Sums => ({
  quantity: sumOf(taken.map((each) => each.quantity)),
  amountFen: sumOf(taken.map((each) => each.amountFen)),
})

/** Every category that was planned or ordered, planned ones first as they were typed. */
export function categoryStandings(
  planned: Plan['categories'],
  taken: readonly { readonly category: string; readonly quantity: number; readonly amountFen: number }[],
): CategoryStanding[] {
  const ordered = groupBy(taken, (each) => each.category)
  const known = new Set(planned.map(({ category }) => category))
  const beside = [...ordered.keys()].filter((category) => !known.has(category)).toSorted(compareText)
  const all = [...planned, ...beside.map((category) => ({ category, amountFen: 0, quantity: 0 }))]
  return all.map((plan) => {
    const { quantity, amountFen } = sumsOf(ordered.get(plan.category) ?? [])
    return { ...plan, orderedQuantity: quantity, orderedFen: amountFen }
  })
}

/** Each distributor's plan beside what it ordered and paid; who ordered without a plan has one of nought in `plans`. */
export function fairStandings(
  plans: readonly Plan[],
  taken: readonly TakenStyle[],
  money: { readonly depositBp: number; readonly receivedFen: ReadonlyMap<number, number> },
): FairStanding[] {
  const byDistributor = groupBy(taken, (each) => each.distributorId)
  return plans.map((plan) => {
    const own = byDistributor.get(plan.distributorId) ?? []
    const { quantity, amountFen } = sumsOf(own)
    return {
      ...plan,
      orderedQuantity: quantity,
      orderedFen: amountFen,
      styleCount: own.filter((each) => each.quantity > 0).length,
      skuCount: sumOf(own.map((each) => each.skuCount)),
      categories: categoryStandings(plan.categories, own),
      dueFen: rateOfFen(amountFen, money.depositBp),
      receivedFen: money.receivedFen.get(plan.distributorId) ?? 0,
    }
  })
}

/** The styles of a fair by pieces, then amount, then code; those that nobody ordered stand last. */
export function rankStyles(
  styles: readonly Pick<BoardStyle, 'styleId' | 'code' | 'name' | 'category'>[],
  taken: readonly TakenStyle[],
): BoardStyle[] {
  const byStyle = groupBy(
    taken.filter((each) => each.quantity > 0),
    (each) => each.styleId,
  )
  return styles
    .map((style) => {
      const own = byStyle.get(style.styleId) ?? []
      return { ...style, ...sumsOf(own), distributorCount: new Set(own.map((each) => each.distributorId)).size }
    })
    .toSorted((a, b) => firstDecided(b.quantity - a.quantity, b.amountFen - a.amountFen, compareText(a.code, b.code)))
}

/** Shares of a plan in per cent: under the first it is well short, under the second near, over the third more than planned. */
const planMarks = { short: 70, met: 100, over: 110 } as const

/** How far an order is from its plan. */
export function planState(ordered: number, planned: number): PlanState {
  if (planned <= 0) return 'none'
  if (ordered * 100 < planned * planMarks.short) return 'short'
  if (ordered * 100 < planned * planMarks.met) return 'near'
  return ordered * 100 > planned * planMarks.over ? 'over' : 'met'
}

/** Where a deposit stands on a day; without a deadline it is never late. */
export function depositState(
  deposit: { readonly dueFen: number; readonly receivedFen: number },
  deadline: string | null,
  today: string,
): DepositState {
  if (deposit.dueFen <= 0) return 'none'
  if (deposit.receivedFen >= deposit.dueFen) return 'paid'
  return deadline !== null && deadline < today ? 'overdue' : 'open'
}

/** What an order still lacks of the breadth (款数) and depth (深度, pieces of a SKU on average) that was agreed. */
export const lackOf = (
  wanted: { readonly minStyles: number; readonly minDepth: number },
  taken: { readonly styleCount: number; readonly skuCount: number; readonly orderedQuantity: number },
): { readonly styles: number; readonly isShallow: boolean } => ({
  styles: Math.max(0, wanted.minStyles - taken.styleCount),
  isShallow: taken.skuCount > 0 && taken.orderedQuantity < wanted.minDepth * taken.skuCount,
})
