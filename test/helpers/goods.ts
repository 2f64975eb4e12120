import { addReservation } from '../../electron/database/queries/ledgers'
import { postGoodsReceipt } from '../../electron/services/goods-receipts'
import { inTransaction } from '../../electron/services/office'
import { confirmShipment, dispatchShipment, getShipment } from '../../electron/services/shipments'
import { openShipment } from '../../electron/services/shipments/open'
import { parsed, type TestCompany } from './company'

/** Pieces of a SKU, and what one of them is sold for. */
export interface SoldPieces {
  readonly skuId: number
  readonly quantity: number
  readonly priceFen?: number
}

/** Brings pieces of each SKU into a warehouse of ours. */
export function stockUp(company: TestCompany, warehouseId: number, skuIds: readonly number[], quantity = 1000): void {
  const lines = skuIds.map((skuId) => ({ skuId, quantity }))
  postGoodsReceipt(
    company.office,
    parsed('goodsReceipts.post', { businessDate: company.clock.today(), warehouseId, lines }),
  )
}

/** Sells goods to a distributor from our first warehouse: dispatched today and, unless `inTransit`, arrived whole. */
export function ship(
  company: TestCompany,
  distributorId: number,
  lines: readonly SoldPieces[],
  options: { readonly inTransit?: boolean } = {},
) {
  const { office, clock } = company
  const warehouseId = company.warehouseOf('company').id
  stockUp(
    company,
    warehouseId,
    lines.map((line) => line.skuId),
    lines.reduce((sum, line) => sum + line.quantity, 0),
  )
  const { id } = inTransaction(office, (tx) => {
    for (const line of lines) addReservation(tx, warehouseId, line.skuId, line.quantity)
    return openShipment(office, tx, {
      distributorId,
      warehouseId,
      chargeable: true,
      lines: lines.map(({ skuId, quantity, priceFen = 5000 }) => ({
        ...{ skuId, quantity, priceFen },
        ...{ orderLineId: null, allocationLineId: null, tagPriceFen: 10_000, rateBp: 5000 },
      })),
    })
  })
  const date = clock.today()
  const sent = dispatchShipment(office, parsed('shipments.dispatch', { id, version: 1, date }))
  if (!options.inTransit)
    confirmShipment(office, parsed('shipments.confirm', { id, version: sent.version, date, received: [] }))
  return getShipment(office, { id })
}
