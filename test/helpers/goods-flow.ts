import { confirmAllocation, proposeAllocation, shipAllocation } from '../../electron/services/allocations'
import { postGoodsReceipt } from '../../electron/services/goods-receipts'
import type { Office } from '../../electron/services/office'
import { approveOrder, getOrder, saveOrder, submitOrder } from '../../electron/services/orders'
import { confirmShipment, dispatchShipment, getShipment } from '../../electron/services/shipments'
import type { Input } from '../../shared/contract'
import type { DocumentStep } from '../../shared/schemas/documents'
import { newCompany, parsed } from './company'

/** A SKU and how many, as tests write it. */
export type Pieces = readonly (readonly [skuId: number, quantity: number])[]

/** A company with a style, a distributor and the steps of the goods flow as one call each; the first day is 2026-03-05. */
export function newGoods(options: Parameters<typeof newCompany>[0] = {}) {
  const company = newCompany(options)
  const { office } = company
  const distributor = company.addDistributor()
  const style = company.addStyle({ colours: ['BK', 'WH'], sizes: ['S', 'M', 'L'] })
  const warehouse = company.warehouseOf('company')
  const today = () => office.today()
  const lines = (pieces: Pieces) => pieces.map(([skuId, quantity]) => ({ skuId, quantity }))

  const receive = (pieces: Pieces, warehouseId = warehouse.id) =>
    postGoodsReceipt(office, parsed('goodsReceipts.post', { businessDate: today(), warehouseId, lines: lines(pieces) }))

  const draft = (pieces: Pieces, change: Partial<Input<'orders.save'>> = {}, who: Office = office) =>
    saveOrder(
      who,
      parsed('orders.save', {
        distributorId: distributor.id,
        orderKind: 'replenish',
        businessDate: today(),
        lines: lines(pieces),
        ...change,
      }),
    )

  const approved = (pieces: Pieces, change: Partial<Input<'orders.save'>> = {}): DocumentStep =>
    approveOrder(office, submitOrder(office, { id: draft(pieces, change).document.id, version: 1 }))

  const propose = (change: Partial<Input<'allocations.propose'>> = {}) =>
    proposeAllocation(
      office,
      parsed('allocations.propose', {
        businessDate: today(),
        warehouseId: warehouse.id,
        policy: 'proRata',
        ...change,
      }),
    )

  const firm = (change: Partial<Input<'allocations.propose'>> = {}): DocumentStep =>
    confirmAllocation(office, { id: propose(change).document.id, version: 1 })

  /** The only shipment an allocation makes. */
  const ship = (allocation: DocumentStep): DocumentStep => {
    const [shipment] = shipAllocation(office, allocation)
    if (shipment === undefined) throw new Error('nothing to ship')
    return shipment
  }

  const dispatch = (shipment: DocumentStep, date = today()): DocumentStep =>
    dispatchShipment(office, parsed('shipments.dispatch', { id: shipment.id, version: shipment.version, date }))

  /** Confirms; `arrived` says pieces by the line's position, the others arrived whole. */
  const confirm = (shipment: DocumentStep, arrived: Readonly<Record<number, number>> = {}) => {
    const rows = getShipment(office, { id: shipment.id }).lines
    const received = Object.entries(arrived).map(([at, quantity]) => ({
      lineId: rows[Number(at)]?.id ?? 99_999,
      quantity,
    }))
    return confirmShipment(
      office,
      parsed('shipments.confirm', { id: shipment.id, version: shipment.version, date: today(), received }),
    )
  }

  /** An order with stock for it, all the way out of the door. */
  const dispatched = (pieces: Pieces) => {
    receive(pieces)
    const order = approved(pieces)
    return { order, shipment: dispatch(ship(firm({ orderIds: [order.id] }))) }
  }

  const order = (id: number) => getOrder(office, { id })
  const statusOf = (id: number): unknown =>
    company.connection.sqlite.prepare('select status from documents where id = ?').pluck().get(id)
  /** What a place holds of a SKU: [on hand, reserved]. */
  const stock = (skuId: number, warehouseId = warehouse.id): unknown =>
    company.connection.sqlite
      .prepare('select on_hand, reserved from stock_balances where warehouse_id = ? and sku_id = ?')
      .raw()
      .get(warehouseId, skuId)
  const place = (kind: 'distributor' | 'transit', distributorId = distributor.id): number =>
    Number(
      company.connection.sqlite
        .prepare('select id from warehouses where distributor_id = ? and kind = ?')
        .pluck()
        .get(distributorId, kind),
    )
  const receivable = (distributorId = distributor.id): number =>
    Number(
      company.connection.sqlite
        .prepare("select amount_fen from account_balances where distributor_id = ? and part = 'receivable'")
        .pluck()
        .get(distributorId) ?? 0,
    )
  return {
    ...company,
    ...{ distributor, style, warehouse, receive, draft, approved, propose, firm, ship, dispatch, confirm, dispatched },
    ...{ order, statusOf, stock, place, receivable },
    /** SKU by position. */
    sku: (at: number): number => style.skuIds[at] ?? 0,
  }
}

/** A company in which goods move. */
export type TestGoods = ReturnType<typeof newGoods>
