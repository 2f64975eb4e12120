import type { ParsedInput } from '../../../shared/contract'
import { openQuantity } from '../../../shared/domain/order-status'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderDocument, OrderRow } from '../../../shared/schemas/orders'
import type { Page } from '../../../shared/schemas/values'
import { listDocuments } from '../../database/queries/document-lists'
import { findOrder, listOrderExtras, listOrderLineRows, whereOrderKind } from '../../database/queries/orders'
import { creditState } from '../credit'
import { documentHead, type ReadingOffice } from '../office'

/** One page of orders, each with what became of its pieces; the sums are made for the page and not for the table. */
export function listOrders(office: ReadingOffice, filter: ParsedInput<'orders.list'>): Page<OrderRow> {
  const { distributorIds } = office.actor
  const where = filter.orderKind === undefined ? undefined : whereOrderKind(filter.orderKind)
  const page = listDocuments(office.connection, 'order', filter, { distributorIds, where })
  const extras = listOrderExtras(
    office.connection,
    page.rows.map((row) => row.id),
  )
  return {
    next: page.next,
    rows: page.rows.flatMap((row) => {
      const extra = extras.get(row.id)
      if (extra === undefined) return []
      const { orderKind, allocatedQuantity, shippedQuantity } = extra
      return [{ ...row, orderKind, allocatedQuantity, shippedQuantity, openQuantity: openQuantity(extra) }]
    }),
  }
}

/** A whole order; its credit is weighed with what of it is still open, because the rest is promised or charged already. */
export function getOrder(office: ReadingOffice, input: ParsedInput<'orders.get'>): OrderDocument {
  const head = documentHead(office, 'order', input.id)
  const order = findOrder(office.connection, input.id)
  const { distributorId } = head.document
  if (order === undefined || distributorId === null) throw new Refusal('notFound')
  const lines = listOrderLineRows(office.connection, input.id)
  const { orderKind, fairId, deliveryFrom, deliveryTo, cancelAfter } = order
  const credit = creditState(office.connection, {
    distributorId,
    thisFen: lines.reduce((sum, line) => sum + openQuantity(line) * line.priceFen, 0),
    under: { kind: 'order', ids: [input.id] },
    day: office.today(),
  })
  return { ...head, orderKind, fairId, deliveryFrom, deliveryTo, cancelAfter, lines, credit }
}
