import { lineAmountFen } from '../../../shared/domain/money'
import type { DocumentOrigin } from '../../../shared/schemas/documents'
import type { OrderKind } from '../../../shared/schemas/orders'
import type { Tx } from '../../database/connection'
import { insertOrderLines, saveOrderRow } from '../../database/queries/orders'
import { assertFairTakesOrders } from '../fairs'
import { type Office, openDocument } from '../office'
import { sumsOf } from './save'

/** An order that comes with its own prices: from a form, from another system, from the sample. */
export interface ImportedOrder {
  readonly distributorId: number
  readonly orderKind: OrderKind
  readonly businessDate: string
  readonly status: 'draft' | 'submitted' | 'approved'
  readonly fairId?: number | null
  readonly deliveryFrom?: string | null
  readonly deliveryTo?: string | null
  readonly cancelAfter?: string | null
  readonly reference?: string
  readonly remark?: string
  readonly importId?: number | null
  readonly origin: DocumentOrigin
  /** What the first line of its history says beside its name, e.g. what a person changed of the form. */
  readonly detail?: Readonly<Record<string, string | number | null>>
  /** Kept as they are: the same SKU at two prices stays two lines. */
  readonly lines: readonly {
    readonly skuId: number
    readonly quantity: number
    readonly tagPriceFen: number
    readonly rateBp: number
    readonly priceFen: number
    readonly priceRule: string
  }[]
}

/** Writes an order at the prices it came with; the caller has checked distributor and SKUs, and runs many in one transaction. */
export function insertImportedOrder(
  office: Office,
  tx: Tx,
  order: ImportedOrder,
): { readonly id: number; readonly number: string } {
  if (order.status === 'submitted') assertFairTakesOrders(office, tx, order.fairId ?? null)
  const lines = order.lines.map((line) => ({ ...line, amountFen: lineAmountFen(line.quantity, line.priceFen) }))
  const { distributorId, businessDate, status, reference = '', remark = '', importId = null, origin } = order
  const head = { distributorId, businessDate, status, reference, remark, importId, origin, ...sumsOf(lines) }
  const opened = openDocument(
    office,
    tx,
    { kind: 'order', ...head },
    { action: 'import', ...(order.detail ? { detail: order.detail } : {}) },
  )
  saveOrderRow(tx, {
    documentId: opened.id,
    orderKind: order.orderKind,
    fairId: order.fairId ?? null,
    deliveryFrom: order.deliveryFrom ?? null,
    deliveryTo: order.deliveryTo ?? null,
    cancelAfter: order.cancelAfter ?? null,
  })
  insertOrderLines(tx, opened.id, lines)
  return opened
}
