/** A business day as `YYYY-MM-DD`; text, so that it sorts by itself and never meets a time zone. */
export type BusinessDay = string

const DAY_MS = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * UTC midnight of a day. The calendar is counted in UTC and not with date-fns, because date-fns counts in the machine's own time zone,
 * where some days have no midnight and one (Apia, 2011-12-30) does not exist.
 */
const toTime = (day: BusinessDay): number => {
  const found = SHAPE.exec(day)
  if (!found) throw new RangeError(`not a day: ${day}`)
  return Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))
}

const toDay = (time: number): BusinessDay => new Date(time).toISOString().slice(0, 10)

/** Whether text is a real day of the calendar between 1900 and 2999; 2024-02-30 and 24-2-3 are not. */
export const isBusinessDay = (text: string): boolean =>
  SHAPE.test(text) && text >= '1900' && text < '3000' && toDay(toTime(text)) === text

/** The day a number of days later, or earlier when negative. RangeError when the text is not shaped like a day. */
export const addDays = (day: BusinessDay, days: number): BusinessDay => toDay(toTime(day) + days * DAY_MS)

/** How many days `to` lies after `from`; negative when it lies before. */
export const daysBetween = (from: BusinessDay, to: BusinessDay): number => (toTime(to) - toTime(from)) / DAY_MS

/** The month of a day as `YYYY-MM`, the unit of statements and period locks. */
export const monthOf = (day: BusinessDay): string => day.slice(0, 7)

/** The first day of the month a day lies in. */
export const firstDayOfMonth = (day: BusinessDay): BusinessDay => `${monthOf(day)}-01`

/** The last day of the month a day lies in, leap years counted. */
export const lastDayOfMonth = (day: BusinessDay): BusinessDay => {
  const time = new Date(toTime(day))
  return toDay(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0))
}

/** The same day of another month, moved back to that month's last day where it has no such day (31 January + 1 = 28 or 29 February). */
export const addMonths = (day: BusinessDay, months: number): BusinessDay => {
  const time = new Date(toTime(day))
  const first = toDay(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + months, 1))
  const last = lastDayOfMonth(first)
  return `${monthOf(first)}-${day.slice(8) < last.slice(8) ? day.slice(8) : last.slice(8)}`
}

/** Orders days for sorting; days are text, so no parsing is needed. */
export const compareDays = (a: BusinessDay, b: BusinessDay): number => (a < b ? -1 : a > b ? 1 : 0)
