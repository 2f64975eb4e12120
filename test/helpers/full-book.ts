import { approveAdjustment, reverseAdjustment, saveAdjustment } from '../../electron/services/adjustments'
import { postGoodsReceipt, reverseGoodsReceipt } from '../../electron/services/goods-receipts'
import { aggregateOrders, placeProduction, saveProduction } from '../../electron/services/production'
import { postReceipt, saveReceipt } from '../../electron/services/receipts'
import { inspectReturn } from '../../electron/services/return-inspections'
import { approveReturnOverQuota, receiveReturn, saveReturn } from '../../electron/services/returns'
import {
  listSettlements,
  openAccount,
  postSettlements,
  proposeSettlements,
  undoSettlements,
} from '../../electron/services/settlements'
import { resolveShortage } from '../../electron/services/shortages'
import { generateStatements } from '../../electron/services/statements'
import { postStockCount } from '../../electron/services/stock-counts'
import { approveTransfer, dispatchTransfer, receiveTransfer, saveTransfer } from '../../electron/services/transfers'
import type { DocumentStep } from '../../shared/schemas/documents'
import type { ShortageResolution } from '../../shared/schemas/shortages'
import { parsed } from './company'
import { csvOf, importFiles } from './files'
import { newGoods, type TestGoods } from './goods-flow'

/** A shipment of two SKUs of which pieces of the first went missing, settled or left open. */
function shortShipment(goods: TestGoods, resolution: ShortageResolution | null): void {
  const { office } = goods
  const { shipment } = goods.dispatched([
    [goods.sku(0), 6],
    [goods.sku(1), 4],
  ])
  const { shortageId } = goods.confirm(shipment, { 0: 4 })
  if (resolution === null || shortageId === null) return
  const date = office.today()
  resolveShortage(office, parsed('shortages.resolve', { id: shortageId, version: 1, date, resolution }))
}

function adjust(goods: TestGoods, adjustmentKind: 'rebateAccrued' | 'rebateRedeemed' | 'freight', amountFen: number) {
  const { office, distributor } = goods
  const draft = {
    distributorId: distributor.id,
    businessDate: office.today(),
    adjustmentKind,
    amountFen,
    basis: '依据',
  }
  const { document } = saveAdjustment(office, parsed('adjustments.save', draft))
  return approveAdjustment(office, { id: document.id, version: 1 })
}

function pay(goods: TestGoods, parts: { part: 'receivable' | 'deposit'; amountFen: number }[]): void {
  const { office, distributor } = goods
  const draft = { distributorId: distributor.id, businessDate: office.today(), method: 'bank', parts } as const
  const { document } = saveReceipt(office, parsed('receipts.save', draft))
  postReceipt(office, { id: document.id, version: 1 })
}

function transferred(goods: TestGoods, toId: number, arrived: number | null): void {
  const { office } = goods
  const draft = {
    ...{ businessDate: office.today(), mode: 'throughUs' as const },
    ...{ fromWarehouseId: goods.place('distributor'), toWarehouseId: goods.place('distributor', toId) },
    lines: [{ skuId: goods.sku(1), quantity: 2 }],
  }
  const { document, lines } = saveTransfer(office, parsed('transfers.save', draft))
  const approved = approveTransfer(office, { id: document.id, version: 1 })
  const date = office.today()
  const sent = dispatchTransfer(
    office,
    parsed('transfers.dispatch', { id: document.id, version: approved.version, date }),
  )
  if (arrived === null) return
  const received = [{ lineId: lines[0]?.id ?? 0, quantity: arrived }]
  receiveTransfer(office, parsed('transfers.receive', { id: document.id, version: sent.version, date, received }))
}

function returned(goods: TestGoods): void {
  const { office, distributor } = goods
  const draft = {
    ...{ businessDate: office.today(), distributorId: distributor.id, warehouseId: goods.warehouse.id },
    ...{ reason: 'defect' as const, lines: [{ skuId: goods.sku(1), quantity: 3 }] },
  }
  const { document, lines } = saveReturn(office, parsed('returns.save', draft))
  const { id } = document
  const approved: DocumentStep = approveReturnOverQuota(office, { id, version: 1, reason: '次品' })
  const date = office.today()
  const came = receiveReturn(office, parsed('returns.receive', { id, version: approved.version, date }))
  const found = [{ lineId: lines[0]?.id ?? 0, good: 1, defect: 1, rejected: 1 }]
  inspectReturn(office, parsed('returns.inspect', { id, version: came.version, date, lines: found }))
}

