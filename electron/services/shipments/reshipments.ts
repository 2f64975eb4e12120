import type { Tx } from '../../database/connection'
import { findDocument, updateDerivedStatus } from '../../database/queries/documents'
import { findReshippedShortage, updateShortageResolution } from '../../database/queries/shortages'
import { advance, type Office } from '../office'
import { reverse } from '../posting'

/**
 * A reshipment that never left, or was taken back, settles nothing: the claim is open again and its goods stand in transit again, so that
 * the distributor is not left charged for goods that nobody owes it any more. Dated today.
 */
export function reopenShortage(office: Office, tx: Tx, reshipmentId: number): void {
  const found = findReshippedShortage(tx, reshipmentId)
  const document = found && findDocument(tx, 'shortage', found.documentId)
  if (document === undefined || found === undefined)
    throw new Error(`no shortage belongs to reshipment ${reshipmentId}`)
  reverse(office, tx, { documentId: document.id, businessDate: office.today() }, [])
  updateShortageResolution(tx, document.id, { resolution: null, resolvedOn: null, reshipmentId: null })
  updateDerivedStatus(tx, found.sourceId, 'short')
  advance(office, tx, document, { action: 'reopen', status: 'open' })
}
