import type { Posting } from '../../shared/domain/posting/legs'
import { Refusal } from '../../shared/schemas/errors'
import type { Reader, Tx } from '../database/connection'
import { findStock, insertAccountLegs, insertReversal, insertStockLegs } from '../database/queries/ledgers'
import { findSku, findWarehouse } from '../database/queries/masters'
import { findSettings } from '../database/queries/settings'
import { assertPlausibleDay, type Office } from './office'

/** Which document posts, and on which business day. */
export interface PostingOccasion {
  readonly documentId: number
  readonly businessDate: string
}

/**
 * Writes a document's entries and the running balances together, and refuses what the books must not show.
 * @throws Refusal invalidInput for a day that cannot be, periodLocked when it lies in a closed period, stockMissing when a warehouse of ours would give more than it has free
 */
export function post(office: Office, tx: Tx, occasion: PostingOccasion, posting: Posting): void {
  assertPlausibleDay(office, occasion.businessDate)
  assertOpenPeriod(tx, occasion.businessDate)
  const context = { ...occasion, postedAt: office.now() }
  insertStockLegs(tx, context, posting.stock)
  insertAccountLegs(tx, context, posting.account)
  for (const leg of posting.stock) assertInStock(tx, leg.fromWarehouseId, leg.skuId)
}

/** Mirrors everything a document posted, dated `businessDate`. @throws the same refusals as `post` */
export function reverse(
  office: Office,
  tx: Tx,
  occasion: PostingOccasion,
  touched: readonly { readonly warehouseId: number; readonly skuId: number }[],
): void {
  assertPlausibleDay(office, occasion.businessDate)
  assertOpenPeriod(tx, occasion.businessDate)
  insertReversal(tx, { ...occasion, postedAt: office.now() })
  for (const place of touched) assertInStock(tx, place.warehouseId, place.skuId)
}

/** Refuses a day that is closed. @throws Refusal periodLocked */
export function assertOpenPeriod(reader: Reader, businessDate: string): void {
  const { closedThrough } = findSettings(reader)
  if (closedThrough !== null && businessDate <= closedThrough)
    throw new Refusal('periodLocked', { date: businessDate, through: closedThrough })
}

/** Refuses a warehouse of ours that holds less than nothing, or less than it has promised. @throws Refusal stockMissing */
export function assertInStock(reader: Reader, warehouseId: number, skuId: number): void {
  const { onHand, reserved } = findStock(reader, warehouseId, skuId)
  if (onHand >= reserved) return
  const warehouse = findWarehouse(reader, warehouseId)
  if (warehouse === undefined || !['company', 'regional', 'quarantine'].includes(warehouse.kind)) return
  if (findSettings(reader).allowNegativeStock) return
  throw new Refusal('stockMissing', {
    sku: findSku(reader, skuId)?.code ?? '',
    warehouse: warehouse.name,
    missing: reserved - onHand,
    reserved,
  })
}
