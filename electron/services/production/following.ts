import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { movedStages, nextStageOf } from '../../../shared/domain/production'
import type { DocumentStatus, DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ScheduleRow } from '../../../shared/schemas/production'
import type { Tx } from '../../database/connection'
import type { StoredDocument } from '../../database/queries/documents'
import { findProduction, updateDueDate } from '../../database/queries/production'
import { listPromised } from '../../database/queries/production-lineage'
import { listRunning, listStages, type StoredStage, saveStages } from '../../database/queries/production-steps'
import { advance, assertMaySee, inTransaction, type Office, type ReadingOffice, requireStep } from '../office'
import { fieldRefusal } from '../steps'
import { lateRowsOf, milestonesOf, stagesOf } from './view'

const running = ['placed', 'partlyReceived'] as const

/** Every production order that is being made with its steps, what is to be expected and whom that makes late, the next due first. */
export function scheduleProduction(office: ReadingOffice): readonly ScheduleRow[] {
  assertMaySee(office, null)
  const orders = listRunning(office.connection)
  const ids = orders.map((order) => order.id)
  const stored = listStages(office.connection, ids)
  const promised = Map.groupBy(listPromised(office.connection, ids), (row) => row.productionOrderId)
  return orders.map(({ lines, businessDate: _, ...order }) => {
    const milestones = milestonesOf(office, stagesOf({ ...order, businessDate: _ }, stored))
    const next = nextStageOf(milestones)
    const last = milestones.at(-1)
    const expectedDate = last?.expectedDate ?? order.dueDate
    const late = lateRowsOf(lines, promised.get(order.id) ?? [], expectedDate)
    return {
      ...order,
      openQuantity: sumOf(lines.map((line) => Math.max(0, line.quantity - line.receivedQuantity))),
      nextStage: next?.stage ?? 'store',
      nextDate: next?.plannedDate ?? order.dueDate,
      expectedDate,
      lateDays: last?.lateDays ?? 0,
      lateOrders: late.length,
      latePieces: sumOf(late.map((row) => row.quantity)),
      milestones,
      late,
    }
  })
}

/** The steps of a production order that is being made, to be changed. */
function plannedOf(tx: Tx, document: StoredDocument): readonly StoredStage[] {
  const production = findProduction(tx, document.id)
  if (production === undefined) throw new Refusal('notFound')
  const { id, businessDate } = document
  return stagesOf({ id, businessDate, dueDate: production.dueDate }, listStages(tx, [id]))
}

/** Says that a step is done, on a day that is not to come, or that it is not after all. @throws Refusal stale, wrongState, invalidInput */
export const markStage = (office: Office, input: ParsedInput<'production.markStage'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, running)
    const { stage, doneDate } = input
    if (doneDate !== null && doneDate > office.today()) throw fieldRefusal('doneDate', 'tooLate')
    const stages = plannedOf(tx, document).map((each) => (each.stage === stage ? { ...each, doneDate } : each))
    saveStages(tx, document.id, stages)
    return advance(office, tx, document, {
      action: doneDate === null ? 'unmarkStage' : 'markStage',
      status: statusOf(document),
      detail: { stage, day: doneDate },
    })
  })

/**
 * Moves a step that is not done to another day and remembers why; the day of the last step is the day the order is due.
 * @throws Refusal stale, wrongState, invalidInput when it would come before an earlier step
 */
export const moveStage = (office: Office, input: ParsedInput<'production.moveStage'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, running)
    const { stage, plannedDate, shiftLater, reason } = input
    const before = plannedOf(tx, document)
    const moved = before.find((each) => each.stage === stage)
    if (moved === undefined || moved.doneDate !== null) throw fieldRefusal('stage', 'unknown')
    const after = movedStages(before, stage, plannedDate, shiftLater)
    if (after === null) throw fieldRefusal('plannedDate', 'tooEarly')
    const dayBefore = (at: number) => before[at]?.plannedDate
    saveStages(
      tx,
      document.id,
      after.map((each, at) => (each.plannedDate === dayBefore(at) ? each : { ...each, moves: each.moves + 1 })),
    )
    updateDueDate(tx, document.id, after.at(-1)?.plannedDate ?? plannedDate)
    return advance(office, tx, document, {
      action: 'moveStage',
      status: statusOf(document),
      detail: { stage, from: moved.plannedDate, to: plannedDate, reason },
    })
  })

// The column is text; only states of a production order that is being made come this far.
const statusOf = (document: StoredDocument): DocumentStatus =>
  document.status === 'partlyReceived' ? 'partlyReceived' : 'placed'

/** Writes the plan of a production order when it is placed, so that what was agreed can be held against what comes. */
export function planStages(tx: Tx, document: StoredDocument): void {
  saveStages(tx, document.id, plannedOf(tx, document))
}

/** The last step is done when everything came or the rest was given up, and open again when a receipt is taken back. */
export function storeReached(tx: Tx, document: StoredDocument, doneDate: string | null): void {
  const stages = plannedOf(tx, document)
  saveStages(
    tx,
    document.id,
    stages.map((stage) => (stage.stage === 'store' ? { ...stage, doneDate } : stage)),
  )
}
