import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { proposeLone, proposePair } from '../../../shared/domain/reconciliation/align'
import { Refusal } from '../../../shared/schemas/errors'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import type { Tx } from '../../database/connection'
import type { StoredDocument } from '../../database/queries/documents'
import { deleteRejection, insertRejection, updateLineKind } from '../../database/queries/reconciliation-answers'
import {
  confirmMatches,
  deleteDifferences,
  deleteMatch,
  insertDifference,
  insertMatch,
  type StoredDifference,
  updateDifference,
} from '../../database/queries/reconciliations'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { keptClass } from './classes'
import { type Comparison, comparisonOf, loneItems, pick } from './comparison'
import { getReconciliation } from './views'

type Change = (tx: Tx, comparison: Comparison) => Readonly<Record<string, string | number | null>>

/** Changes an open reconciliation and answers with it as it stands then. */
function change(
  office: Office,
  seen: { readonly id: number; readonly version: number },
  action: string,
  work: Change,
): ReconciliationDocument {
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'reconciliation', seen, ['open'])
    const detail = work(tx, comparisonOf(tx, document.id, ownerOf(document)))
    advance(office, tx, document, { action, status: 'open', detail })
  })
  return getReconciliation(office, seen)
}

function ownerOf(document: StoredDocument): number {
  if (document.distributorId === null) throw new Refusal('notFound')
  return document.distributorId
}

/**
 * Ties lines by hand; what they do not agree on stays as one difference, so the bridge never changes its sum.
 * @throws Refusal notFound when a line is not free, invalidInput when lines of one side alone do not cancel each other
 */
export function matchLines(office: Office, input: ParsedInput<'reconciliations.match'>): ReconciliationDocument {
  const ourIds = [...new Set(input.ourDocumentIds)]
  const theirIds = [...new Set(input.counterLineIds)]
  return change(office, input, 'match', (tx, comparison) => {
    const lone = loneItems(comparison)
    const ours = lone.ours.filter((item) => ourIds.includes(item.id))
    const theirs = lone.theirs.filter((item) => theirIds.includes(item.id))
    if (ours.length < ourIds.length || theirs.length < theirIds.length) throw new Refusal('notFound')
    if (ours.length + theirs.length < 2)
      throw new Refusal('invalidInput', {}, [{ path: 'ourDocumentIds', code: 'required' }])
    const difference = proposePair(ours, theirs)
    if (difference !== null && (ours.length === 0 || theirs.length === 0))
      throw new Refusal('invalidInput', {}, [{ path: 'counterLineIds', code: 'required' }])
    deleteDifferences(tx, differencesOf(comparison, ourIds, theirIds))
    const reconciliationId = comparison.stored.documentId
    const groupNo = Math.max(0, ...comparison.groups.map((group) => group.groupNo)) + 1
    insertMatch(tx, { reconciliationId, groupNo, pass: 'manual', confirmed: true, suggested: false, ourIds, theirIds })
    for (const pair of pairsOf(reconciliationId, ourIds, theirIds)) deleteRejection(tx, pair)
    // What their words mean is learned from whoever ties them.
    const kinds = new Set(ours.map(({ kind }) => kind))
    for (const { id, kind } of theirs)
      if (kind === 'other' && kinds.size === 1) updateLineKind(tx, id, [...kinds][0] ?? kind)
    if (difference !== null) {
      insertDifference(tx, {
        reconciliationId,
        differenceClass: keptClass(difference.class),
        ourDocumentId: ourIds[0] ?? null,
        counterLineId: theirIds[0] ?? null,
        quantity: difference.quantity,
        amountFen: difference.amountFen,
        explained: false,
      })
    }
    return { groupNo, ours: ourIds.length, theirs: theirIds.length }
  })
}

const differencesOf = (comparison: Comparison, ourIds: readonly number[], theirIds: readonly number[]): number[] =>
  comparison.differences
    .filter(
      ({ ourDocumentId, counterLineId }) =>
        (ourDocumentId !== null && ourIds.includes(ourDocumentId)) ||
        (counterLineId !== null && theirIds.includes(counterLineId)),
    )
    .map(({ id }) => id)

const pairsOf = (reconciliationId: number, ourIds: readonly number[], theirIds: readonly number[]) =>
  ourIds.flatMap((ourDocumentId) =>
    theirIds.map((counterLineId) => ({ reconciliationId, ourDocumentId, counterLineId })),
  )

/** Remembers that lines do not belong together; tying them by hand forgets it. @throws Refusal notFound when one is not there */
export function rejectTie(office: Office, input: ParsedInput<'reconciliations.reject'>): ReconciliationDocument {
  const { ourDocumentIds, counterLineIds } = input
  return change(office, input, 'rejectTie', (tx, comparison) => {
    const isKnown =
      ourDocumentIds.every((id) => comparison.ours.has(id)) && counterLineIds.every((id) => comparison.theirs.has(id))
    if (!isKnown) throw new Refusal('notFound')
    const pairs = pairsOf(comparison.stored.documentId, ourDocumentIds, counterLineIds)
    for (const pair of pairs) insertRejection(tx, pair)
    return { count: pairs.length }
  })
}

