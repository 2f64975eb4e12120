import { addDays, addMonths } from '../../../shared/domain/days'
import { listStockOf } from '../../database/queries/ledgers'
import { inspectReturn } from '../return-inspections'
import { approveReturn, approveReturnBeyondSold, getReturn, receiveReturn, saveReturn } from '../returns'
import { postSellOut } from '../sell-out'
import { approveTransfer, dispatchTransfer, receiveTransfer, saveTransfer } from '../transfers'
import type { SampleLine } from './lines'
import type { SampleDistributor, SamplePlay } from './world'

/** What a distributor has on its shelves, as far as the books know. */
const shelves = ({ offices }: SamplePlay, distributor: SampleDistributor): readonly SampleLine[] =>
  listStockOf(offices.assistant.connection, distributor.warehouseId)

/** Two in three distributors report what they sold last month. */
export function reportSales(play: SamplePlay, month: string): void {
  const { chance, distributors, offices } = play
  for (const distributor of distributors) {
    if (distributor.id % 3 === 0) continue
    const lines = shelves(play, distributor)
      .filter((line) => line.quantity > 0 && chance.happens(25))
      .map((line) => ({
        date: addDays(addMonths(month, -1), chance.between(0, 27)),
        skuId: line.skuId,
        quantity: chance.between(1, Math.max(1, Math.ceil(line.quantity / 2))),
      }))
    if (lines.length > 0)
      postSellOut(offices.assistant, {
        distributorId: distributor.id,
        lines,
        reference: month.slice(0, 7),
        importId: null,
      })
  }
}

/** A few pairs of distributors in different regions move what sleeps at one to the other. */
export function moveBetween(play: SamplePlay): void {
  const { chance, distributors, offices } = play
  const { assistant, supervisor } = offices
  for (let pair = 0; pair < 3; pair++) {
    const from = chance.pick(distributors)
    const to = chance.pick(distributors.filter((other) => other.regionIndex !== from.regionIndex))
    const lines = chance
      .some(
        shelves(play, from).filter((line) => line.quantity >= 2),
        6,
      )
      .map(half)
    if (lines.length === 0) continue
    const { document } = saveTransfer(assistant, {
      businessDate: assistant.today(),
      mode: chance.pick(['throughUs', 'throughUs', 'level']),
      fromWarehouseId: from.warehouseId,
      toWarehouseId: to.warehouseId,
      reason: chance.pick(['南北换季', '调剂余缺', '断码补齐']),
      beyondHeldReason: '',
      reference: '',
      remark: '',
      lines,
    })
    const isLatest = assistant.today() > addMonths(play.lastDay, -1)
    if (isLatest && pair === 0) continue
    const approved = approveTransfer(supervisor, { id: document.id, version: document.version })
    if (isLatest && pair === 1) continue
    const leave = { ...seen(approved), date: assistant.today(), remark: '', beyondHeldReason: '' }
    const sent = dispatchTransfer(assistant, leave)
    if (isLatest) continue
    receiveTransfer(assistant, { ...seen(sent), date: assistant.today(), received: [], remark: '' })
  }
}

/** Goods that did not sell come back at a season's end, within the quota. */
export function moveBack(play: SamplePlay): void {
  const { chance, distributors, offices } = play
  const { assistant, supervisor, manager } = offices
  const month = assistant.today().slice(5, 7)
  const count = month === '01' || month === '07' ? 24 : 4
  const isLatest = assistant.today() > addMonths(play.lastDay, -1)
  for (const [index, distributor] of chance.some(distributors, count).entries()) {
    const lines = chance
      .some(
        shelves(play, distributor).filter((line) => line.quantity >= 2),
        chance.between(2, 8),
      )
      .map(half)
    if (lines.length === 0) continue
    const { document, quota, beyondSold } = saveReturn(assistant, {
      businessDate: assistant.today(),
      distributorId: distributor.id,
      warehouseId: play.mainWarehouseId,
      reason: chance.pick(['unsold', 'unsold', 'exchange', 'defect']),
      reference: '',
      remark: '',
      lines,
    })
    if ((isLatest && index === 0) || quota.overFen > 0) continue
    // What came to them from another distributor was never sold to them.
    const approved =
      beyondSold > 0
        ? approveReturnBeyondSold(manager, { ...seen(document), reason: '从别的客户调来' })
        : approveReturn(supervisor, seen(document))
    const arrived = receiveReturn(assistant, { ...seen(approved), date: assistant.today(), received: [], remark: '' })
    if (isLatest && index === 1) continue
    inspectReturn(supervisor, {
      ...seen(arrived),
      date: assistant.today(),
      lines: inspected(play, arrived.id),
      remark: '',
    })
  }
}

/** Most pieces are good, one line in five has a defect. */
function inspected({ chance, offices }: SamplePlay, id: number) {
  return getReturn(offices.assistant, { id }).lines.map((line) => {
    const defect = line.receivedQuantity > 1 && chance.happens(20) ? 1 : 0
    return { lineId: line.id, good: line.receivedQuantity - defect, defect, rejected: 0 }
  })
}

const half = (line: SampleLine): SampleLine => ({ skuId: line.skuId, quantity: Math.ceil(line.quantity / 2) })
const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })
