import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import type { KeptMatch } from '../../../shared/domain/reconciliation/match'
import { Refusal } from '../../../shared/schemas/errors'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import type { Tx } from '../../database/connection'
import { listReconciliationsOf } from '../../database/queries/reconciliation-answers'
import {
  clearFindings,
  countDocumentsSince,
  findReconciliation,
  insertDifference,
  insertMatch,
  listDifferences,
  updateWindow,
} from '../../database/queries/reconciliations'
import { findLastEntryId } from '../../database/queries/statements'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { type Comparison, comparisonOf, sideOf } from './comparison'
import type { OurSide } from './ours'
import { misadded, type RunResult, runMatching } from './run'
import { type Settled, settlementTies } from './settled'
import { waitingReceipts } from './start'
import { withOurStyles } from './styles'
import { getReconciliation } from './views'

const keyOf = ({ ourIds, theirIds }: KeptMatch): string => `${ourIds.join()}|${theirIds.join()}`

/** Differences that a document was drafted for: of this comparison, and of the one before where their items are carried. */
function settledIn(tx: Tx, comparison: Comparison): Settled[] {
  const { stored, groups, lines } = comparison
  const amount = (id: number) => ({ id, amountFen: lines.get(id)?.amountFen ?? 0 })
  const own = comparison.differences.flatMap(({ ourDocumentId, counterLineId, settlementId }): Settled[] => {
    if (settlementId === null) return []
    const group = groups.find(
      ({ ourIds, theirIds }) => ourIds.includes(ourDocumentId ?? 0) || theirIds.includes(counterLineId ?? 0),
    )
    const ourIds = group?.ourIds ?? (ourDocumentId === null ? [] : [ourDocumentId])
    const theirIds = group?.theirIds ?? (counterLineId === null ? [] : [counterLineId])
    return [{ settlementId, ourIds, theirs: theirIds.map(amount) }]
  })
  const before = stored.previousId === null ? [] : listDifferences(tx, stored.previousId)
  const older = before.flatMap(({ ourDocumentId, counterLineId, settlementId }): Settled[] => {
    if (settlementId === null) return []
    const line = [...lines.values()].find(
      ({ carriedFromId }) => carriedFromId !== null && carriedFromId === counterLineId,
    )
    const isTheirs = ourDocumentId === null
    return [
      {
        settlementId,
        ourIds: isTheirs ? [] : [ourDocumentId],
        theirs: isTheirs && line !== undefined ? [amount(line.id)] : [],
      },
    ]
  })
  return [...own, ...older]
}

/** The ties that stand: what a person tied or confirmed, what a person explained the difference of, and what was settled since. */
function keptTies(tx: Tx, comparison: Comparison, ours: OurSide): KeptMatch[] {
  const settled = settlementTies(settledIn(tx, comparison), ours.documents)
  const used = new Set(
    settled.flatMap(({ ourIds, theirIds }) => [...ourIds.map((id) => `o${id}`), ...theirIds.map((id) => `t${id}`)]),
  )
  const explained = comparison.differences.filter((difference) => difference.explained)
  const stands = comparison.groups.filter(
    ({ ourIds, theirIds, confirmed }) =>
      !ourIds.some((id) => used.has(`o${id}`)) &&
      !theirIds.some((id) => used.has(`t${id}`)) &&
      (confirmed ||
        explained.some(
          ({ ourDocumentId, counterLineId }) =>
            ourIds.includes(ourDocumentId ?? 0) || theirIds.includes(counterLineId ?? 0),
        )),
  )
  return [...settled, ...stands.map(({ ourIds, theirIds }) => ({ ourIds, theirIds }))]
}

function runAgain(tx: Tx, comparison: Comparison, ours: OurSide, distributorId: number): RunResult {
  const { stored, theirs, lines } = comparison
  const carriedLines = [...lines.values()].filter(({ carriedFromId }) => carriedFromId !== null)
  const previous = stored.previousId === null ? undefined : findReconciliation(tx, stored.previousId)
  const classes = new Map(
    (stored.previousId === null ? [] : listDifferences(tx, stored.previousId)).map((one) => [one.counterLineId, one]),
  )
  return runMatching({
    ...{ dateFrom: stored.dateFrom, dateTo: stored.dateTo, ours, theirs: [...theirs.values()] },
    theirOpeningFen: stored.theirOpeningFen ?? previous?.theirClosingFen ?? stored.ourOpeningFen,
    theirClosingFen: stored.theirClosingFen,
    theirCarriedFen: sumOf(carriedLines.map(({ amountFen }) => amountFen)),
    carriedClasses: {
      ours: new Map(comparison.carried.map((row) => [row.ourDocumentId, row.differenceClass])),
      theirs: new Map(
        carriedLines.map(({ id, carriedFromId }) => [id, classes.get(carriedFromId)?.differenceClass ?? 'unknown']),
      ),
    },
    isWaiting: waitingReceipts(tx, distributorId),
    kept: keptTies(tx, comparison, ours),
    rejected: comparison.rejected,
  })
}

