import type { ParsedInput } from '../../../shared/contract'
import { rateOfFen, sumOf } from '../../../shared/domain/money'
import { openQuantity } from '../../../shared/domain/order-status'
import { Refusal } from '../../../shared/schemas/errors'
import type { ProductionDocument } from '../../../shared/schemas/production'
import type { Tx } from '../../database/connection'
import { insertLink } from '../../database/queries/documents'
import { listOrderLines } from '../../database/queries/orders'
import {
  findPiecesComing,
  insertProductionLine,
  insertProductionSource,
  saveProductionRow,
} from '../../database/queries/production'
import { inTransaction, type Office, openDocument, requireDocument } from '../office'
import { fieldRefusal } from '../steps'
import { getProduction } from './orders'

interface Source {
  readonly orderId: number
  readonly orderLineId: number
  readonly skuId: number
  readonly quantity: number
}

/**
 * Sums the open demand of approved orders into a draft production order, each line with the orders behind it and a buffer on top;
 * what another production order is already asked for is not asked for again.
 * @throws Refusal wrongState when an order is not approved, noLines when nothing is open, invalidInput for a due date that is over
 */
export const aggregateOrders = (office: Office, input: ParsedInput<'production.aggregate'>): ProductionDocument =>
  inTransaction(office, (tx) => {
    if (input.dueDate < input.businessDate) throw fieldRefusal('dueDate', 'tooEarly')
    const orderIds = [...new Set(input.orderIds)]
    const sources = orderIds.flatMap((orderId) => demandOf(office, tx, orderId))
    if (sources.length === 0) throw new Refusal('noLines')
    const lines = [...Map.groupBy(sources, (source) => source.skuId)].map(([skuId, from]) => {
      const ordered = sumOf(from.map((source) => source.quantity))
      return { skuId, from, quantity: ordered + rateOfFen(ordered, input.bufferBp) }
    })
    const { businessDate, factory, dueDate, remark } = input
    const quantity = sumOf(lines.map((line) => line.quantity))
    const { id } = openDocument(office, tx, { kind: 'production', status: 'draft', businessDate, remark, quantity })
    saveProductionRow(tx, { documentId: id, factory, dueDate })
    for (const line of lines) {
      const productionLineId = insertProductionLine(tx, { productionOrderId: id, ...line })
      for (const source of line.from) insertProductionSource(tx, { productionLineId, ...source })
    }
    for (const orderId of new Set(sources.map((source) => source.orderId))) insertLink(tx, orderId, id)
    return getProduction(office, { id })
  })

function demandOf(office: Office, tx: Tx, orderId: number): Source[] {
  const order = requireDocument(office, 'order', orderId)
  if (!['approved', 'partlyAllocated', 'allocated', 'partlyShipped'].includes(order.status))
    throw new Refusal('wrongState', { number: order.number, status: order.status })
  return listOrderLines(tx, orderId).flatMap((line) => {
    const quantity = openQuantity(line) - findPiecesComing(tx, line.id)
    return quantity > 0 ? [{ orderId, orderLineId: line.id, skuId: line.skuId, quantity }] : []
  })
}
