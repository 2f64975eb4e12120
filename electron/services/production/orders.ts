import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import type { DocumentRow, DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ProductionDocument, ProductionDraft } from '../../../shared/schemas/production'
import type { Page } from '../../../shared/schemas/values'
import type { Tx } from '../../database/connection'
import { listDocuments } from '../../database/queries/document-lists'
import type { StoredDocument } from '../../database/queries/documents'
import { unknownSkuAt } from '../../database/queries/lines'
import {
  deleteProductionLine,
  findProduction,
  insertProductionLine,
  listProductionLineRows,
  listProductionLines,
  saveProductionRow,
  updateProductionLine,
} from '../../database/queries/production'
import {
  advance,
  assertMaySee,
  documentHead,
  inTransaction,
  type Office,
  openDocument,
  type ReadingOffice,
  requireStep,
} from '../office'
import { fieldRefusal, mergeLines } from '../steps'

/** One page of production orders. */
export const listProduction = (office: ReadingOffice, filter: ParsedInput<'production.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'production', filter, { distributorIds: office.actor.distributorIds })

/** A whole production order with the orders behind every line. @throws Refusal notFound, also for who sees only some distributors */
export function getProduction(office: ReadingOffice, input: ParsedInput<'production.get'>): ProductionDocument {
  const head = documentHead(office, 'production', input.id)
  assertMaySee(office, null)
  const production = findProduction(office.connection, input.id)
  if (production === undefined) throw new Refusal('notFound')
  const { factory, dueDate } = production
  return { ...head, factory, dueDate, lines: listProductionLineRows(office.connection, input.id) }
}

/** Writes a production order, new or while it is a draft. @throws Refusal stale, wrongState, invalidInput */
export const saveProduction = (office: Office, input: ParsedInput<'production.save'>): ProductionDocument =>
  inTransaction(office, (tx) => {
    const before =
      input.id === undefined ? undefined : requireStep(office, 'production', { ...input, id: input.id }, ['draft'])
    const unknown = unknownSkuAt(
      tx,
      input.lines.map((line) => line.skuId),
    )
    if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
    if (input.dueDate < input.businessDate) throw fieldRefusal('dueDate', 'tooEarly')
    const wanted = new Map(mergeLines(input.lines).map((line) => [line.skuId, line.quantity]))
    const id = writeHead(office, tx, input, before)
    saveProductionRow(tx, { documentId: id, factory: input.factory, dueDate: input.dueDate })
    writeLines(tx, id, wanted)
    return getProduction(office, { id })
  })

function writeHead(office: Office, tx: Tx, input: ProductionDraft, before: StoredDocument | undefined): number {
  const { businessDate, reference, remark } = input
  const quantity = sumOf(input.lines.map((line) => line.quantity))
  const head = { status: 'draft', businessDate, reference, remark, quantity } as const
  if (before === undefined) return openDocument(office, tx, { kind: 'production', ...head }).id
  advance(office, tx, before, { action: 'save', ...head, detail: { quantity } })
  return before.id
}

/** Keeps the lines whose SKU is still wanted, so that the orders behind them stay known. */
function writeLines(tx: Tx, id: number, wanted: ReadonlyMap<number, number>): void {
  const rest = new Map(wanted)
  for (const line of listProductionLines(tx, id)) {
    const quantity = rest.get(line.skuId)
    rest.delete(line.skuId)
    if (quantity === undefined) deleteProductionLine(tx, line.id)
    else if (quantity !== line.quantity) updateProductionLine(tx, line.id, quantity)
  }
  for (const [skuId, quantity] of rest) insertProductionLine(tx, { productionOrderId: id, skuId, quantity })
}

/** Asks the factory. */
export const placeProduction = (office: Office, input: ParsedInput<'production.place'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, ['draft'])
    return advance(office, tx, document, { action: 'place', status: 'placed' })
  })

/** Gives up what has not arrived; what arrived has arrived. */
export const cancelProduction = (office: Office, input: ParsedInput<'production.cancel'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, ['draft', 'placed', 'partlyReceived'])
    return advance(office, tx, document, { action: 'cancel', status: 'cancelled' })
  })
