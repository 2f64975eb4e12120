import { addDays } from '../../../shared/domain/days'
import type { DocumentRow, DocumentStep } from '../../../shared/schemas/documents'
import { findOrder } from '../../database/queries/orders'
import { confirmAllocation, listWaitingOrders, proposeAllocation, shipAllocation } from '../allocations'
import { postGoodsReceipt } from '../goods-receipts'
import { cancelRemainder, listOrders } from '../orders'
import { getProduction, listProduction } from '../production'
import { confirmShipment, dispatchShipment, getShipment, listShipments, saveShipment } from '../shipments'
import { listShortages, resolveShortage } from '../shortages'
import { sampleCarriers } from './catalogue'
import type { SamplePlay, SampleSeason } from './world'

const many = { limit: 1000 }

/** A third of a season's production arrives, the last drop with what is left. */
export function receiveProduction(play: SamplePlay, season: SampleSeason, drop: number): void {
  const { assistant } = play.offices
  const skuIds = new Set(season.styles.flatMap((style) => style.skus.map((sku) => sku.id)))
  for (const row of listProduction(assistant, { ...many, statuses: ['placed', 'partlyReceived'] }).rows) {
    const order = getProduction(assistant, { id: row.id })
    if (!order.lines.some((line) => skuIds.has(line.skuId))) continue
    const lines = order.lines
      .map(({ skuId, quantity, receivedQuantity }) => ({
        skuId,
        quantity: drop === 2 ? quantity - receivedQuantity : Math.floor(quantity / 3),
      }))
      .filter((line) => line.quantity > 0)
    if (lines.length === 0) continue
    postGoodsReceipt(assistant, {
      businessDate: assistant.today(),
      warehouseId: play.mainWarehouseId,
      productionOrderId: row.id,
      reference: '',
      remark: `第${drop + 1}批`,
      lines,
    })
  }
}

/** What was not delivered by its cancel-after day is not waited for any longer. */
export function cancelOverdue({ offices }: SamplePlay): void {
  const { supervisor } = offices
  const today = supervisor.today()
  const statuses = ['approved', 'partlyAllocated', 'partlyShipped']
  for (const row of all((after) => listOrders(supervisor, { ...many, after, statuses }))) {
    // No order of the sample is given up within its first month.
    if (row.businessDate > addDays(today, -30)) continue
    const cancelAfter = findOrder(supervisor.connection, row.id)?.cancelAfter ?? null
    if (cancelAfter === null || cancelAfter >= today) continue
    cancelRemainder(supervisor, { id: row.id, version: row.version, reason: '过期未到货,余量取消' })
  }
}

/** Settles last month's shortages, confirms what is on the way, then shares out what there is and sends it. */
export function shipWaiting(play: SamplePlay): void {
  settleShortages(play)
  confirmArrivals(play)
  const { assistant, supervisor } = play.offices
  if (!listWaitingOrders(assistant, { warehouseId: play.mainWarehouseId }).some((row) => row.coverableQuantity > 0))
    return
  const today = assistant.today()
  const { document } = proposeAllocation(supervisor, {
    businessDate: today,
    warehouseId: play.mainWarehouseId,
    policy: play.chance.pick(['proRata', 'priority', 'orderDate']),
    holdBackBp: 0,
    remark: '',
  })
  const firm = confirmAllocation(supervisor, { id: document.id, version: document.version })
  const last = today > addDays(play.lastDay, -31)
  const shipments = shipAllocation(supervisor, { id: firm.id, version: firm.version })
  shipments.forEach((shipment, index) => {
    // The latest month is left half done, so that every desk opens on work.
    if (last && index % 6 === 0) return
    dispatch(play, shipment)
  })
}

function dispatch({ chance, offices }: SamplePlay, { id, version }: DocumentStep): void {
  const { assistant } = offices
  const { document } = saveShipment(assistant, {
    id,
    version,
    carrier: chance.pick(sampleCarriers),
    waybill: `${chance.pick(['DB', 'SF', 'AN', 'ZT'])}${chance.between(100_000_000, 999_999_999)}`,
    cartons: chance.between(1, 6),
    remark: '',
    cartonNos: [],
  })
  dispatchShipment(assistant, { id, version: document.version, date: assistant.today(), remark: '' })
}

/** What left last month is confirmed, one in twelve short of a piece or two. */
function confirmArrivals({ chance, offices }: SamplePlay): void {
  const { assistant } = offices
  for (const row of all((after) => listShipments(assistant, { ...many, after, statuses: ['dispatched'] }))) {
    const line = chance.happens(9) ? chance.pick(getShipment(assistant, { id: row.id }).lines) : undefined
    confirmShipment(assistant, {
      id: row.id,
      version: row.version,
      date: assistant.today(),
      received: line === undefined ? [] : [{ lineId: line.id, quantity: line.quantity - 1 }],
      cause: line === undefined ? 'unknown' : chance.pick(['picking', 'carrier', 'miscount']),
      remark: '',
    })
  }
}

function settleShortages({ chance, offices }: SamplePlay): void {
  const { supervisor } = offices
  for (const row of all((after) => listShortages(supervisor, { ...many, after, statuses: ['open'] })))
    resolveShortage(supervisor, {
      id: row.id,
      version: row.version,
      date: supervisor.today(),
      resolution: chance.pick(['credited', 'credited', 'reshipped', 'found']),
      remark: '',
    })
}

/** Every row of a list, page after page. */
export function all(
  list: (after: string | undefined) => { readonly rows: readonly DocumentRow[]; readonly next: string | null },
): DocumentRow[] {
  const rows: DocumentRow[] = []
  for (let after: string | undefined; ; ) {
    const page = list(after)
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}
