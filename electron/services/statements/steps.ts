import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { chargedByDocument } from '../../../shared/domain/statements'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { StatementDispute, StatementView } from '../../../shared/schemas/statements'
import { findNextStatement, saveStatementDisputes, updateAgreement } from '../../database/queries/statements'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { fieldRefusal } from '../steps'
import { getStatement } from './views'

/** Hands a statement to the distributor; from here on it never changes. */
export function issueStatement(office: Office, input: ParsedInput<'statements.issue'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'statement', input, ['draft'])
    return advance(office, tx, document, { action: 'issue', status: 'issued' })
  })
}

/** Keeps the distributor's agreement: signed, or deemed when the agreed days passed without a word; the two are not the same evidence. */
export function confirmStatement(office: Office, input: ParsedInput<'statements.confirm'>): DocumentStep {
  const { agreement, note } = input
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'statement', input, ['issued', 'disputed'])
    updateAgreement(tx, document.id, { agreement, note })
    return advance(office, tx, document, { action: 'confirm', status: 'confirmed', detail: { agreement, note } })
  })
}

/**
 * Keeps the distributor's objection, to some documents or to all of it: that much is not collected until it is settled. What is put right is
 * posted and appears in the next statement, or in this one made anew. Said again, the newer words hold.
 * @throws Refusal invalidInput for a document the statement does not charge, or for more than it charges
 */
export function disputeStatement(office: Office, input: ParsedInput<'statements.dispute'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'statement', input, ['issued', 'disputed'])
    const { view } = getStatement(office, { id: document.id })
    assertCharged(view, input.lines)
    saveStatementDisputes(tx, document.id, input.lines)
    const amountFen = input.lines.length === 0 ? null : sumOf(input.lines.map((line) => line.amountFen))
    const detail = { reason: input.reason, ...(amountFen === null ? {} : { amountFen }) }
    return advance(office, tx, document, { action: 'dispute', status: 'disputed', detail })
  })
}

/** Nobody can dispute more of a document than the statement asks for. */
function assertCharged(view: StatementView, lines: readonly StatementDispute[]): void {
  const charged = chargedByDocument(view.lines)
  const seen = new Set<number>()
  for (const [index, { documentId, amountFen }] of lines.entries()) {
    const fen = charged.get(documentId)
    if (fen === undefined) throw fieldRefusal(`lines.${index}.documentId`, 'unknown')
    if (seen.has(documentId)) throw fieldRefusal(`lines.${index}.documentId`, 'repeated')
    if (amountFen > fen) throw fieldRefusal(`lines.${index}.amountFen`, 'tooBig')
    seen.add(documentId)
  }
}

/** Files a statement that is settled one way or the other. */
export function closeStatement(office: Office, input: ParsedInput<'statements.close'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'statement', input, ['confirmed', 'disputed'])
    return advance(office, tx, document, { action: 'close', status: 'closed' })
  })
}

/**
 * Takes a draft away, so that its days can be stated differently.
 * @throws Refusal periodStated when a later statement already opens with what this one closes with
 */
export function discardStatement(office: Office, input: ParsedInput<'statements.discard'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'statement', input, ['draft'])
    const next = findNextStatement(tx, document.id)
    if (next !== undefined) {
      const { number, dateFrom, dateTo, distributorCode } = next
      throw new Refusal('periodStated', { distributor: distributorCode, number, from: dateFrom, through: dateTo })
    }
    return advance(office, tx, document, { action: 'discard', status: 'superseded' })
  })
}
