import type { ParsedInput } from '../../../shared/contract'
import { entriesForShortage } from '../../../shared/domain/posting/shipments'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ShortageResolution } from '../../../shared/schemas/shortages'
import type { Tx } from '../../database/connection'
import { findDocument, insertLink, type StoredDocument, updateDerivedStatus } from '../../database/queries/documents'
import { addReservation } from '../../database/queries/ledgers'
import { listShipmentLines, moveShipmentLine } from '../../database/queries/shipments'
import {
  findShortage,
  listShortageLines,
  type StoredShortageLine,
  updateShortageResolution,
} from '../../database/queries/shortages'
import { warehouseOf } from '../allocations/stock'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { distributorOf } from '../orders/steps'
import { post } from '../posting'
import { openShipment } from '../shipments/open'
import { lossOf, placesOf } from '../shipments/places'
import { assertNotBefore, noted } from '../steps'
import { settleTransferShortage } from '../transfer-movements'

/**
 * Settles a claim: credited, the goods are lost and the charge is taken back; reshipped, they leave again without a new charge; found or
 * rejected, they arrived after all. A transfer's goods cannot be reshipped, because they never were ours to send.
 * @throws Refusal stale, wrongState, invalidInput, periodLocked
 */
export const resolveShortage = (
  office: Office,
  input: ParsedInput<'shortages.resolve'>,
): DocumentStep & { readonly reshipmentId: number | null } =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shortage', input, ['open'])
    assertNotBefore(input.date, document.businessDate)
    const { resolution, date } = input
    const sourceId = findShortage(tx, document.id)?.sourceId ?? 0
    const source = findDocument(tx, 'shipment', sourceId)
    const lines = listShortageLines(tx, document.id)
    const reshipmentId =
      source === undefined
        ? settleTransfer(office, tx, { document, transferId: sourceId, lines, resolution, date })
        : settleShipment(office, tx, { document, source, lines, resolution, date })
    updateShortageResolution(tx, document.id, { resolution, resolvedOn: date, reshipmentId })
    const step = { action: 'resolve', status: resolution, postedAt: office.now(), ...noted(input.remark) }
    return { ...advance(office, tx, document, step), reshipmentId }
  })

interface Settlement {
  readonly document: StoredDocument
  readonly lines: readonly StoredShortageLine[]
  readonly resolution: ShortageResolution
  readonly date: string
}

function settleTransfer(office: Office, tx: Tx, settlement: Settlement & { readonly transferId: number }): null {
  const { document, transferId, resolution, date } = settlement
  const lines = settlement.lines.map((line) => ({ lineId: line.sourceLineId, quantity: line.quantity }))
  settleTransferShortage(office, tx, { shortageId: document.id, transferId, resolution, lines, date })
  return null
}

function settleShipment(
  office: Office,
  tx: Tx,
  settlement: Settlement & { readonly source: StoredDocument },
): number | null {
  const { document, source, lines, resolution, date } = settlement
  const distributorId = distributorOf(source)
  const warehouseId = warehouseOf(source)
  post(
    office,
    tx,
    { documentId: document.id, businessDate: date },
    entriesForShortage({
      ...{ resolution, distributorId, warehouseId, lines },
      ...placesOf(tx, distributorId),
      lossId: lossOf(tx),
    }),
  )
  if (resolution === 'found' || resolution === 'rejected')
    for (const line of lines)
      moveShipmentLine(tx, line.sourceLineId, { received: line.quantity, short: 0 - line.quantity })
  updateDerivedStatus(tx, source.id, 'confirmed')
  return resolution === 'reshipped' ? reship(office, tx, { document, source, lines }) : null
}

/** Sends missing goods again: reserved at once, at the price they were charged the first time, and charged no second time. */
function reship(
  office: Office,
  tx: Tx,
  claim: Pick<Settlement, 'document' | 'lines'> & { readonly source: StoredDocument },
): number {
  const { document, source, lines } = claim
  const distributorId = distributorOf(source)
  const warehouseId = warehouseOf(source)
  const sold = new Map(listShipmentLines(tx, source.id).map((line) => [line.id, line]))
  const again = lines.map(({ sourceLineId, skuId, quantity }) => {
    const sale = sold.get(sourceLineId)
    if (sale === undefined) throw new Refusal('notFound')
    const { tagPriceFen, rateBp, priceFen } = sale
    return { skuId, orderLineId: null, allocationLineId: null, quantity, tagPriceFen, rateBp, priceFen }
  })
  for (const line of again) addReservation(tx, warehouseId, line.skuId, line.quantity)
  const reshipment = openShipment(office, tx, {
    ...{ distributorId, warehouseId, chargeable: false, reference: source.number },
    lines: again,
  })
  insertLink(tx, document.id, reshipment.id)
  return reshipment.id
}
