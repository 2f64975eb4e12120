import { addDays, monthOf } from '../../../shared/domain/days'
import { saveFactory } from '../factories'
import type { Office } from '../office'
import { listOrders } from '../orders'
import {
  aggregateOrders,
  markStage,
  moveStage,
  placeProduction,
  previewProduction,
  scheduleProduction,
} from '../production'
import { sampleFactories } from './catalogue'
import { all } from './goods'
import type { SamplePlay } from './world'

/** How long each of the sample's factories takes and what it insists on. */
const terms = [
  { leadDays: 60, minimumQuantity: 60 },
  { leadDays: 45, minimumQuantity: 100 },
  { leadDays: 35, minimumQuantity: 40 },
  { leadDays: 50, minimumQuantity: 80 },
] as const

/** The factories the sample has its goods made by. */
export function foundFactories(manager: Office): void {
  for (const [index, name] of sampleFactories.entries())
    saveFactory(manager, {
      ...{ code: `F${index + 1}`, name, contact: '', phone: '', toleranceBp: 300, archived: false },
      ...(terms[index] ?? terms[0]),
    })
}

/** What is asked for again in the last two months of the sample: the first late with its sewing, the second just begun. */
const reorders = [
  { ago: 45, leadDays: 25, factory: sampleFactories[2] },
  { ago: 12, leadDays: 35, factory: sampleFactories[1] },
] as const

/** Sums what waits without goods into a production order, in the months the sample ends with. */
export function reorderWaiting(play: SamplePlay, month: string): void {
  const { manager } = play.offices
  const today = manager.today()
  const plan = reorders.find(({ ago }) => monthOf(addDays(play.lastDay, -ago)) === monthOf(month))
  if (plan === undefined) return
  const statuses = ['approved', 'partlyAllocated', 'partlyShipped']
  const orderIds = all((after) => listOrders(manager, { limit: 1000, after, statuses })).map((row) => row.id)
  const rules = { bufferBp: 500, minimumQuantity: 40, pack: 'ratio', packMultiple: 1 } as const
  const dueDate = addDays(today, plan.leadDays)
  if (orderIds.length === 0 || previewProduction(manager, { orderIds, dueDate, ...rules }).cells.length === 0) return
  const { id, version } = aggregateOrders(manager, {
    ...{ businessDate: today, factory: plan.factory, dueDate, orderIds, remark: '翻单' },
    ...rules,
  }).document
  placeProduction(manager, { id, version })
}

/** The steps that are due are done, a day or two late as in life; one factory cannot keep its sewing. */
export function followProduction({ chance, lastDay, offices }: SamplePlay): void {
  const { manager, supervisor } = offices
  const today = supervisor.today()
  for (const { id, version: seen, factory, milestones } of scheduleProduction(manager)) {
    const slow = factory === reorders[0].factory && today > addDays(lastDay, -50)
    let version = seen
    for (const { stage, plannedDate, doneDate, moves } of milestones) {
      if (stage === 'store' || doneDate !== null || plannedDate > today) continue
      if (!slow || stage === 'fabric' || stage === 'cut') {
        const late = addDays(plannedDate, chance.between(0, 2))
        version = markStage(supervisor, { id, version, stage, doneDate: late > today ? today : late }).version
      } else if (moves === 0) {
        const reason = '面料色差返工，车缝顺延'
        version = moveStage(supervisor, {
          id,
          version,
          stage,
          plannedDate: addDays(plannedDate, 12),
          shiftLater: true,
          reason,
        }).version
      }
    }
  }
}
