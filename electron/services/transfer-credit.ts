import type { ParsedInput } from '../../shared/contract'
import type { CreditState } from '../../shared/schemas/credit'
import type { DocumentStep } from '../../shared/schemas/documents'
import type { Reader, Tx } from '../database/connection'
import { findDocument, type StoredDocument } from '../database/queries/documents'
import { findTransfer } from '../database/queries/transfers'
import { assertCredit, type CreditQuestion, creditState, giveLeave } from './credit'
import { inTransaction, type Office, type ReadingOffice } from './office'
import { requireTransferStep } from './transfer-ends'

/** What a transfer asks of its receiver's credit; undefined where nobody will be charged, or it is too late to stop it. */
function questionOf(reader: Reader, document: StoredDocument, day: string): CreditQuestion | undefined {
  const transfer = findTransfer(reader, document.id)
  if (transfer === undefined || transfer.toDistributorId === null || transfer.toAmountFen === 0) return undefined
  if (document.status !== 'requested' && document.status !== 'approved') return undefined
  const { toDistributorId: distributorId, toAmountFen: thisFen } = transfer
  // Once it is agreed it counts as on its way; here it counts as what is about to be charged.
  const alreadyCountedFen = document.status === 'approved' ? thisFen : 0
  return { distributorId, thisFen, alreadyCountedFen, under: { kind: 'transfer', ids: [document.id] }, day }
}

/** Refuses a transfer whose receiver could not be charged for it. @throws Refusal creditExceeded, creditOverdue */
export function assertReceiverCredit(office: Office, tx: Tx, document: StoredDocument): void {
  const question = questionOf(tx, document, office.today())
  if (question !== undefined) assertCredit(tx, question)
}

/** Where the receiver stands with a transfer; null where nobody is charged, and for whoever does not look after the receiver. */
export function transferCredit(office: ReadingOffice, id: number): CreditState | null {
  const { connection, actor } = office
  const document = findDocument(connection, 'transfer', id)
  const question = document && questionOf(connection, document, office.today())
  if (question === undefined || actor.distributorIds?.includes(question.distributorId) === false) return null
  return creditState(connection, question)
}

/** Lets a transfer pass its receiver's credit gate. @throws Refusal stale, wrongState, limitExceeded, invalidInput */
export const releaseTransferCredit = (office: Office, input: ParsedInput<'transfers.releaseCredit'>): DocumentStep =>
  inTransaction(office, (tx) =>
    giveLeave(office, tx, requireTransferStep(office, input, ['requested', 'approved']), input),
  )
