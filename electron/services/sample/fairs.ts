import { addDays, addMonths } from '../../../shared/domain/days'
import { groupBy } from '../../../shared/domain/grouping'
import { distributeByLargestRemainder, rateOfFen, sumOf } from '../../../shared/domain/money'
import { saveFair } from '../fairs'
import { approveOrder, saveOrder, submitOrder } from '../orders'
import { aggregateOrders, placeProduction } from '../production'
import { postReceipt, saveReceipt } from '../receipts'
import { matrixOfStyles } from '../styles'
import { sampleFactories } from './catalogue'
import { linesOfStyle } from './lines'
import type { SampleDistributor, SamplePlay, SampleSeason } from './world'

/** The deposit a fair asks for, in basis points of the order. */
const depositBp = 2000

/** Holds a season's fair: budgets, an order and a deposit of every distributor, and production of what was ordered. */
export function playFair(play: SamplePlay, season: SampleSeason): void {
  const { manager } = play.offices
  const planned = planByCategory(play, season)
  const today = manager.today()
  const fair = saveFair(manager, {
    code: season.code,
    name: `${season.code} 订货会`,
    season: season.code,
    dateFrom: today,
    dateTo: addDays(today, 4),
    depositBp,
    orderDeadline: addDays(today, 6),
    depositDeadline: addDays(today, 20),
    archived: false,
    styleIds: season.styles.map((style) => style.id),
    budgets: play.distributors.map(({ id, weight }) => ({
      distributorId: id,
      amountFen: weight * 2_000_000,
      quantity: weight * 80,
      minStyles: 5 + weight * 2,
      minDepth: 1,
      categories: planned(weight),
    })),
  })
  const orderIds = play.distributors.map((distributor) => orderAtFair(play, season, { distributor, fairId: fair.id }))
  const made = aggregateOrders(manager, {
    businessDate: today,
    factory: play.chance.pick(sampleFactories),
    dueDate: addMonths(season.start, 1),
    orderIds,
    ...{ bufferBp: 3000, minimumQuantity: 0, pack: 'none', packMultiple: 1 },
    remark: '',
  })
  placeProduction(manager, { id: made.document.id, version: made.document.version })
}

/** Plans by weight, split over the season's categories as its styles are. */
function planByCategory({ offices }: SamplePlay, season: SampleSeason) {
  const styles = matrixOfStyles(offices.manager, { styleIds: season.styles.map((style) => style.id) })
  const shown = groupBy(styles, (style) => style.category)
  const counts = [...shown.values()].map((each) => each.length)
  const worth = [...shown.values()].map((each) => sumOf(each.map((style) => style.tagPriceFen)))
  return (weight: number) => {
    const thousands = distributeByLargestRemainder(weight * 20, worth)
    const pieces = distributeByLargestRemainder(weight * 80, counts)
    return [...shown.keys()].map((category, at) => ({
      category,
      amountFen: (thousands[at] ?? 0) * 100_000,
      quantity: pieces[at] ?? 0,
    }))
  }
}

function orderAtFair(
  { chance, offices }: SamplePlay,
  season: SampleSeason,
  { distributor, fairId }: { readonly distributor: SampleDistributor; readonly fairId: number },
): number {
  const { assistant, supervisor } = offices
  const styles = chance.some(season.styles, 5 + distributor.weight * 2)
  const { document } = saveOrder(assistant, {
    distributorId: distributor.id,
    orderKind: 'fair',
    fairId,
    businessDate: assistant.today(),
    deliveryFrom: season.start,
    deliveryTo: addMonths(season.start, 3),
    cancelAfter: addMonths(season.start, 5),
    reference: '',
    remark: '',
    lines: styles.flatMap((style) =>
      linesOfStyle(chance, style, Math.max(1, Math.round((style.appeal * distributor.weight) / 5))),
    ),
  })
  submitOrder(assistant, { id: document.id, version: document.version })
  approveOrder(supervisor, { id: document.id, version: document.version + 1 })
  const deposit = saveReceipt(assistant, {
    businessDate: assistant.today(),
    distributorId: distributor.id,
    method: 'bank',
    bankReference: '',
    payerName: '',
    reference: document.number,
    remark: '订货会订金',
    fairId,
    parts: [{ part: 'prepayment', amountFen: depositPaid(document.amountFen, distributor) }],
  }).document
  postReceipt(supervisor, { id: deposit.id, version: deposit.version })
  return document.id
}

/** Whoever is slow with money pays a part of the deposit first; all others pay it to the yuan above. */
const depositPaid = (orderedFen: number, { discipline }: SampleDistributor): number =>
  Math.ceil((rateOfFen(orderedFen, depositBp) * (discipline < 76 ? 6 : 10)) / 1000) * 100
