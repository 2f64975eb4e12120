import { amendLines } from '../../../shared/domain/order-revisions'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderDraft } from '../../../shared/schemas/orders'
import type { Tx } from '../../database/connection'
import type { StoredDocument } from '../../database/queries/documents'
import { findSkuCode } from '../../database/queries/lines'
import { deleteOrderLine, listAmendableLines, updateLineQuantity } from '../../database/queries/order-revisions'
import {
  insertOrderLines,
  listOrderLines,
  type NewOrderLine,
  type StoredOrder,
  type StoredOrderLine,
} from '../../database/queries/orders'
import type { Office } from '../office'
import { fieldRefusal } from '../steps'
import { mergeLines, priceLines, type WantedLine } from './prices'
import { distributorOf } from './steps'

/** Prices the lines an order did not have. */
export type PriceFresh = (fresh: readonly WantedLine[], kept: readonly StoredOrderLine[]) => NewOrderLine[]

/** What an order is to hold, and how what it did not have is priced. */
export interface LineChange {
  readonly document: StoredDocument
  readonly order: StoredOrder
  readonly lines: OrderDraft['lines']
  /** Left out: by the policies of the order's day, or at the price a person names. */
  readonly priceFresh?: PriceFresh | undefined
}

/**
 * Lets an order's lines follow what is wanted now, touching nothing but what changed: a line keeps its price and its number, because
 * other documents point at it.
 * @throws Refusal belowCommitted, invalidInput, notPermitted, priceBelowFloor, priceBelowLimit
 */
export function changeLines(office: Office, tx: Tx, { document, order, lines, priceFresh }: LineChange): void {
  const merged = mergeLines(lines)
  const kept = listOrderLines(tx, document.id)
  const amendment = amendLines(
    listAmendableLines(tx, document.id),
    new Map(merged.map(({ skuId, quantity }) => [skuId, quantity])),
  )
  const [refused] = amendment.refused
  if (refused !== undefined) {
    const { skuId, committed, wanted } = refused
    throw new Refusal('belowCommitted', { sku: findSkuCode(tx, skuId), committed, wanted })
  }
  assertPricesStay(merged, kept)
  for (const change of amendment.changed) updateLineQuantity(tx, change)
  for (const id of amendment.removed) deleteOrderLine(tx, id)
  const added = new Set(amendment.added.map(({ skuId }) => skuId))
  const fresh = merged.filter(({ skuId }) => added.has(skuId))
  if (fresh.length === 0) return
  const { businessDate, reference, remark } = document
  const terms = { distributorId: distributorOf(document), businessDate, reference, remark, lines }
  const byPolicy: PriceFresh = (wanted, before) => priceLines(office, { ...order, ...terms }, wanted, before)
  insertOrderLines(tx, document.id, (priceFresh ?? byPolicy)(fresh, kept))
}

/** A price that was agreed is changed by an adjustment, not under goods that are promised or gone. */
function assertPricesStay(
  wanted: ReturnType<typeof mergeLines>,
  kept: readonly { readonly skuId: number; readonly priceFen: number }[],
): void {
  const prices = new Map(kept.map(({ skuId, priceFen }) => [skuId, priceFen]))
  for (const { skuId, overridePriceFen, index } of wanted) {
    const agreed = prices.get(skuId)
    if (agreed !== undefined && overridePriceFen !== undefined && overridePriceFen !== agreed)
      throw fieldRefusal(`lines.${index}.overridePriceFen`, 'agreed')
  }
}
