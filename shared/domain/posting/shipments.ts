import type { ShortageResolution } from '../../schemas/shortages'
import { assertNever } from '../assert-never'
import { goodsOnly, moveAll, negative, type Posting, type PricedPieces, receivable, totalOf } from './legs'

/** Goods in from the factory. */
export function entriesForGoodsReceipt(
  factoryId: number,
  warehouseId: number,
  lines: readonly { readonly skuId: number; readonly quantity: number }[],
): Posting {
  return goodsOnly(moveAll('goodsReceipt', factoryId, warehouseId, lines))
}

/** Goods leave to the distributor and the account is charged; a reshipment was charged the first time. */
export function entriesForDispatch(shipment: {
  readonly warehouseId: number
  readonly transitId: number
  readonly distributorId: number
  readonly chargeable: boolean
  readonly dueDate: string
  readonly lines: readonly PricedPieces[]
}): Posting {
  return {
    stock: moveAll('dispatch', shipment.warehouseId, shipment.transitId, shipment.lines),
    account: shipment.chargeable
      ? receivable(shipment.distributorId, 'shipment', totalOf(shipment.lines), shipment.dueDate)
      : [],
  }
}

/** What arrived becomes the distributor's stock; the rest stays in transit until its shortage is settled. */
export function entriesForArrival(
  transitId: number,
  distributorWarehouseId: number,
  received: readonly { readonly skuId: number; readonly quantity: number }[],
): Posting {
  return goodsOnly(moveAll('arrival', transitId, distributorWarehouseId, received))
}

/**
 * Takes short goods out of transit: credited → lost and off the account; reshipped → back to the warehouse, the charge
 * stands; found and rejected → they have them after all, the charge stands.
 */
export function entriesForShortage(shortage: {
  readonly resolution: ShortageResolution
  readonly distributorId: number
  readonly transitId: number
  readonly lossId: number
  readonly warehouseId: number
  readonly distributorWarehouseId: number
  readonly lines: readonly PricedPieces[]
}): Posting {
  const { resolution, transitId, lines } = shortage
  switch (resolution) {
    case 'credited':
      return {
        stock: moveAll('shortage', transitId, shortage.lossId, lines),
        account: receivable(shortage.distributorId, 'shortage', negative(totalOf(lines))),
      }
    case 'reshipped':
      return goodsOnly(moveAll('shortage', transitId, shortage.warehouseId, lines))
    case 'found':
    case 'rejected':
      return goodsOnly(moveAll('shortage', transitId, shortage.distributorWarehouseId, lines))
    default:
      return assertNever(resolution)
  }
}
