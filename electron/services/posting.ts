import type { Posting } from '../../shared/domain/posting/legs'
import { shortestDay } from '../../shared/domain/posting/stock-days'
import { Refusal } from '../../shared/schemas/errors'
import type { Reader, Tx } from '../database/connection'
import { findDocumentRow } from '../database/queries/document-lists'
import {
  findStock,
  insertAccountLegs,
  insertReversal,
  insertStockLegs,
  listAccountHolders,
  listMovedAfter,
  listOverdrawnPools,
  listPoolDrawers,
} from '../database/queries/ledgers'
import { findSku, findWarehouse } from '../database/queries/masters'
import { findSettings } from '../database/queries/settings'
import { findAgreedStatement } from '../database/queries/statements'
import { assertPlausibleDay, type Office } from './office'
import { releaseSettlements } from './settlements/release'

/** Which document posts, and on which business day. */
export interface PostingOccasion {
  readonly documentId: number
  readonly businessDate: string
}

/**
 * Writes a document's entries and the running balances together, and refuses what the books must not show.
 * @throws Refusal invalidInput for a day that cannot be, periodLocked when it lies in a closed period, periodAgreed when the distributor agreed
 *   to a statement of it, stockMissing when a warehouse of ours would give more than it has free, today or on any day from the business day on
 */
export function post(office: Office, tx: Tx, occasion: PostingOccasion, posting: Posting): void {
  assertPlausibleDay(office, occasion.businessDate)
  assertOpenPeriod(tx, occasion.businessDate)
  assertNotAgreed(office, tx, occasion.businessDate, new Set(posting.account.map((leg) => leg.distributorId)))
  const context = { ...occasion, postedAt: office.now() }
  insertStockLegs(tx, context, posting.stock)
  insertAccountLegs(tx, context, posting.account)
  for (const leg of posting.stock) assertInStock(tx, leg.fromWarehouseId, leg.skuId, occasion.businessDate)
}

/**
 * Mirrors everything a document posted, dated `businessDate`, and takes its settlements away with it.
 * @throws the same refusals as `post`
 */
export function reverse(
  office: Office,
  tx: Tx,
  occasion: PostingOccasion,
  touched: readonly { readonly warehouseId: number; readonly skuId: number }[],
): void {
  assertPlausibleDay(office, occasion.businessDate)
  assertOpenPeriod(tx, occasion.businessDate)
  assertNotAgreed(office, tx, occasion.businessDate, new Set(listAccountHolders(tx, occasion.documentId)))
  insertReversal(tx, { ...occasion, postedAt: office.now() })
  releaseSettlements(office, tx, occasion.documentId)
  for (const place of touched) assertInStock(tx, place.warehouseId, place.skuId, occasion.businessDate)
}

/**
 * Refuses the reversal of a document whose money was drawn from its prepayment, deposit or rebate pool since: a pool gives no more than was
 * brought into it. Asked after the reversal, of an import after all of its documents.
 * @throws Refusal poolDrawn
 */
export function assertPoolsHold(reader: Reader, documentId: number): void {
  for (const pool of listOverdrawnPools(reader, documentId)) {
    let openFen = pool.overdrawnFen
    const by: string[] = []
    for (const { number, drawnFen } of listPoolDrawers(reader, pool)) {
      if (openFen <= 0) break
      by.push(number)
      openFen -= drawnFen
    }
    throw new Refusal('poolDrawn', {
      ...{ number: findDocumentRow(reader, documentId)?.number ?? '', part: pool.part },
      ...{ overdrawnFen: pool.overdrawnFen, by: by.join(', ') },
    })
  }
}

/** Refuses a day that is closed. @throws Refusal periodLocked */
export function assertOpenPeriod(reader: Reader, businessDate: string): void {
  const { closedThrough } = findSettings(reader)
  if (closedThrough !== null && businessDate <= closedThrough)
    throw new Refusal('periodLocked', { date: businessDate, through: closedThrough })
}

/**
 * Refuses to change an account on a day its distributor agreed to. A manager may all the same: the agreed statement stays as it is, and the
 * posting stands in the next one as a line of an earlier period.
 * @throws Refusal periodAgreed
 */
function assertNotAgreed(office: Office, tx: Tx, businessDate: string, distributorIds: ReadonlySet<number>): void {
  if (office.actor.permissions.has('statements.close')) return
  for (const distributorId of distributorIds) {
    const agreed = findAgreedStatement(tx, distributorId, businessDate)
    if (agreed !== undefined) throw new Refusal('periodAgreed', { ...agreed, date: businessDate })
  }
}

/**
 * Refuses a warehouse of ours that holds less than nothing, or less than it has promised, or held less than nothing on the evening of the
 * posting's day or of any day after it: goods cannot leave before they came, even when they are there by now.
 * @throws Refusal stockMissing; with `date` when it is short on a day only
 */
function assertInStock(reader: Reader, warehouseId: number, skuId: number, businessDate: string): void {
  const { onHand, reserved } = findStock(reader, warehouseId, skuId)
  if (onHand < reserved) refuseMissing(reader, { warehouseId, skuId }, { missing: reserved - onHand, reserved })
  const later = listMovedAfter(reader, { warehouseId, skuId, businessDate })
  const short = later.length === 0 ? null : shortestDay(onHand, businessDate, later)
  if (short !== null) refuseMissing(reader, { warehouseId, skuId }, { ...short })
}

/** Only our own places must have what they give; of a distributor's the books know just a part. */
function refuseMissing(
  reader: Reader,
  place: { readonly warehouseId: number; readonly skuId: number },
  missing: Readonly<Record<string, string | number>>,
): void {
  const warehouse = findWarehouse(reader, place.warehouseId)
  if (warehouse === undefined || !['company', 'regional', 'quarantine'].includes(warehouse.kind)) return
  if (findSettings(reader).allowNegativeStock) return
  const sku = findSku(reader, place.skuId)?.code ?? ''
  throw new Refusal('stockMissing', { sku, warehouse: warehouse.name, ...missing })
}
