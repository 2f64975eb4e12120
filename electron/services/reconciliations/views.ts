import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import type { ReconciliationItem } from '../../../shared/domain/reconciliation'
import { type OurDocument, proposeLone, proposePair } from '../../../shared/domain/reconciliation/align'
import { nextStepOf } from '../../../shared/domain/reconciliation/next-step'
import { pieceBridge } from '../../../shared/domain/reconciliation/pieces'
import { reviewOf, reviewParts } from '../../../shared/domain/reconciliation/review'
import { suggestTies } from '../../../shared/domain/reconciliation/suggestions'
import { setsOf } from '../../../shared/domain/reconciliation/sums'
import type { LinkRow } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type {
  ComparedLine,
  ComparedPair,
  DifferenceRow,
  ReconciliationDocument,
  ReconciliationRow,
  SuggestedTie,
} from '../../../shared/schemas/reconciliations'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../../database/connection'
import { listDocuments } from '../../database/queries/document-lists'
import { findDocument } from '../../database/queries/documents'
import {
  countDocumentsSince,
  listReconciliationFigures,
  type StoredDifference,
} from '../../database/queries/reconciliations'
import { documentHead, type ReadingOffice, requireDocument } from '../office'
import { keptClass } from './classes'
import { type Comparison, comparisonOf, loneItems, pick, windowOf } from './comparison'
import { earlierOf, saysTheirs } from './earlier'
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

function linesOf(comparison: Comparison) {
  const carried = new Set(comparison.carried.map(({ ourDocumentId }) => ourDocumentId))
  return {
    ours: (item: ReconciliationItem): ComparedLine => ({
      ...item,
      text: comparison.documents.get(item.id)?.number ?? '',
      carried: carried.has(item.id),
    }),
    theirs: (item: ReconciliationItem): ComparedLine => ({
      ...item,
      text: comparison.lines.get(item.id)?.text ?? '',
      carried: (comparison.lines.get(item.id)?.carriedFromId ?? null) !== null,
    }),
  }
}

