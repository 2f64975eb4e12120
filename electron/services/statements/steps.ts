import type { ParsedInput } from '../../../shared/contract'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import { findNextStatement, updateAgreement } from '../../database/queries/statements'
import { advance, inTransaction, type Office, requireStep } from '../office'

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

/** Keeps the distributor's objection; what is put right is posted and appears in the next statement, or in this one made anew. */
export function disputeStatement(office: Office, input: ParsedInput<'statements.dispute'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'statement', input, ['issued'])
    return advance(office, tx, document, { action: 'dispute', status: 'disputed', detail: { reason: input.reason } })
  })
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
