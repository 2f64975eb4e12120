import type { StatisticFigure, StatisticMeasure } from '../../schemas/statistics'

/** The pieces of an order line, or the fen they come to. */
export interface Counted {
  readonly ordered: number
  readonly allocated: number
  readonly shipped: number
  readonly cancelled: number
}

/** A figure of counted pieces or fen; open (未配) is whatever is neither promised, shipped nor cancelled. */
export const figureOf = (counted: Counted, figure: StatisticFigure): number =>
  figure === 'open' ? counted.ordered - counted.allocated - counted.shipped - counted.cancelled : counted[figure]

/** Whether a measure is an amount. */
export const isAmount = (measure: StatisticMeasure): boolean => measure.endsWith('Fen')

const figures = ['ordered', 'open', 'allocated', 'shipped', 'cancelled'] as const

/** The figure a measure is of. */
export const figureOfMeasure = (measure: StatisticMeasure): StatisticFigure =>
  figures.find((figure) => measure.startsWith(figure)) ?? 'ordered'
