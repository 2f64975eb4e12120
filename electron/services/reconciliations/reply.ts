import type { ParsedInput } from '../../../shared/contract'
import { Refusal } from '../../../shared/schemas/errors'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { findDocument } from '../../database/queries/documents'
import { findDistributor } from '../../database/queries/masters'
import { findLastEntryId } from '../../database/queries/statements'
import { advance, assertMaySee, inTransaction, type Office } from '../office'
import { carriedInto } from './carried'
import { ourSide } from './ours'
import { misadded } from './run'
import { storeReconciliation } from './start'
import { getReconciliation } from './views'

/**
 * Keeps an answer that is a balance and nothing else. Equal to ours it is agreed at once; else it stays open with what it differs by.
 * @throws Refusal notFound, invalidInput
 */
export function replyWithBalance(office: Office, input: ParsedInput<'reconciliations.reply'>): ReconciliationDocument {
  const { distributorId, dateFrom, dateTo, theirClosingFen, note } = input
  assertMaySee(office, distributorId)
  if (dateFrom > dateTo) throw new Refusal('invalidInput', {}, [{ path: 'dateTo', code: 'periodBackwards' }])
  const id = inTransaction(office, (tx) => {
    if (findDistributor(tx, distributorId) === undefined) throw new Refusal('notFound')
    const throughEntryId = findLastEntryId(tx)
    const carried = carriedInto(tx, distributorId, dateFrom)
    const lateAfterId = carried?.lateAfterId ?? null
    const ours = ourSide(tx, { distributorId, dateFrom, dateTo, throughEntryId, lateAfterId })
    const reconciliationId = storeReconciliation(office, tx, {
      ...{ distributorId, dateFrom, dateTo, throughEntryId, fileName: note, fileHash: '', signConvention: '' },
      ...{ ourOpeningFen: ours.openingFen, ourClosingFen: ours.closingFen, theirOpeningFen: null, theirClosingFen },
      ...{ replyKind: 'balance', previousId: carried?.previousId ?? null, carried: [], lines: [], matches: [] },
      differences: misadded(ours.closingFen - theirClosingFen, []),
    })
    const document = findDocument(tx, 'reconciliation', reconciliationId)
    if (document !== undefined && ours.closingFen === theirClosingFen)
      advance(office, tx, document, { action: 'agree', status: 'agreed' })
    return reconciliationId
  })
  return getReconciliation(office, { id })
}