function produced(goods: TestGoods): void {
  const { office, warehouse } = goods
  const draft = {
    businessDate: office.today(),
    factory: '一厂',
    dueDate: '2026-06-01',
    lines: [{ skuId: goods.sku(2), quantity: 30 }],
  }
  const order = saveProduction(office, parsed('production.save', { ...draft, toleranceBp: 1000 }))
  placeProduction(office, { id: order.document.id, version: 1 })
  const waiting = goods.approved([[goods.sku(3), 40]])
  const sum = { ...draft, orderIds: [waiting.id], bufferBp: 500 }
  aggregateOrders(office, parsed('production.aggregate', sum))
  const productionLineId = order.lines[0]?.id ?? 0
  const lines = [{ skuId: goods.sku(2), quantity: 12, productionLineId }]
  const head = { businessDate: office.today(), warehouseId: warehouse.id, productionOrderId: order.document.id }
  postGoodsReceipt(office, parsed('goodsReceipts.post', { ...head, lines }))
}

/** What was paid settles what was charged; one of the edges is taken away again. */
function settled({ office, distributor }: TestGoods): void {
  const distributorId = distributor.id
  const edges = [...proposeSettlements(office, { distributorId, way: 'oldest' })]
  const { credits, charges } = openAccount(office, { distributorId })
  const seen = [...credits, ...charges].map(({ entryId, openFen }) => ({ entryId, openFen }))
  postSettlements(office, parsed('settlements.post', { distributorId, edges, seen }))
  const [last] = listSettlements(office, parsed('settlements.list', { distributorId })).rows
  undoSettlements(office, parsed('settlements.undo', { ids: [last?.id ?? 0], reason: '核错' }))
}

/** A company in which every kind of document stands in every state that matters, all of it through the services. */
export async function newFullBook(): Promise<TestGoods> {
  const goods = newGoods()
  const other = goods.addDistributor({ discountBp: 4500 })
  for (const resolution of ['credited', 'found', 'rejected', 'reshipped', null] as const)
    shortShipment(goods, resolution)
  goods.dispatched([[goods.sku(3), 5]])
  goods.receive([[goods.sku(4), 20]])
  const wrong = goods.receive([[goods.sku(5), 3]])
  reverseGoodsReceipt(goods.office, { id: wrong.document.id, version: 1, reason: '错' })
  goods.approved([[goods.sku(4), 8]])
  goods.firm()
  pay(goods, [
    { part: 'receivable', amountFen: 30_000 },
    { part: 'deposit', amountFen: 5000 },
  ])
  generateStatements(goods.office, parsed('statements.generate', { dateFrom: '2026-03-01', dateTo: '2026-03-15' }))
  goods.setToday('2026-03-20')
  adjust(goods, 'rebateAccrued', 900)
  adjust(goods, 'rebateRedeemed', 400)
  const freight = adjust(goods, 'freight', 250)
  reverseAdjustment(goods.office, { id: freight.id, version: freight.version, reason: '错' })
  transferred(goods, other.id, 1)
  transferred(goods, other.id, null)
  returned(goods)
  produced(goods)
  settled(goods)
  const counted = [{ skuId: goods.sku(2), countedQuantity: 11 }]
  const count = { businessDate: '2026-03-20', warehouseId: goods.warehouse.id, lines: counted }
  postStockCount(goods.office, parsed('stockCounts.post', count))
  generateStatements(goods.office, parsed('statements.generate', { dateFrom: '2026-03-16', dateTo: '2026-03-31' }))
  const sku = goods.style.skus.find(({ id }) => id === goods.sku(1))?.code ?? ''
  const { code } = goods.distributor
  await importFiles(goods.office, 'sell-out', [
    csvOf('sales.csv', ['date,distributor,sku,quantity', `2026-03-19,${code},${sku},1`]),
  ])
  const book = ['日期,单号,摘要,数量,进货金额', `2026-03-10,X-1,进货 ${code},2,200`]
  await importFiles(goods.office, 'counter-ledger', [csvOf(`${code} 2026年3月.csv`, book)])
  return goods
}
