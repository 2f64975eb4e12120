export { formatYuan as formatFen, parseYuan } from '../../../shared/domain/money'
export { formatInstant, formatQuantity } from '../../../shared/texts/figures'
export { parseQuantity } from '../../grid/quantity-text'
export { formatRate, parsePercent } from './rate-text'

/** A business day with, if a language is given, its short weekday; a day has no time zone, so UTC reads it. */
export function formatDay(day: string, locale: string | null): string {
  if (locale === null) return day
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return `${day} ${weekday}`
}
