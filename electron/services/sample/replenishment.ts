import { addMonths } from '../../../shared/domain/days'
import { approveOrder, saveOrder, submitOrder } from '../orders'
import { linesOfStyle } from './lines'
import type { SamplePlay } from './world'

/** Distributors ask again for what sells, out of the season that is selling. */
export function replenish(play: SamplePlay): void {
  const { chance, distributors, offices, seasons, lastDay } = play
  const { assistant, supervisor } = offices
  const today = assistant.today()
  const selling = seasons.find((season) => season.start <= today && today < addMonths(season.start, 5))
  if (selling === undefined) return
  const wanted = selling.styles.filter((style) => style.appeal >= 3)
  const isLatest = today > addMonths(lastDay, -1)
  for (const distributor of chance.some(distributors, 22)) {
    const { document } = saveOrder(assistant, {
      distributorId: distributor.id,
      orderKind: chance.happens(80) ? 'replenish' : 'spot',
      fairId: null,
      businessDate: today,
      deliveryFrom: null,
      deliveryTo: addMonths(today, 1),
      cancelAfter: addMonths(today, 2),
      reference: '',
      remark: '',
      lines: chance.some(wanted, chance.between(2, 5)).flatMap((style) => linesOfStyle(chance, style, 1)),
    })
    const { id, version } = document
    if (isLatest && chance.happens(20)) continue
    submitOrder(assistant, { id, version })
    if (isLatest && chance.happens(30)) continue
    // Who is over the limit waits until money came in, as in real life.
    if (!isOverLimit(() => approveOrder(supervisor, { id, version: version + 1 }))) continue
  }
}

/** Runs a step that the credit limit may refuse; true when it did. */
export function isOverLimit(step: () => unknown): boolean {
  try {
    step()
    return false
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'creditExceeded') return true
    throw fault
  }
}
