import { assertNever } from '../../shared/domain/assert-never'
import { addDays } from '../../shared/domain/days'
import { type AccountLeg, moneyOnly } from '../../shared/domain/posting/legs'
import type { DocumentStatus } from '../../shared/schemas/documents'
import type { AccountPart } from '../../shared/schemas/ledgers'
import type { Tx } from '../database/connection'
import { saveAdjustmentRow } from '../database/queries/adjustments'
import { insertHistoryReturn, insertHistoryShipment } from '../database/queries/history'
import { saveReceiptRow } from '../database/queries/receipts'
import { assertMaySee, type Office, openDocument } from './office'
import { post } from './posting'

/** What another system's account can be brought over as. */
export type HistoryKind = 'shipment' | 'return' | 'receipt' | 'adjustment'

/** A document of another system: whom, when, how much; no lines. */
export interface HistoryDocument {
  readonly kind: HistoryKind
  readonly distributorId: number
  readonly businessDate: string
  readonly reference: string
  /** Pieces in the document's own sign: sent, or come back. */
  readonly quantity: number
  /**
   * Fen in the document's own sign: charged for a shipment, credited for a return, received for a receipt, owed more (+) or less (−)
   * for an adjustment. So a return of 100 is +100 here and −100 on the account.
   */
  readonly amountFen: number
  readonly importId: number
  /** Which part of the account it stands on; the receivable unless said otherwise. */
  readonly part?: AccountPart
  /** Days until a shipment is due; the other kinds have none. */
  readonly paymentTermsDays: number
}

const finalStatus = {
  shipment: 'confirmed',
  return: 'inspected',
  receipt: 'posted',
  adjustment: 'posted',
} as const satisfies Record<HistoryKind, DocumentStatus>

/**
 * Brings over a document of another system: it stands in its last state and on the receivable, and moves no goods, because its
 * lines are not known. The caller opens the transaction, so that a whole file is one.
 * @throws Refusal notFound, periodLocked
 */
export function insertHistoryDocument(office: Office, tx: Tx, history: HistoryDocument): { readonly id: number } {
  const { kind, distributorId, businessDate, reference, quantity, amountFen, importId } = history
  assertMaySee(office, distributorId)
  const { id } = openDocument(
    office,
    tx,
    {
      kind,
      status: finalStatus[kind],
      businessDate,
      distributorId,
      quantity,
      amountFen,
      reference,
      origin: 'history',
      importId,
    },
    'import',
  )
  insertBeside(tx, id, history)
  const legs = [legOf(history)].filter((leg) => leg.amountFen !== 0 || leg.quantity !== 0)
  post(office, tx, { documentId: id, businessDate }, moneyOnly(legs))
  return { id }
}

function insertBeside(tx: Tx, documentId: number, history: HistoryDocument): void {
  const { kind, businessDate, reference, amountFen, part = 'receivable' } = history
  if (kind === 'shipment') insertHistoryShipment(tx, documentId, businessDate)
  else if (kind === 'return') insertHistoryReturn(tx, documentId, businessDate)
  else if (kind === 'receipt')
    saveReceiptRow(tx, { documentId, method: 'other', bankReference: '', payerName: '', fairId: null }, [
      { part, amountFen },
    ])
  else
    saveAdjustmentRow(tx, {
      documentId,
      adjustmentKind: 'other',
      part,
      counterPart: null,
      movedFen: amountFen,
      basis: reference,
      approvedBy: null,
    })
}

function legOf(history: HistoryDocument): AccountLeg {
  const { kind, distributorId, businessDate, paymentTermsDays, quantity, amountFen, part = 'receivable' } = history
  const leg = (sign: 1 | -1, entryKind: AccountLeg['kind'], dueDate: string | null = null): AccountLeg => ({
    distributorId,
    part,
    kind: entryKind,
    quantity: sign === 1 ? quantity : 0 - quantity,
    amountFen: sign === 1 ? amountFen : 0 - amountFen,
    dueDate,
  })
  switch (kind) {
    case 'shipment':
      return leg(1, 'shipment', addDays(businessDate, paymentTermsDays))
    case 'return':
      return leg(-1, 'return')
    case 'receipt':
      return leg(-1, amountFen < 0 ? 'refund' : 'receipt')
    case 'adjustment':
      return leg(1, 'adjustment')
    default:
      return assertNever(kind)
  }
}
