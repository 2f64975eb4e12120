import { type ReconciliationItem, reconciliationKinds } from '../../../shared/domain/reconciliation'
import { alignBooks, type OurDocument } from '../../../shared/domain/reconciliation/align'
import { Refusal } from '../../../shared/schemas/errors'
import type { Reader } from '../../database/connection'
import { listCarried, listRejections, type StoredCarried } from '../../database/queries/reconciliation-answers'
import {
  findReconciliation,
  listCounterLines,
  listDifferences,
  listMatches,
  type ReconciliationWindow,
  type StoredCounterLine,
  type StoredDifference,
  type StoredMatch,
  type StoredReconciliation,
} from '../../database/queries/reconciliations'
import { type OurSide, ourSide } from './ours'
import { withOurStyles } from './styles'

/** Lines that were tied, by the number of their match. */
export interface MatchGroup {
  readonly groupNo: number
  readonly pass: StoredMatch['pass']
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
  /** A person tied or confirmed it, or both books say the same. */
  readonly confirmed: boolean
  readonly suggested: boolean
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
  /** Our side as it went into the comparison. */
  readonly side: OurSide
  readonly carried: readonly StoredCarried[]
  /** Pairs that a person parted. */
  readonly rejected: readonly (readonly [ourId: number, theirId: number])[]
}

const kindOf = (text: string): ReconciliationItem['kind'] =>
  reconciliationKinds.find((kind) => kind === text) ?? 'other'

/** A kept line of theirs as the matching rules see it. */
export const itemOf = (line: Omit<StoredCounterLine, 'reconciliationId'>): ReconciliationItem => ({
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

/** Our side of a stored comparison, up to an entry: the one it was compared at, or a later one. */
export function sideOf(
  reader: Reader,
  stored: StoredReconciliation,
  distributorId: number,
  throughEntryId: number,
): OurSide {
  if (stored.replyKind === 'balance')
    return { ...ourSide(reader, windowOf(reader, stored, distributorId, throughEntryId)), documents: [] }
  return ourSide(
    reader,
    windowOf(reader, stored, distributorId, throughEntryId),
    listCarried(reader, stored.documentId),
  )
}

/** The entries a stored comparison looks at, up to one of them. */
export function windowOf(
  reader: Reader,
  { dateFrom, dateTo, previousId }: StoredReconciliation,
  distributorId: number,
  throughEntryId: number,
): ReconciliationWindow {
  const previous = previousId === null ? undefined : findReconciliation(reader, previousId)
  return { distributorId, dateFrom, dateTo, throughEntryId, lateAfterId: previous?.throughEntryId ?? null }
}

/** Reads a reconciliation back; our side comes from the ledger, which has not changed up to the entry it was compared at. */
export function comparisonOf(reader: Reader, id: number, distributorId: number): Comparison {
  const stored = findReconciliation(reader, id)
  if (stored === undefined) throw new Refusal('notFound')
  const lines = listCounterLines(reader, id)
  const side = withOurStyles(reader, sideOf(reader, stored, distributorId, stored.throughEntryId), lines)
  const aligned = alignBooks(side.documents, lines.map(itemOf), side.styleCodes)
  const groups = [...Map.groupBy(listMatches(reader, id), (tie) => tie.groupNo)].map(([groupNo, ties]) => ({
    groupNo,
    pass: ties[0]?.pass ?? 'manual',
    ourIds: ties.flatMap((tie) => tie.ourDocumentId ?? []),
    theirIds: ties.flatMap((tie) => tie.counterLineId ?? []),
    confirmed: ties[0]?.confirmed ?? false,
    suggested: ties[0]?.suggested ?? false,
  }))
  return {
    ...{ stored, side, groups },
    documents: byId(side.documents),
    ours: byId(aligned.ours),
    theirs: byId(aligned.theirs),
    lines: byId(lines),
    differences: listDifferences(reader, id),
    carried: listCarried(reader, id),
    rejected: listRejections(reader, id).map(({ ourDocumentId, counterLineId }) => [ourDocumentId, counterLineId]),
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
