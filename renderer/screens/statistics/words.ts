import { useMemo } from 'react'
import { orderKinds } from '../../../shared/schemas/orders'
import {
  type StatisticLayout,
  type StatisticWords,
  statisticDimensions,
  statisticMeasures,
} from '../../../shared/schemas/statistics'
import { type Translate, useTexts } from '../../i18n'

const named = <Key extends string>(keys: readonly Key[], word: (key: Key) => string): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, word(key)]))

const wordsIn = (t: Translate): Omit<StatisticWords, 'title' | 'notes'> => ({
  total: t('statistics:total'),
  subtotal: t('statistics:subtotal'),
  none: t('statistics:noMember'),
  code: { distributor: t('statistics:code.distributor'), style: t('statistics:code.style') },
  dimension: named(statisticDimensions, (key) => t(`statistics:dimension.${key}`)),
  measure: named(statisticMeasures, (key) => t(`statistics:measure.${key}`)),
  kind: named(orderKinds, (key) => t(`orders:kind.${key}`)),
})

/** The words of a table in the user's language, the same on screen, in the picture and in the workbook. */
export function useStatisticWords(): Omit<StatisticWords, 'title' | 'notes'> {
  const { t } = useTexts()
  return useMemo(() => wordsIn(t), [t])
}

/** What was added up, in a line: 订货会, 季节, 日期. */
export function filterText({ filter }: StatisticLayout, fairs: readonly string[], t: Translate): string {
  const { dateFrom, dateTo, seasons = [], categories = [], kinds = [] } = filter
  const first = dateFrom ?? t('statistics:filter.first')
  const last = dateTo ?? t('statistics:filter.last')
  return [
    ...(dateFrom === undefined && dateTo === undefined
      ? []
      : [t('statistics:filter.period', { from: first, to: last })]),
    ...fairs,
    ...seasons,
    ...categories,
    ...kinds.map((kind) => t(`orders:kind.${kind}`)),
  ].join('　')
}
