import { addDays, type BusinessDay } from './days'

/** Before this day no office kept books that are brought over: an older day is a slip of the pen, or a spreadsheet's empty date. */
export const earliestDay: BusinessDay = '1990-01-01'

/** Nothing happens more than a year ahead: a later day is a slip in the year, and would hide a posting from every report until then. */
export const furthestAheadDays = 366

/** Why a day cannot be one of a posting, or null when it can. */
export function dayDoubt(day: BusinessDay, today: BusinessDay): 'tooLongAgo' | 'tooFarAhead' | null {
  if (day < earliestDay) return 'tooLongAgo'
  return day > addDays(today, furthestAheadDays) ? 'tooFarAhead' : null
}