/** Parts a match again, and remembers it: every one of its lines becomes a difference of its own. @throws Refusal notFound */
export function unmatchLines(office: Office, input: ParsedInput<'reconciliations.unmatch'>): ReconciliationDocument {
  return change(office, input, 'unmatch', (tx, comparison) => {
    const group = comparison.groups.find(({ groupNo }) => groupNo === input.groupNo)
    if (group === undefined) throw new Refusal('notFound')
    const { documentId: reconciliationId, dateTo } = comparison.stored
    deleteDifferences(tx, differencesOf(comparison, group.ourIds, group.theirIds))
    deleteMatch(tx, reconciliationId, group.groupNo)
    for (const pair of pairsOf(reconciliationId, group.ourIds, group.theirIds)) insertRejection(tx, pair)
    const others = comparison.groups.filter((other) => other !== group)
    for (const side of ['ours', 'theirs'] as const) {
      const ids = side === 'ours' ? group.ourIds : group.theirIds
      const tied = others.flatMap((other) => (side === 'ours' ? other.ourIds : other.theirIds))
      const items = pick(comparison[side], ids)
      const proposals = proposeLone(items, pick(comparison[side], tied), side, dateTo)
      const sign = side === 'ours' ? 1 : -1
      for (const item of items) {
        insertDifference(tx, {
          reconciliationId,
          differenceClass: keptClass(proposals.get(item.id)?.class ?? 'unknown'),
          ourDocumentId: side === 'ours' ? item.id : null,
          counterLineId: side === 'theirs' ? item.id : null,
          quantity: sign * (item.quantity ?? 0),
          amountFen: sign * item.amountFen,
          explained: false,
        })
      }
    }
    return { groupNo: group.groupNo }
  })
}

/**
 * Keeps what a person says a difference is, and whether that settles it.
 * @throws Refusal notFound, invalidInput when it is to be settled as unknown without a word about it
 */
export function explainDifference(
  office: Office,
  input: ParsedInput<'reconciliations.explain'>,
): ReconciliationDocument {
  const { differenceId, differenceClass, explained, note } = input
  return change(office, input, 'explain', (tx, comparison) => {
    const difference = comparison.differences.find(({ id }) => id === differenceId)
    if (difference === undefined) throw new Refusal('notFound')
    if (explained && differenceClass === 'unknown' && note === '')
      throw new Refusal('invalidInput', {}, [{ path: 'note', code: 'required' }])
    updateDifference(tx, differenceId, { differenceClass, explained, note })
    return { from: difference.differenceClass, to: differenceClass, amountFen: difference.amountFen, note }
  })
}

/**
 * Accepts what differences are said to be as it stands, or takes that back; one that nobody can name needs a person's words instead.
 * @throws Refusal notFound, invalidInput when one of them is unknown
 */
export function acceptDifferences(
  office: Office,
  input: ParsedInput<'reconciliations.accept'>,
): ReconciliationDocument {
  const { accepted } = input
  const ids = new Set(input.differenceIds)
  return change(office, input, accepted ? 'accept' : 'takeBack', (tx, comparison) => {
    const chosen = comparison.differences.filter(({ id }) => ids.has(id))
    if (chosen.length < ids.size) throw new Refusal('notFound')
    if (accepted && chosen.some(({ differenceClass, note }) => differenceClass === 'unknown' && note === ''))
      throw new Refusal('invalidInput', {}, [{ path: 'differenceIds', code: 'required' }])
    for (const { id, differenceClass, note } of chosen)
      updateDifference(tx, id, { differenceClass, explained: accepted, note })
    if (accepted) confirmMatches(tx, comparison.stored.documentId, suggestedWith(comparison, chosen))
    return { count: chosen.length, amountFen: sumOf(chosen.map(({ amountFen }) => amountFen)) }
  })
}

/** The suggested ties that some differences are of: whoever accepts what is left of them confirms them too. */
const suggestedWith = ({ groups }: Comparison, differences: readonly StoredDifference[]): number[] =>
  groups
    .filter(({ suggested }) => suggested)
    .filter(({ ourIds, theirIds }) =>
      differences.some(
        ({ ourDocumentId, counterLineId }) =>
          ourIds.includes(ourDocumentId ?? 0) || theirIds.includes(counterLineId ?? 0),
      ),
    )
    .map(({ groupNo }) => groupNo)

/** Confirms ties that go by amount, days or goods alone, so that they stand in every further run. @throws Refusal notFound */
export function confirmTies(office: Office, input: ParsedInput<'reconciliations.confirm'>): ReconciliationDocument {
  const groupNos = [...new Set(input.groupNos)]
  return change(office, input, 'confirmTies', (tx, comparison) => {
    const known = new Set(comparison.groups.map(({ groupNo }) => groupNo))
    if (groupNos.some((groupNo) => !known.has(groupNo))) throw new Refusal('notFound')
    confirmMatches(tx, comparison.stored.documentId, groupNos)
    return { count: groupNos.length }
  })
}
