import { assertNever } from '../../../shared/domain/assert-never'
import { sumOf } from '../../../shared/domain/money'
import type { ReconciliationKind } from '../../../shared/domain/reconciliation'
import type { OurDocument } from '../../../shared/domain/reconciliation/align'
import type { AccountKind } from '../../../shared/schemas/ledgers'
import type { Reader } from '../../database/connection'
import {
  listDocumentsMoved,
  listMovedDocuments,
  type MovedDocument,
  type ReconciliationWindow,
  sumPostedLater,
} from '../../database/queries/reconciliations'
import { listBalancesBefore } from '../../database/queries/statements'

/** Our side of a comparison, in fen. */
export interface OurSide {
  readonly openingFen: number
  readonly closingFen: number
  readonly documents: readonly OurDocument[]
  /** Credits for goods that never arrived; alone they are a shortage, not a repeat of their shipment. */
  readonly shortages: ReadonlySet<number>
  /** What of the opening stands among the documents, because it was open in the comparison before. */
  readonly carriedFen: number
  /** The styles that their book names, whichever documents they stand in. */
  readonly styleCodes?: ReadonlySet<string>
}

/** A document of ours that was open in the comparison before, with what it still differs by. */
export interface CarriedDocument {
  readonly ourDocumentId: number
  readonly quantity: number
  readonly amountFen: number
}

/** Their words for what moved: a shortage's credit is part of its shipment, because they only ever book what arrived. */
function kindOf(kind: AccountKind): ReconciliationKind {
  switch (kind) {
    case 'shipment':
    case 'shortage':
      return 'shipment'
    case 'transferIn':
    case 'transferOut':
      return 'transfer'
    case 'receipt':
    case 'refund':
      return 'receipt'
    case 'return':
    case 'rebate':
    case 'adjustment':
      return kind
    case 'opening':
      return 'other'
    default:
      return assertNever(kind)
  }
}

const documentOf = (moved: MovedDocument): OurDocument => ({
  id: moved.id,
  date: moved.date,
  kind: kindOf(moved.entryKind),
  number: moved.sourceNumber || moved.number,
  reference: moved.sourceReference || (moved.sourceNumber === '' ? moved.reference : ''),
  quantity: moved.quantity === 0 ? null : moved.quantity,
  amountFen: moved.amountFen,
})

/** What was carried, as far as it is open; a document that moved in the period too, e.g. because it was reversed, is one line of both. */
function withCarried(
  reader: Reader,
  distributorId: number,
  moved: readonly MovedDocument[],
  carried: readonly CarriedDocument[],
): readonly MovedDocument[] {
  if (carried.length === 0) return moved
  const ids = carried.map(({ ourDocumentId }) => ourDocumentId)
  const known = new Map(listDocumentsMoved(reader, distributorId, ids).map((document) => [document.id, document]))
  const now = new Map(moved.map((document) => [document.id, document]))
  const older = carried.flatMap(({ ourDocumentId, quantity, amountFen }) => {
    const [document, other] = [known.get(ourDocumentId), now.get(ourDocumentId)]
    if (document === undefined) return []
    const sum = { quantity: quantity + (other?.quantity ?? 0), amountFen: amountFen + (other?.amountFen ?? 0) }
    return [{ ...document, ...sum }]
  })
  const both = new Set(ids)
  return [...older, ...moved.filter(({ id }) => !both.has(id))]
}

/**
 * Our account in a period by document, with what the comparison before left open; what was posted and reversed within it moved nothing
 * and is left out. Whatever was posted to older days since that comparison is a line of this one.
 */
export function ourSide(
  reader: Reader,
  window: ReconciliationWindow,
  carried: readonly CarriedDocument[] = [],
): OurSide {
  const { distributorId, dateFrom, throughEntryId, lateAfterId } = window
  const moved = listMovedDocuments(reader, window)
  const before = listBalancesBefore(reader, distributorId, dateFrom)
    .filter((balance) => balance.part === 'receivable')
    .reduce((sum, balance) => sum + balance.amountFen, 0)
  const openingFen = before - sumPostedLater(reader, distributorId, dateFrom, lateAfterId ?? throughEntryId)
  const documents = withCarried(reader, distributorId, moved, carried)
  return {
    openingFen,
    closingFen: moved.reduce((sum, document) => sum + document.amountFen, openingFen),
    documents: documents.filter(({ amountFen, quantity }) => amountFen !== 0 || quantity !== 0).map(documentOf),
    shortages: new Set(moved.filter(({ documentKind }) => documentKind === 'shortage').map(({ id }) => id)),
    carriedFen: sumOf(carried.map(({ amountFen }) => amountFen)),
  }
}
