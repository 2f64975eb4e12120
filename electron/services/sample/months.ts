import { addDays, addMonths, firstDayOfMonth, lastDayOfMonth } from '../../../shared/domain/days'
import { Refusal } from '../../../shared/schemas/errors'
import { playFair } from './fairs'
import { firstDayOfSample } from './founding'
import { cancelOverdue, receiveProduction, shipWaiting } from './goods'
import type { SampleJob } from './index'
import { callLate, payAccounts, settleAccounts, stateAccounts } from './money'
import { followProduction, reorderWaiting } from './production'
import { replenish } from './replenishment'
import { moveBack, moveBetween, reportSales } from './returning'
import type { SamplePlay } from './world'

/** Plays the sample's life month by month, each month in the order an office works. @throws Refusal cancelled */
export function playMonths(play: SamplePlay, job: SampleJob): void {
  const first = firstDayOfSample(play.lastDay)
  const months: string[] = []
  for (let month = firstDayOfMonth(first); month <= play.lastDay; month = addMonths(month, 1)) months.push(month)
  months.forEach((month, index) => {
    if (job.signal.aborted) throw new Refusal('cancelled')
    job.report({ done: index, total: months.length, label: month.slice(0, 7) })
    playMonth(play, month)
  })
  job.report({ done: months.length, total: months.length })
}

function playMonth(play: SamplePlay, month: string): void {
  for (const season of play.seasons) {
    if (addMonths(season.start, -3) === month) at(play, addDays(month, 9), () => playFair(play, season))
    const age = [0, 1, 2].find((drop) => addMonths(season.start, drop - 1) === month)
    if (age !== undefined) at(play, addDays(month, 19), () => receiveProduction(play, season, age))
  }
  if (month >= addMonths(firstDayOfMonth(play.lastDay), -1)) at(play, addDays(month, 2), () => callLate(play))
  at(play, addDays(month, 3), () => reportSales(play, month))
  at(play, addDays(month, 7), () => replenish(play))
  at(play, addDays(month, 9), () => reorderWaiting(play, month))
  at(play, addDays(month, 11), () => moveBetween(play))
  at(play, addDays(month, 14), () => moveBack(play))
  at(play, addDays(month, 20), () => cancelOverdue(play))
  at(play, addDays(month, 22), () => followProduction(play))
  at(play, addDays(month, 24), () => payAccounts(play))
  at(play, addDays(month, 25), () => settleAccounts(play))
  at(play, addDays(month, 26), () => shipWaiting(play))
  at(play, lastDayOfMonth(month), () => stateAccounts(play, month))
}

/** Does a day's work, unless that day lies in the future. */
function at(play: SamplePlay, day: string, work: () => void): void {
  if (day > play.lastDay) return
  play.goTo(day)
  work()
}
