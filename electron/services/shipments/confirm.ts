import type { ParsedInput } from '../../../shared/contract'
import { entriesForArrival } from '../../../shared/domain/posting/shipments'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { findShipment, listShipmentLines, moveShipmentLine, updateShipmentDays } from '../../database/queries/shipments'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { distributorOf } from '../orders/steps'
import { post } from '../posting'
import { openShortage } from '../shortages/open'
import { arrivedPieces, assertNotBefore, noted } from '../steps'
import { placesOf } from './places'

/**
 * The distributor says what arrived. What did not becomes one shortage and stays in transit until that is settled.
 * @throws Refusal stale, wrongState, invalidInput for more than was sent or a day before it left, periodLocked
 */
export const confirmShipment = (
  office: Office,
  input: ParsedInput<'shipments.confirm'>,
): DocumentStep & { readonly shortageId: number | null } =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shipment', input, ['dispatched'])
    assertNotBefore(input.date, findShipment(tx, document.id)?.dispatchedOn ?? null)
    const pieces = arrivedPieces(listShipmentLines(tx, document.id), input.received)
    const { transitId, distributorWarehouseId } = placesOf(tx, distributorOf(document))
    const arrived = pieces.map((piece) => ({ skuId: piece.line.skuId, quantity: piece.arrived }))
    post(
      office,
      tx,
      { documentId: document.id, businessDate: input.date },
      entriesForArrival(transitId, distributorWarehouseId, arrived),
    )
    for (const { line, arrived: received } of pieces)
      moveShipmentLine(tx, line.id, { received, short: line.quantity - received })
    updateShipmentDays(tx, document.id, { confirmedOn: input.date })
    const missing = pieces
      .filter((piece) => piece.arrived < piece.line.quantity)
      .map(({ line, arrived: received }) => ({
        sourceLineId: line.id,
        skuId: line.skuId,
        quantity: line.quantity - received,
        priceFen: line.priceFen,
      }))
    const { cause, date } = input
    const shortageId =
      missing.length === 0 ? null : openShortage(office, tx, { source: document, cause, date, lines: missing })
    const status = shortageId === null ? 'confirmed' : 'short'
    return { ...advance(office, tx, document, { action: 'confirm', status, ...noted(input.remark) }), shortageId }
  })