function pairsOf(comparison: Comparison): ComparedPair[] {
  const lines = linesOf(comparison)
  const pair = (
    group: Pick<ComparedPair, 'groupNo' | 'pass' | 'suggested'>,
    ours: readonly ReconciliationItem[],
    theirs: readonly ReconciliationItem[],
  ): ComparedPair => ({
    ...group,
    ours: ours.map(lines.ours),
    theirs: theirs.map(lines.theirs),
    differenceFen: sumOf([...ours.map((item) => item.amountFen), ...theirs.map((item) => -item.amountFen)]),
  })
  const alone = { groupNo: 0, pass: null, suggested: false }
  const lone = loneItems(comparison)
  const pairs = [
    ...comparison.groups.map(({ groupNo, pass, suggested, ourIds, theirIds }) =>
      pair({ groupNo, pass, suggested }, pick(comparison.ours, ourIds), pick(comparison.theirs, theirIds)),
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
  const before = {
    ours: new Map(comparison.carried.map((row) => [row.ourDocumentId, row.differenceClass])),
    isTheirs: (id: number) => (comparison.lines.get(id)?.carriedFromId ?? null) !== null,
  }
  return ({ differenceClass, ourDocumentId, counterLineId }) => {
    const group = comparison.groups.find(
      ({ ourIds, theirIds }) =>
        (ourDocumentId !== null && ourIds.includes(ourDocumentId)) ||
        (counterLineId !== null && theirIds.includes(counterLineId)),
    )
    if (!group && ourDocumentId !== null && before.ours.get(ourDocumentId) === differenceClass) return 'carriedOver'
    if (!group && counterLineId !== null && before.isTheirs(counterLineId)) return 'carriedOver'
    const proposal = group
      ? proposePair(pick(comparison.ours, group.ourIds), pick(comparison.theirs, group.theirIds))
      : ourDocumentId !== null
        ? ours.get(ourDocumentId)
        : counterLineId !== null
          ? theirs.get(counterLineId)
          : undefined
    if (differenceClass === 'paymentUnclaimed' && proposal?.class === 'paymentInTransit') return 'waitsHere'
    if (differenceClass === 'cutOff' && proposal?.class !== 'cutOff' && !group) return 'bookedAcrossStart'
    if (!group && ourDocumentId === null && counterLineId === null)
      return differenceClass === 'openingDifference' ? 'openingsDiffer' : null
    return proposal && keptClass(proposal.class) === differenceClass ? proposal.reason : null
  }
}

function differenceRows(reader: Reader, comparison: Comparison, links: readonly LinkRow[]): DifferenceRow[] {
  const reasonOf = reasonsOf(comparison)
  const earlier = earlierOf(reader, comparison)
  return comparison.differences.map((difference) => {
    const { ourDocumentId, counterLineId, settlementId } = difference
    const { step, owner } = nextStepOf({
      ...difference,
      hasOurs: ourDocumentId !== null,
      hasTheirs: saysTheirs(difference, earlier(difference)),
    })
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
      ...{ nextStep: step, owner },
      settlement: links.find((link) => link.id === settlementId) ?? null,
    }
  })
}

/** What lone lines may belong to, while a person may still tie them. */
function suggestionsFor(comparison: Comparison, status: string): readonly SuggestedTie[] {
  if (status !== 'open') return []
  const rejected = new Set(comparison.rejected.map(([one, other]) => `${one} ${other}`))
  return suggestTies(loneItems(comparison), (one, other) => rejected.has(`${one} ${other}`)).map(
    ({ ourIds, theirIds, reason, score, differenceFen }) => ({ ourIds, theirIds, reason, score, differenceFen }),
  )
}

/** A balance that differs by exactly what one document of ours comes to, or the only few that do: they are what to ask about. */
function gapHintsFor(reader: Reader, comparison: Comparison, distributorId: number): ComparedLine[][] {
  const { stored } = comparison
  const gapFen = stored.ourClosingFen - stored.theirClosingFen
  if (stored.replyKind !== 'balance' || gapFen === 0) return []
  const { documents } = ourSide(reader, windowOf(reader, stored, distributorId, stored.throughEntryId))
  const asLine = ({ number, ...item }: (typeof documents)[number]): ComparedLine => ({
    ...{ ...item, text: number, carried: false },
  })
  const equal = documents.filter(({ amountFen }) => amountFen === gapFen)
  const alike = documents.filter(({ amountFen }) => amountFen < 0 === gapFen < 0)
  const sums = equal.length > 0 ? equal.map((one) => [one]) : setsOf(latestFirst(alike), { amountFen: gapFen }).sets
  return sums.slice(0, 3).map((set) => set.map(asLine))
}

const latestFirst = (documents: readonly OurDocument[]): OurDocument[] =>
  documents.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1)).slice(0, 24)

/** A reconciliation with both books side by side, its differences, and the bridge between the two balances. */
export function getReconciliation(
  office: ReadingOffice,
  { id }: ParsedInput<'reconciliations.get'>,
): ReconciliationDocument {
  const { distributorId } = requireDocument(office, 'reconciliation', id)
  if (distributorId === null) throw new Refusal('notFound')
  const reader = office.connection
  const comparison = comparisonOf(reader, id, distributorId)
  const { stored, differences } = comparison
  const { dateFrom, dateTo, fileName, signConvention, throughEntryId, previousId } = stored
  const review = reviewParts(differences)
  const head = documentHead(office, 'reconciliation', id)
  const { status } = head.document
  const pairs = pairsOf(comparison)
  const previous = previousId === null ? undefined : findDocument(reader, 'reconciliation', previousId)
  return {
    ...head,
    ...{ dateFrom, dateTo, fileName, signConvention, replyKind: stored.replyKind },
    ourOpeningFen: stored.ourOpeningFen,
    ourClosingFen: stored.ourClosingFen,
    theirOpeningFen: stored.theirOpeningFen,
    theirClosingFen: stored.theirClosingFen,
    pairs,
    differences: differenceRows(reader, comparison, head.links),
    review,
    explainedFen: review.explained.amountFen,
    proposedFen: review.proposed.amountFen,
    unexplainedFen: review.unexplained.amountFen,
    previous: previous === undefined ? null : { id: previous.id, number: previous.number },
    pieces: pieceBridge(pairs, differences),
    suggestions: suggestionsFor(comparison, status),
    gapHints: gapHintsFor(reader, comparison, distributorId),
    newEntryCount: status === 'open' ? countDocumentsSince(reader, { distributorId, throughEntryId, dateTo }) : 0,
  }
}
