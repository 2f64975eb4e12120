export { formatYuan as formatFen, parseYuan } from '../../../shared/domain/money'
export { parseQuantity } from '../../grid/quantity-text'
export { formatRate, parsePercent } from './rate-text'

const pieces = new Intl.NumberFormat('en-US')

/** Whole pieces with thousands separators. */
export function formatQuantity(quantity: number): string {
  return pieces.format(quantity)
}

/** A business day with, if a language is given, its short weekday; a day has no time zone, so UTC reads it. */
export function formatDay(day: string, locale: string | null): string {
  if (locale === null) return day
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return `${day} ${weekday}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** An instant in this computer's time zone as `2026-03-05 14:07`. */
export function formatInstant(at: string): string {
  const time = new Date(at)
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}