/** Writes a run over what was there: a difference that is the same keeps what a person said of it, a tie that stood keeps its pass. */
function rewrite(tx: Tx, comparison: Comparison, { matches, differences }: Omit<RunResult, 'aligned'>): void {
  const { documentId: reconciliationId } = comparison.stored
  const before = new Map(comparison.groups.map((group) => [keyOf(group), group]))
  clearFindings(tx, reconciliationId)
  for (const [index, match] of matches.entries()) {
    const { pass, confirmed, suggested } = before.get(keyOf(match)) ?? match
    insertMatch(tx, { reconciliationId, groupNo: index + 1, ...match, pass, confirmed, suggested })
  }
  const said = new Map(comparison.differences.map((one) => [saidKey(one.ourDocumentId, one.counterLineId, one), one]))
  for (const { ourId, theirId, ...found } of differences) {
    const known = said.get(saidKey(ourId, theirId, found))
    const { differenceClass, explained, note, settlementId } = known ?? {
      ...found,
      explained: false,
      note: '',
      settlementId: null,
    }
    const row = { reconciliationId, ourDocumentId: ourId, counterLineId: theirId, ...found }
    insertDifference(tx, { ...row, differenceClass, explained, note, settlementId })
  }
}

const saidKey = (ourId: number | null, theirId: number | null, { amountFen }: { readonly amountFen: number }): string =>
  `${ourId} ${theirId} ${amountFen}`

function refresh(office: Office, tx: Tx, seen: { readonly id: number; readonly version: number }): void {
  const document = requireStep(office, 'reconciliation', seen, ['open'])
  if (document.distributorId === null) throw new Refusal('notFound')
  const comparison = comparisonOf(tx, document.id, document.distributorId)
  const { stored } = comparison
  const throughEntryId = findLastEntryId(tx)
  const count = countDocumentsSince(tx, { ...stored, distributorId: document.distributorId })
  const side = sideOf(tx, stored, document.distributorId, throughEntryId)
  const ours = withOurStyles(tx, side, [...comparison.lines.values()])
  const { openingFen: ourOpeningFen, closingFen: ourClosingFen } = ours
  const result =
    stored.replyKind === 'balance'
      ? { matches: [], differences: misadded(ourClosingFen - stored.theirClosingFen, []) }
      : runAgain(tx, { ...comparison, stored: { ...stored, ourOpeningFen } }, ours, document.distributorId)
  rewrite(tx, comparison, result)
  updateWindow(tx, stored.documentId, { throughEntryId, ourOpeningFen, ourClosingFen })
  const amountFen = ourClosingFen - stored.theirClosingFen
  advance(office, tx, document, { action: 'compareAgain', status: 'open', amountFen, detail: { count } })
}

/**
 * Runs an open comparison again over what is new in our account. What a person tied, confirmed, parted or explained stands, and a
 * document drafted for a difference closes it once it is posted. @throws Refusal stale, wrongState
 */
export function refreshReconciliation(
  office: Office,
  input: ParsedInput<'reconciliations.refresh'>,
): ReconciliationDocument {
  inTransaction(office, (tx) => refresh(office, tx, input))
  return getReconciliation(office, input)
}

/** Runs the open comparisons of some days again, only those that something posted since belongs to. */
export function refreshTouched(
  office: Office,
  days: ParsedInput<'reconciliations.refreshAll'>,
): { readonly refreshed: number } {
  return inTransaction(office, (tx) => {
    const touched = listReconciliationsOf(tx, days).filter(
      ({ status, distributorId, throughEntryId }) =>
        status === 'open' &&
        distributorId !== null &&
        (office.actor.distributorIds?.includes(distributorId) ?? true) &&
        countDocumentsSince(tx, { distributorId, throughEntryId, dateTo: days.dateTo }) > 0,
    )
    for (const one of touched) refresh(office, tx, one)
    return { refreshed: touched.length }
  })
}
