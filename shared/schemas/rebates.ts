import { z } from 'zod'
import { amountFen, businessDay, rowId } from './values'

/** What a rebate is a share of: 净发货 (shipped less returned) or 回款 (money received for goods). */
export const rebateBases = ['shipped', 'received'] as const
/** What a rebate is a share of. */
export type RebateBase = (typeof rebateBases)[number]

/** Whether the step that is reached counts for the whole base (全额), or each step for what lies in it (超额分段). */
export const rebateWays = ['whole', 'above'] as const
/** How steps count. */
export type RebateWay = (typeof rebateWays)[number]

/** From how much on a rate holds. */
export const rebateStep = z.object({ fromFen: z.int().min(0), rateBp: z.int().min(0).max(10_000) })
/** From how much on a rate holds. */
export type RebateStep = z.output<typeof rebateStep>

/** How rebates of a period are worked out (返利公式). */
export const rebateFormula = z
  .object({
    dateFrom: businessDay,
    dateTo: businessDay,
    base: z.enum(rebateBases),
    way: z.enum(rebateWays).default('whole'),
    steps: z.array(rebateStep).min(1).max(10),
  })
  .refine(({ dateFrom, dateTo }) => dateFrom <= dateTo, { path: ['dateTo'], error: 'periodBackwards' })
  .refine(({ steps }) => steps.every(({ fromFen }, at) => at === 0 || fromFen > (steps[at - 1]?.fromFen ?? 0)), {
    path: ['steps'],
    error: 'notRising',
  })
/** How rebates of a period are worked out. */
export type RebateFormula = z.output<typeof rebateFormula>

/** Which of the proposed rebates become drafts, and what each was when a person looked at it. */
export const rebateAccrual = z.object({
  formula: rebateFormula,
  businessDate: businessDay,
  /** The agreement they rest on. */
  agreement: z.string().trim().min(1).max(200),
  rows: z
    .array(z.object({ distributorId: rowId, proposedFen: amountFen }))
    .min(1)
    .max(5000),
})

/** A rebate as the formula gives it. */
export interface RebateRow {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly baseFen: number
  /** The rate it comes to over the whole base. */
  readonly rateBp: number
  readonly earnedFen: number
  /** What was accrued for the same days and base before, drafts included. */
  readonly accruedFen: number
  readonly proposedFen: number
}

/** What accruing made. */
export interface RebatesAccrued {
  readonly count: number
  readonly amountFen: number
}
