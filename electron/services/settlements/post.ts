import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { Refusal } from '../../../shared/schemas/errors'
import type { OpenEntry, SettlementPosted } from '../../../shared/schemas/settlements'
import type { Tx } from '../../database/connection'
import {
  findEntryDocument,
  findSettlement,
  insertPosting,
  insertSettlement,
  insertSettlementUndo,
  listIdleDifferences,
  listPostingEdges,
  type SettledEdge,
} from '../../database/queries/settlements'
import { reverseAdjustment } from '../adjustments'
import { assertMaySee, inTransaction, type Office, staleRefusal } from '../office'
import { fieldRefusal } from '../steps'
import { writeDifference } from './difference'
import { tellSettled } from './history'
import { openSides } from './open'

type Posting = ParsedInput<'settlements.post'>

/**
 * Joins credits and charges of one account to the fen, all of them or none. The ledger stays as it is: only how old what is owed is
 * follows from it, never how much.
 * @throws Refusal stale when another desk settled one of them first, invalidInput for more than is open, notFound
 */
export function postSettlements(office: Office, input: Posting): SettlementPosted {
  const { distributorId } = input
  assertMaySee(office, distributorId)
  return inTransaction(office, (tx) => {
    const { credits, charges } = openSides(tx, distributorId)
    const creditsById = new Map(credits.map((entry) => [entry.entryId, entry]))
    const chargesById = new Map(charges.map((entry) => [entry.entryId, entry]))
    assertSeen(office, tx, input, new Map([...creditsById, ...chargesById]))
    const written = writeDifference(office, tx, input, { credits: creditsById, charges: chargesById })
    if (written !== null)
      (written.side === 'credits' ? creditsById : chargesById).set(written.entry.entryId, written.entry)
    const edges = [...input.edges, ...(written?.edges ?? [])]
    assertOpen(edges, creditsById, 'creditId')
    assertOpen(edges, chargesById, 'chargeId')
    const act = { userId: office.actor.userId, at: office.now() }
    const postingId = insertPosting(tx, distributorId, { ...act, differenceId: written?.entry.documentId ?? null })
    for (const edge of edges) insertSettlement(tx, postingId, edge, act)
    tellSettled(
      office,
      tx,
      edges.map(({ creditId, chargeId, amountFen }) => ({
        creditDocumentId: creditsById.get(creditId)?.documentId ?? 0,
        chargeDocumentId: chargesById.get(chargeId)?.documentId ?? 0,
        amountFen,
      })),
      { action: 'settle' },
    )
    const amountFen = sumOf(edges.map((edge) => edge.amountFen))
    return { postingId, edgeCount: edges.length, amountFen, differenceNumber: written?.entry.documentNumber ?? '' }
  })
}

/** Every entry has to have open what it had when somebody decided; an entry that is gone was settled or reversed meanwhile. */
function assertSeen(
  office: Office,
  tx: Tx,
  { seen, distributorId }: Posting,
  entries: ReadonlyMap<number, OpenEntry>,
): void {
  for (const [index, { entryId, openFen }] of seen.entries()) {
    if (entries.get(entryId)?.openFen === openFen) continue
    const document = findEntryDocument(tx, distributorId, entryId)
    if (document === undefined) throw fieldRefusal(`seen.${index}.entryId`, 'unknown')
    throw staleRefusal(office, document)
  }
}

/** No side gives more than it has. @throws Refusal invalidInput at the edge that goes too far */
function assertOpen(
  edges: Posting['edges'],
  open: ReadonlyMap<number, OpenEntry>,
  side: 'creditId' | 'chargeId',
): void {
  const taken = new Map<number, number>()
  for (const [index, edge] of edges.entries()) {
    const id = edge[side]
    const entry = open.get(id)
    if (entry === undefined) throw fieldRefusal(`edges.${index}.${side}`, 'unknown')
    const fen = sumOf([taken.get(id) ?? 0, edge.amountFen])
    if (fen > entry.openFen) throw fieldRefusal(`edges.${index}.amountFen`, 'tooBig')
    taken.set(id, fen)
  }
}

/**
 * Takes settlements away again, at any time: the rows stay, a record says who did it. Ageing follows; balances do not, except that a small
 * difference written off with them is reversed once nothing of it counts any more.
 * @throws Refusal notFound, settlementUndone when one of them was taken away before
 */
export function undoSettlements(
  office: Office,
  { ids, postingId, reason }: ParsedInput<'settlements.undo'>,
): { readonly undone: number } {
  return inTransaction(office, (tx) => {
    const ofPosting = postingId === undefined ? [] : listPostingEdges(tx, postingId)
    const edges = [...new Set([...ids, ...ofPosting])].map((id) => requireCounting(office, tx, id))
    if (edges.length === 0) throw new Refusal('settlementUndone')
    const act = { userId: office.actor.userId, at: office.now(), reason, documentId: null }
    for (const { id } of edges) insertSettlementUndo(tx, id, act)
    tellSettled(office, tx, edges, { action: 'unsettle', ...(reason === '' ? {} : { reason }) })
    for (const difference of listIdleDifferences(
      tx,
      edges.map(({ id }) => id),
    ))
      reverseAdjustment(office, { ...difference, reason })
    return { undone: edges.length }
  })
}

function requireCounting(office: Office, tx: Tx, id: number): SettledEdge {
  const edge = findSettlement(tx, id)
  if (edge === undefined) throw new Refusal('notFound')
  assertMaySee(office, edge.distributorId)
  if (!edge.active) throw new Refusal('settlementUndone')
  return edge
}
