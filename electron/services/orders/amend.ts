import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { compareRevisions } from '../../../shared/domain/order-revisions'
import { openQuantity, orderStatus } from '../../../shared/domain/order-status'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderAmendment, OrderDocument } from '../../../shared/schemas/orders'
import type { Reader, Tx } from '../../database/connection'
import {
  findOrder,
  findOrderCounters,
  listOrderLineRows,
  listOrderLines,
  saveOrderRow,
} from '../../database/queries/orders'
import { assertCredit } from '../credit'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { fieldRefusal } from '../steps'
import { getOrder } from './get'
import { changeLines, type PriceFresh } from './line-changes'
import { priceChanges, tellPriceChanges } from './override-history'
import { contentOf, keepRevisions, originDetail } from './revisions'
import { sumsOf } from './save'
import { distributorOf } from './steps'

/** The states in which an order is changed by a revision rather than by typing it anew. */
export const amendableStates = ['approved', 'partlyAllocated', 'allocated', 'partlyShipped'] as const

/**
 * Changes an approved order in place, because allocations and production orders point at its lines; what it said before and says now
 * is kept. Lines keep the price they were agreed at, new ones are priced as on the order's day, and more money passes the credit gate.
 * @throws Refusal stale, wrongState, belowCommitted when more is promised or gone than is wanted, unchanged, creditExceeded,
 * invalidInput, notPermitted, priceBelowFloor, priceBelowLimit
 */
export const amendOrder = (office: Office, input: ParsedInput<'orders.amend'>): OrderDocument =>
  inTransaction(office, (tx) => {
    amend(office, tx, input)
    return getOrder(office, { id: input.id })
  })

/** What an amendment by an import, or one that takes an import back, has of its own. */
export interface AmendOptions {
  readonly importId?: number
  readonly priceFresh?: PriceFresh
  /** More to say in the history, e.g. what a person changed of the form it came from. */
  readonly detail?: Readonly<Record<string, string | number | null>>
}

/** The same inside a transaction of the caller's, e.g. an import of newer versions. */
export function amend(office: Office, tx: Tx, input: OrderAmendment, options: AmendOptions = {}): void {
  const document = requireStep(office, 'order', input, amendableStates)
  if (input.deliveryFrom !== null && input.deliveryTo !== null && input.deliveryTo < input.deliveryFrom)
    throw fieldRefusal('deliveryTo', 'tooEarly')
  const order = findOrder(tx, input.id)
  if (order === undefined) throw new Refusal('notFound')
  const before = contentOf(tx, document, order)
  const shown = listOrderLineRows(tx, input.id)
  const openBeforeFen = openFen(tx, input.id)
  changeLines(office, tx, { document, order, lines: input.lines, priceFresh: options.priceFresh })
  const { deliveryFrom, deliveryTo, cancelAfter, reference, remark, reason, origin } = input
  saveOrderRow(tx, { ...order, deliveryFrom, deliveryTo, cancelAfter })
  const after = contentOf(tx, { ...document, reference, remark }, { ...order, deliveryFrom, deliveryTo, cancelAfter })
  const cells = compareRevisions(before.lines, after.lines)
  if (cells.length === 0 && JSON.stringify(before) === JSON.stringify(after))
    throw new Refusal('unchanged', { number: document.number })
  const { importId = null } = options
  const revision = keepRevisions(office, tx, { document, before, after, reason, importId })
  const { quantity, amountFen } = sumsOf(listOrderLines(tx, input.id))
  const step = advance(office, tx, document, {
    action: 'amend',
    status: orderStatus(findOrderCounters(tx, input.id)),
    ...{ reference, remark, quantity, amountFen },
    detail: {
      ...{ revision, reason, cells: cells.length, quantity: after.quantity - before.quantity },
      ...originDetail(origin),
      ...options.detail,
    },
  })
  tellPriceChanges(office, tx, step, priceChanges(shown, listOrderLineRows(tx, input.id)))
  const thisFen = openFen(tx, input.id)
  if (thisFen > openBeforeFen)
    assertCredit(tx, {
      distributorId: distributorOf(document),
      thisFen,
      under: { kind: 'order', ids: [document.id] },
      day: office.today(),
    })
}

const openFen = (reader: Reader, orderId: number): number =>
  sumOf(listOrderLines(reader, orderId).map((line) => openQuantity(line) * line.priceFen))
