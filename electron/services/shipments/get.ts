import type { ParsedInput } from '../../../shared/contract'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import type { Page } from '../../../shared/schemas/values'
import { listDocuments } from '../../database/queries/document-lists'
import { findBalance } from '../../database/queries/ledgers'
import { findDistributor } from '../../database/queries/masters'
import { findBalanceBeforeCharge, findShipment, listShipmentLineRows } from '../../database/queries/shipments'
import { documentHead, type ReadingOffice } from '../office'

/** One page of shipments. */
export const listShipments = (office: ReadingOffice, filter: ParsedInput<'shipments.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'shipment', filter, { distributorIds: office.actor.distributorIds })

/** A whole shipment; once it left, its balances stay those of its place in the account, so that a reprint says the same. */
export function getShipment(office: ReadingOffice, input: ParsedInput<'shipments.get'>): ShipmentDocument {
  const { connection } = office
  const head = documentHead(office, 'shipment', input.id)
  const shipment = findShipment(connection, input.id)
  const { distributorId, amountFen } = head.document
  const distributor = distributorId === null ? undefined : findDistributor(connection, distributorId)
  if (shipment === undefined || distributor === undefined) throw new Refusal('notFound')
  const { chargeable, carrier, waybill, cartons, dispatchedOn, confirmedOn } = shipment
  const { address, contact, phone } = distributor
  const balanceBeforeFen =
    findBalanceBeforeCharge(connection, input.id) ?? findBalance(connection, distributor.id, 'receivable')
  return {
    ...head,
    ...{ chargeable, carrier, waybill, cartons, dispatchedOn, confirmedOn, address, contact, phone },
    balanceBeforeFen,
    balanceAfterFen: balanceBeforeFen + amountFen,
    lines: listShipmentLineRows(connection, input.id),
  }
}
