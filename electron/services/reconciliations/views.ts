import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import type { ReconciliationItem } from '../../../shared/domain/reconciliation'
import { reconciliationKinds } from '../../../shared/domain/reconciliation'
import { alignBooks, type OurDocument, proposeLone, proposePair } from '../../../shared/domain/reconciliation/align'
import { reviewOf, reviewParts } from '../../../shared/domain/reconciliation/review'
import { Refusal } from '../../../shared/schemas/errors'
import type {
  ComparedLine,
  ComparedPair,
  DifferenceRow,
  ReconciliationDocument,
  ReconciliationRow,
} from '../../../shared/schemas/reconciliations'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../../database/connection'
import { listDocuments } from '../../database/queries/document-lists'
import {
  findReconciliation,
  listCounterLines,
  listDifferences,
  listMatches,
  listReconciliationFigures,
  type StoredCounterLine,
  type StoredDifference,
  type StoredMatch,
  type StoredReconciliation,
} from '../../database/queries/reconciliations'
import { documentHead, type ReadingOffice, requireDocument } from '../office'
import { keptClass } from './classes'
import { ourSide } from './ours'

/** The reconciliations of a filter. */
export function listReconciliations(
  office: ReadingOffice,
  input: ParsedInput<'reconciliations.list'>,
): Page<ReconciliationRow> {
  const { distributorIds } = office.actor
  const page = listDocuments(office.connection, 'reconciliation', input, { distributorIds })
  const figures = listReconciliationFigures(
    office.connection,
    page.rows.map((row) => row.id),
  )
  const rows = page.rows.flatMap((row) => {
    const own = figures.get(row.id)
    return own ? [{ ...row, ...own }] : []
  })
  return { rows, next: page.next }
}

/** Lines that were tied, by the number of their match. */
export interface MatchGroup {
  readonly groupNo: number
  readonly pass: StoredMatch['pass']
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
}

/** Everything a reconciliation consists of, both sides as the matching rules see them. */
export interface Comparison {
  readonly stored: StoredReconciliation
  readonly documents: ReadonlyMap<number, OurDocument>
  readonly ours: ReadonlyMap<number, ReconciliationItem>
  readonly theirs: ReadonlyMap<number, ReconciliationItem>
  readonly lines: ReadonlyMap<number, StoredCounterLine>
  readonly groups: readonly MatchGroup[]
  readonly differences: readonly StoredDifference[]
}

const kindOf = (text: string): ReconciliationItem['kind'] =>
  reconciliationKinds.find((kind) => kind === text) ?? 'other'

const itemOf = (line: StoredCounterLine): ReconciliationItem => ({
  id: line.id,
  date: line.businessDate,
  kind: kindOf(line.kind),
  reference: line.reference,
  text: line.text,
  quantity: line.quantity,
  amountFen: line.amountFen,
})

const byId = <Row extends { readonly id: number }>(rows: readonly Row[]): Map<number, Row> =>
  new Map(rows.map((row) => [row.id, row]))

/** Reads a reconciliation back; our side comes from the ledger, which has not changed up to the entry it was compared at. */
export function comparisonOf(reader: Reader, id: number, distributorId: number): Comparison {
  const stored = findReconciliation(reader, id)
  if (stored === undefined) throw new Refusal('notFound')
  const { dateFrom, dateTo, throughEntryId } = stored
  const { documents } = ourSide(reader, { distributorId, dateFrom, dateTo, throughEntryId })
  const lines = listCounterLines(reader, id)
  const aligned = alignBooks(documents, lines.map(itemOf))
  const groups = [...Map.groupBy(listMatches(reader, id), (tie) => tie.groupNo)].map(([groupNo, ties]) => ({
    groupNo,
    pass: ties[0]?.pass ?? 'manual',
    ourIds: ties.flatMap((tie) => tie.ourDocumentId ?? []),
    theirIds: ties.flatMap((tie) => tie.counterLineId ?? []),
  }))
  return {
    stored,
    documents: byId(documents),
    ours: byId(aligned.ours),
    theirs: byId(aligned.theirs),
    lines: byId(lines),
    groups,
    differences: listDifferences(reader, id),
  }
}

/** The items of some numbers; a number that is not there is left out. */
export const pick = <Item>(items: ReadonlyMap<number, Item>, ids: readonly number[]): Item[] =>
  ids.flatMap((id) => items.get(id) ?? [])

/** The lines of both sides that no match holds. */
export function loneItems(comparison: Comparison): {
  readonly ours: readonly ReconciliationItem[]
  readonly theirs: readonly ReconciliationItem[]
} {
  const ours = new Set(comparison.groups.flatMap((group) => group.ourIds))
  const theirs = new Set(comparison.groups.flatMap((group) => group.theirIds))
  return {
    ours: [...comparison.ours.values()].filter((item) => !ours.has(item.id)),
    theirs: [...comparison.theirs.values()].filter((item) => !theirs.has(item.id)),
  }
}

