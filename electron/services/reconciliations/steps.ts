import type { ParsedInput } from '../../../shared/contract'
import { reviewParts } from '../../../shared/domain/reconciliation/review'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ReviewPart } from '../../../shared/schemas/reconciliations'
import type { Reader } from '../../database/connection'
import { listDifferences } from '../../database/queries/reconciliations'
import { advance, inTransaction, type Office, requireStep } from '../office'

/** What no person has accepted or explained; two open differences that happen to cancel are still two open differences. */
function openPoints(reader: Reader, id: number): Pick<ReviewPart, 'count' | 'amountFen'> {
  const { proposed, unexplained } = reviewParts(listDifferences(reader, id))
  return { count: proposed.count + unexplained.count, amountFen: proposed.amountFen + unexplained.amountFen }
}

/** Closes the bridge. @throws Refusal unexplained while a difference is open, also one that is only proposed */
export function agreeReconciliation(office: Office, input: ParsedInput<'reconciliations.agree'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'reconciliation', input, ['open'])
    const { count, amountFen } = openPoints(tx, document.id)
    if (count > 0) throw new Refusal('unexplained', { count, amountFen })
    return advance(office, tx, document, { action: 'agree', status: 'agreed' })
  })
}

/**
 * Signs an agreed reconciliation; a manager may sign one that is still open, with the reason, which its history keeps.
 * @throws Refusal unexplained when something is open and the one who signs is no manager, or gives no reason
 */
export function signReconciliation(office: Office, input: ParsedInput<'reconciliations.sign'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'reconciliation', input, ['open', 'agreed'])
    const { count, amountFen } = openPoints(tx, document.id)
    const overrides = office.actor.roles.includes('manager') && input.reason !== ''
    if (count > 0 && !overrides) throw new Refusal('unexplained', { count, amountFen })
    const detail = { reason: input.reason, open: count, amountFen }
    return advance(office, tx, document, { action: 'sign', status: 'signed', detail })
  })
}

/** Puts a comparison aside, e.g. of the wrong file; the file may then be compared again. */
export function discardReconciliation(office: Office, input: ParsedInput<'reconciliations.discard'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'reconciliation', input, ['open', 'agreed'])
    return advance(office, tx, document, { action: 'discard', status: 'cancelled' })
  })
}
