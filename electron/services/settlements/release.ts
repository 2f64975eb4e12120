import type { Tx } from '../../database/connection'
import { insertSettlementUndo, listSettledEdges } from '../../database/queries/settlements'
import type { Office } from '../office'
import { tellSettled } from './history'

/**
 * Takes away every settlement of a document whose entries were just mirrored: what never was can neither pay nor be paid. The other
 * side is open again, and both histories say so.
 */
export function releaseSettlements(office: Office, tx: Tx, documentId: number): void {
  const edges = listSettledEdges(tx, documentId)
  if (edges.length === 0) return
  const act = { userId: office.actor.userId, at: office.now() }
  for (const { id } of edges) insertSettlementUndo(tx, id, { ...act, reason: '', documentId })
  tellSettled(office, tx, edges, { action: 'unsettle' })
}