function pairsOf(comparison: Comparison): ComparedPair[] {
  const ourLine = (item: ReconciliationItem): ComparedLine => ({
    ...item,
    text: comparison.documents.get(item.id)?.number ?? '',
  })
  const theirLine = (item: ReconciliationItem): ComparedLine => ({
    ...item,
    text: comparison.lines.get(item.id)?.text ?? '',
  })
  const pair = (
    group: Pick<ComparedPair, 'groupNo' | 'pass'>,
    ours: readonly ReconciliationItem[],
    theirs: readonly ReconciliationItem[],
  ): ComparedPair => ({
    ...group,
    ours: ours.map(ourLine),
    theirs: theirs.map(theirLine),
    differenceFen: sumOf([...ours.map((item) => item.amountFen), ...theirs.map((item) => -item.amountFen)]),
  })
  const alone = { groupNo: 0, pass: null }
  const lone = loneItems(comparison)
  const pairs = [
    ...comparison.groups.map(({ groupNo, pass, ourIds, theirIds }) =>
      pair({ groupNo, pass }, pick(comparison.ours, ourIds), pick(comparison.theirs, theirIds)),
    ),
    ...lone.ours.map((item) => pair(alone, [item], [])),
    ...lone.theirs.map((item) => pair(alone, [], [item])),
  ]
  const dayOf = ({ ours, theirs }: ComparedPair) => ours[0]?.date ?? theirs[0]?.date ?? ''
  return pairs.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
}

/** Why the rules propose each difference's class; said only while the class is still the proposed one. */
function reasonsOf(comparison: Comparison): (difference: StoredDifference) => string | null {
  const lone = loneItems(comparison)
  const matched = (side: 'ours' | 'theirs') => {
    const alone = new Set(lone[side])
    return [...comparison[side].values()].filter((item) => !alone.has(item))
  }
  const end = comparison.stored.dateTo
  const ours = proposeLone(lone.ours, matched('ours'), 'ours', end)
  const theirs = proposeLone(lone.theirs, matched('theirs'), 'theirs', end)
  return ({ differenceClass, ourDocumentId, counterLineId }) => {
    const group = comparison.groups.find(
      ({ ourIds, theirIds }) =>
        (ourDocumentId !== null && ourIds.includes(ourDocumentId)) ||
        (counterLineId !== null && theirIds.includes(counterLineId)),
    )
    const proposal = group
      ? proposePair(pick(comparison.ours, group.ourIds), pick(comparison.theirs, group.theirIds))
      : ourDocumentId !== null
        ? ours.get(ourDocumentId)
        : counterLineId !== null
          ? theirs.get(counterLineId)
          : undefined
    if (differenceClass === 'cutOff' && proposal?.class !== 'cutOff' && !group) return 'bookedAcrossStart'
    if (!group && ourDocumentId === null && counterLineId === null)
      return differenceClass === 'openingDifference' ? 'openingsDiffer' : null
    return proposal && keptClass(proposal.class) === differenceClass ? proposal.reason : null
  }
}

function differenceRows(comparison: Comparison): DifferenceRow[] {
  const reasonOf = reasonsOf(comparison)
  return comparison.differences.map((difference) => {
    const { ourDocumentId, counterLineId } = difference
    const ours = ourDocumentId === null ? undefined : comparison.documents.get(ourDocumentId)
    const theirs = counterLineId === null ? undefined : comparison.lines.get(counterLineId)
    return {
      id: difference.id,
      differenceClass: difference.differenceClass,
      ourDocumentId,
      ourNumber: ours?.number ?? '',
      counterLineId,
      date: ours?.date ?? theirs?.businessDate ?? null,
      reference: ours?.reference || ours?.number || theirs?.reference || '',
      quantity: difference.quantity,
      amountFen: difference.amountFen,
      explained: difference.explained,
      review: reviewOf(difference),
      note: difference.note,
      reason: reasonOf(difference),
    }
  })
}

/** A reconciliation with both books side by side, its differences, and the bridge between the two balances. */
export function getReconciliation(
  office: ReadingOffice,
  { id }: ParsedInput<'reconciliations.get'>,
): ReconciliationDocument {
  const { distributorId } = requireDocument(office, 'reconciliation', id)
  if (distributorId === null) throw new Refusal('notFound')
  const comparison = comparisonOf(office.connection, id, distributorId)
  const { stored, differences } = comparison
  const review = reviewParts(differences)
  return {
    ...documentHead(office, 'reconciliation', id),
    dateFrom: stored.dateFrom,
    dateTo: stored.dateTo,
    fileName: stored.fileName,
    signConvention: stored.signConvention,
    ourOpeningFen: stored.ourOpeningFen,
    ourClosingFen: stored.ourClosingFen,
    theirOpeningFen: stored.theirOpeningFen,
    theirClosingFen: stored.theirClosingFen,
    pairs: pairsOf(comparison),
    differences: differenceRows(comparison),
    review,
    explainedFen: review.explained.amountFen,
    proposedFen: review.proposed.amountFen,
    unexplainedFen: review.unexplained.amountFen,
  }
}
