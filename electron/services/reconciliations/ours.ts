import { assertNever } from '../../../shared/domain/assert-never'
import type { ReconciliationKind } from '../../../shared/domain/reconciliation'
import type { OurDocument } from '../../../shared/domain/reconciliation/align'
import type { AccountKind } from '../../../shared/schemas/ledgers'
import type { Reader } from '../../database/connection'
import {
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

/** Our account in a period by document; what was posted and reversed within it moved nothing and is left out. */
export function ourSide(reader: Reader, window: ReconciliationWindow): OurSide {
  const { distributorId, dateFrom, throughEntryId } = window
  const moved = listMovedDocuments(reader, window)
  const before = listBalancesBefore(reader, distributorId, dateFrom)
    .filter((balance) => balance.part === 'receivable')
    .reduce((sum, balance) => sum + balance.amountFen, 0)
  const openingFen = before - sumPostedLater(reader, distributorId, dateFrom, throughEntryId)
  return {
    openingFen,
    closingFen: moved.reduce((sum, document) => sum + document.amountFen, openingFen),
    documents: moved.filter(({ amountFen, quantity }) => amountFen !== 0 || quantity !== 0).map(documentOf),
    shortages: new Set(moved.filter(({ documentKind }) => documentKind === 'shortage').map(({ id }) => id)),
  }
}
