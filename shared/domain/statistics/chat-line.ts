import type { StatisticFigure, StatisticMeasure } from '../../schemas/statistics'
import { formatYuan } from '../money'
import { figureOfMeasure, isAmount } from './figures'

/** What a line for a chat says: who or what, and figures by measure. */
export interface ChatFigures {
  /** 哈尔滨雅宁, 24秋冬订货会 … */
  readonly names: readonly string[]
  readonly measures: readonly StatisticMeasure[]
  readonly totals: readonly number[]
}

/** The words of the line in the user's language. */
export interface ChatWords {
  /** 1,234件 or 1,234 pcs. */
  readonly pieces: (quantity: string) => string
  /** What stands before a figure that is not what was ordered, e.g. 未配. */
  readonly figure: (figure: StatisticFigure) => string
}

const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')

/** One line to paste into a chat, 「哈尔滨雅宁 24秋冬订货会 1,234件 ¥345,678.00」: plain text, because chats keep nothing else. */
export function chatLine({ names, measures, totals }: ChatFigures, words: ChatWords): string {
  const said = new Set<StatisticFigure>()
  const figures = measures.map((measure, at) => {
    const value = totals[at] ?? 0
    const figure = figureOfMeasure(measure)
    const text = isAmount(measure) ? `¥${formatYuan(value)}` : words.pieces(grouped(value))
    const label = figure === 'ordered' || said.has(figure) ? '' : words.figure(figure)
    said.add(figure)
    return label === '' ? text : `${label} ${text}`
  })
  return [...names.filter((name) => name !== ''), ...figures].join(' ')
}
