import type { RebateFormula, RebateStep, RebateWay } from '../schemas/rebates'
import { formatYuan, rateOfFen, sumOf } from './money'

/** The highest step a base reaches; none when it reaches not even the first. */
const reached = (baseFen: number, steps: readonly RebateStep[]): RebateStep | undefined =>
  steps.findLast(({ fromFen }) => baseFen >= fromFen)

/**
 * What a base earns: the rate of the step it reaches on all of it, or each rate on what lies in its step. A base of nothing or less, more
 * returned than shipped, earns nothing.
 * @param steps rising
 */
export function rebateOf(baseFen: number, steps: readonly RebateStep[], way: RebateWay): number {
  if (baseFen <= 0) return 0
  if (way === 'whole') return rateOfFen(baseFen, reached(baseFen, steps)?.rateBp ?? 0)
  return sumOf(
    steps.map(({ fromFen, rateBp }, at) => {
      const end = Math.min(baseFen, steps[at + 1]?.fromFen ?? baseFen)
      return rateOfFen(Math.max(0, end - fromFen), rateBp)
    }),
  )
}

/** By what the rebates of the same days and base are known again, so that none is accrued twice. */
export const rebateKey = ({ dateFrom, dateTo, base }: Pick<RebateFormula, 'dateFrom' | 'dateTo' | 'base'>): string =>
  `返利 ${dateFrom}_${dateTo} ${base === 'shipped' ? '发货' : '回款'}`

const baseWords = { shipped: '净发货', received: '回款' } as const
const percent = (rateBp: number): string => `${(rateBp / 100).toFixed(2).replace(/\.?0+$/, '')}%`

/** What an accrual rests on, as its document says it: agreement, days, base and how it was worked out. */
export function rebateBasis(
  agreement: string,
  formula: RebateFormula,
  row: { readonly baseFen: number; readonly accruedFen: number },
): string {
  const { dateFrom, dateTo, base, way, steps } = formula
  const of = `${dateFrom} 至 ${dateTo} ${baseWords[base]} ${formatYuan(row.baseFen)} 元`
  const rate =
    way === 'whole'
      ? `× ${percent(reached(row.baseFen, steps)?.rateBp ?? 0)}`
      : `分段 ${steps.map(({ fromFen, rateBp }) => `${formatYuan(fromFen)} 起 ${percent(rateBp)}`).join('，')}`
  const before = row.accruedFen === 0 ? '' : `，减已计提 ${formatYuan(row.accruedFen)} 元`
  return `${agreement}：${of} ${rate}${before}`.slice(0, 500)
}
