import type { ParsedInput } from '../../../shared/contract'
import { forecastStages, lateOrdersOf, spreadStages } from '../../../shared/domain/production'
import { Refusal } from '../../../shared/schemas/errors'
import type { LateOrderRow, MilestoneRow, ProductionDocument } from '../../../shared/schemas/production'
import { findProduction, listProductionLineRows } from '../../database/queries/production'
import { listPromised, type PromisedRow } from '../../database/queries/production-lineage'
import { findAcceptedOver, listStages, listUnasked, type StoredStage } from '../../database/queries/production-steps'
import { assertMaySee, documentHead, type ReadingOffice } from '../office'

/** A production order's days as far as its steps go. */
export interface Dated {
  readonly id: number
  readonly businessDate: string
  readonly dueDate: string
}

/** The steps of a production order: as they were planned, or, before it is placed and in older files, spread over its lead time. */
export const stagesOf = (order: Dated, stored: ReadonlyMap<number, readonly StoredStage[]>): readonly StoredStage[] =>
  stored.get(order.id) ?? spreadStages(order.businessDate, order.dueDate).map((stage) => ({ ...stage, moves: 0 }))

/** The same with what is to be expected of them today. */
export const milestonesOf = (office: ReadingOffice, stages: readonly StoredStage[]): MilestoneRow[] =>
  forecastStages(stages, office.today()).map((stage, index) => ({ ...stage, moves: stages[index]?.moves ?? 0 }))

/** The orders a production order makes late when it comes on a day. */
export function lateRowsOf(
  lines: readonly { readonly id: number; readonly receivedQuantity: number }[],
  promised: readonly PromisedRow[],
  expectedDate: string,
): LateOrderRow[] {
  const orders = new Map(promised.map((row) => [row.orderId, row]))
  return lateOrdersOf(lines, promised, expectedDate).map((order) => ({
    ...order,
    orderNumber: orders.get(order.orderId)?.orderNumber ?? '',
    distributorName: orders.get(order.orderId)?.distributorName ?? '',
  }))
}

/** A whole production order: lines with what they are for, steps, and whom it makes late. @throws Refusal notFound, also for who sees only some distributors */
export function getProduction(office: ReadingOffice, input: ParsedInput<'production.get'>): ProductionDocument {
  const head = documentHead(office, 'production', input.id)
  assertMaySee(office, null)
  const { connection } = office
  const production = findProduction(connection, input.id)
  if (production === undefined) throw new Refusal('notFound')
  const { factory, dueDate, toleranceBp, closedReason } = production
  const { status, businessDate } = head.document
  const stored = listStages(connection, [input.id])
  const milestones = milestonesOf(office, stagesOf({ id: input.id, businessDate, dueDate }, stored))
  const lines = listProductionLineRows(connection, input.id)
  const comes = ['draft', 'placed', 'partlyReceived'].includes(status)
  return {
    ...head,
    ...{ factory, dueDate, toleranceBp, closedReason, milestones, lines },
    late: comes
      ? lateRowsOf(lines, listPromised(connection, [input.id]), milestones.at(-1)?.expectedDate ?? dueDate)
      : [],
    unasked: listUnasked(connection, input.id),
    acceptedOver: findAcceptedOver(connection, input.id),
  }
}
