import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { givenUpOf } from '../../../shared/domain/production'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { Tx } from '../../database/connection'
import { closeProductionRow, listProductionLines } from '../../database/queries/production'
import { findLineage, giveUpPieces } from '../../database/queries/production-lineage'
import { insertAcceptance } from '../../database/queries/production-steps'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { storeReached } from './following'
import { deliveryOf } from './tolerance'

/**
 * Closes a production order although less came than was asked for (短交结案); what is given up can be asked of a factory again.
 * @throws Refusal stale, wrongState, underTolerance when more is missing than the tolerance allows
 */
export const closeProduction = (office: Office, input: ParsedInput<'production.close'>): DocumentStep =>
  close(office, input, false)

/** The same although more is missing than the tolerance allows, and remembers who accepted that. @throws Refusal stale, wrongState */
export const closeProductionBeyond = (office: Office, input: ParsedInput<'production.closeBeyond'>): DocumentStep =>
  close(office, input, true)

const close = (office: Office, input: ParsedInput<'production.close'>, accepts: boolean): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, ['partlyReceived'])
    const { worstUnder, beyondUnder } = deliveryOf(tx, document.id)
    if (worstUnder !== null && !accepts)
      throw new Refusal('underTolerance', {
        ...{ number: document.number, style: worstUnder.style },
        ...{ allowed: worstUnder.allowed, quantity: worstUnder.under },
      })
    const { reason } = input
    if (beyondUnder > 0)
      insertAcceptance(tx, {
        ...{ productionOrderId: document.id, goodsReceiptId: null, kind: 'under', quantity: beyondUnder, reason },
        ...{ userId: office.actor.userId, at: office.now() },
      })
    const missing = giveUpRest(tx, document.id)
    closeProductionRow(tx, document.id, reason)
    storeReached(tx, document, office.today())
    return advance(office, tx, document, {
      action: 'closeShort',
      status: 'completed',
      detail: { reason, quantity: missing },
    })
  })

/** Gives up what did not come, the orders that were last first; answers how many pieces. */
function giveUpRest(tx: Tx, id: number): number {
  const lines = listProductionLines(tx, id)
  for (const line of lines) {
    if (line.receivedQuantity >= line.quantity) continue
    const { sources } = findLineage(tx, line.id)
    const given = givenUpOf(sources, line.receivedQuantity)
    for (const [at, source] of sources.entries()) {
      const quantity = given[at] ?? 0
      if (quantity > 0) giveUpPieces(tx, { productionLineId: line.id, orderLineId: source.orderLineId, quantity })
    }
  }
  return sumOf(lines.map((line) => Math.max(0, line.quantity - line.receivedQuantity)))
}
