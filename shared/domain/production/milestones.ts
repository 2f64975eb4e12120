import type { ProductionStage } from '../../schemas/production'
import { addDays, type BusinessDay, daysBetween } from '../days'

/** A step of a production order with its days. */
export interface PlannedStage {
  readonly stage: ProductionStage
  readonly plannedDate: BusinessDay
  readonly doneDate: BusinessDay | null
}

/** The same with what is to be expected of it, seen from a day. */
export interface ForecastStage extends PlannedStage {
  readonly expectedDate: BusinessDay
  /** How many days later than planned it was, or will be; negative where it was early. */
  readonly lateDays: number
}

/** How much of the lead time has passed when a step is done, in basis points: buying fabric takes longest, sewing next. */
const shares: readonly (readonly [ProductionStage, number])[] = [
  ['fabric', 4000],
  ['cut', 5000],
  ['sew', 8500],
  ['finish', 9500],
  ['store', 10_000],
]

/** Spreads the lead time over the steps: in store on the due day, none before the start. */
export function spreadStages(start: BusinessDay, dueDate: BusinessDay): PlannedStage[] {
  const days = Math.max(0, daysBetween(start, dueDate))
  return shares.map(([stage, share]) => ({
    stage,
    plannedDate: stage === 'store' ? dueDate : addDays(start, Math.floor((days * share) / 10_000)),
    doneDate: null,
  }))
}

/** The step that comes next: the first after the last that is done. The last one, when all are done. */
export function nextStageOf<Stage extends PlannedStage>(stages: readonly Stage[]): Stage | undefined {
  return stages[stages.findLastIndex((stage) => stage.doneDate !== null) + 1] ?? stages.at(-1)
}

/**
 * What is to be expected of each step on a day: a step that was late, or is overdue, makes every later one as late; being early helps
 * nobody, because the next one has its own day. A step that was passed over counts as done in time.
 */
export function forecastStages(stages: readonly PlannedStage[], today: BusinessDay): ForecastStage[] {
  const lastDone = stages.findLastIndex((stage) => stage.doneDate !== null)
  let lag = 0
  return stages.map((stage, index) => {
    const { plannedDate, doneDate } = stage
    if (doneDate !== null) {
      const lateDays = daysBetween(plannedDate, doneDate)
      lag = Math.max(0, lateDays)
      return { ...stage, expectedDate: doneDate, lateDays }
    }
    if (index < lastDone) return { ...stage, expectedDate: plannedDate, lateDays: 0 }
    const shifted = addDays(plannedDate, lag)
    const expectedDate = shifted < today ? today : shifted
    lag = daysBetween(plannedDate, expectedDate)
    return { ...stage, expectedDate, lateDays: lag }
  })
}

/**
 * The steps after one was moved to another day: later ones that are not done follow by as many days, or, where they are left alone, never
 * come before it. Null when the day lies before a step that comes earlier.
 */
export function movedStages<Stage extends PlannedStage>(
  stages: readonly Stage[],
  stage: ProductionStage,
  plannedDate: BusinessDay,
  shiftLater: boolean,
): Stage[] | null {
  const at = stages.findIndex((candidate) => candidate.stage === stage)
  const moved = stages[at]
  if (moved === undefined || stages.slice(0, at).some((earlier) => earlier.plannedDate > plannedDate)) return null
  const by = shiftLater ? daysBetween(moved.plannedDate, plannedDate) : 0
  let least = plannedDate
  return stages.map((each, index) => {
    if (index < at) return each
    if (index === at) return { ...each, plannedDate }
    if (each.doneDate !== null) return each
    const wanted = addDays(each.plannedDate, by)
    least = wanted < least ? least : wanted
    return { ...each, plannedDate: least }
  })
}
