import { type Collectable, collectableOf, type OpenDebt } from '../../../shared/domain/collection'
import { sumOf } from '../../../shared/domain/money'
import type { OverdueRow } from '../../../shared/schemas/collections'
import type { Reader } from '../../database/connection'
import {
  type DisputedStatement,
  type DisputeRow,
  type EntryDocument,
  listEntryDocuments,
} from '../../database/queries/collections'
import type { Ager } from '../ageing'

/** What is disputed of each document of a distributor, and by what. */
export interface Disputes {
  readonly fen: ReadonlyMap<number, number>
  readonly numbers: ReadonlyMap<number, string>
}

/** Disputes by distributor. The same pieces claimed as a shortage and found as a difference are disputed once. */
export function disputesByDistributor(rows: readonly DisputeRow[]): ReadonlyMap<number, Disputes> {
  const found = new Map<number, { fen: Map<number, number>; numbers: Map<number, string> }>()
  for (const { distributorId, documentId, number, amountFen } of rows) {
    const own = found.get(distributorId) ?? { fen: new Map(), numbers: new Map() }
    found.set(distributorId, own)
    if (amountFen <= (own.fen.get(documentId) ?? 0)) continue
    own.fen.set(documentId, amountFen)
    own.numbers.set(documentId, number)
  }
  return found
}

/** What a distributor can be asked for, and the documents behind it. */
export interface FoundDebts extends Collectable {
  readonly items: readonly OverdueRow[]
  readonly receivableFen: number
}

/** What was not named but is disputed all the same: everything a statement that is disputed whole could hold. */
function withWhole(
  disputes: Disputes | undefined,
  open: readonly OpenDebt[],
  whole: DisputedStatement | undefined,
): Disputes {
  const known = disputes ?? { fen: new Map<number, number>(), numbers: new Map<number, string>() }
  if (whole === undefined) return known
  const [fen, numbers] = [new Map(known.fen), new Map(known.numbers)]
  const held = open.filter(({ id, date }) => id <= whole.throughEntryId && date <= whole.dateTo)
  for (const [documentId, own] of Map.groupBy(held, (item) => item.documentId)) {
    const openFen = sumOf(own.map((item) => Math.max(0, item.openFen)))
    if (openFen <= (fen.get(documentId) ?? 0)) continue
    fen.set(documentId, openFen)
    numbers.set(documentId, whole.number)
  }
  return { fen, numbers }
}

/** Ages a receivable and takes off what is disputed. */
export function debtsOf(
  reader: Reader,
  age: Ager,
  of: {
    readonly distributorId: number
    readonly receivableFen: number
    readonly disputes: Disputes | undefined
    /** The newest statement that is disputed whole. */
    readonly whole: DisputedStatement | undefined
  },
): FoundDebts {
  const { items, balanceFen } = age(of.distributorId, of.receivableFen)
  const overdue = items.filter((item) => item.overdueDays !== null)
  const documents = new Map(
    listEntryDocuments(
      reader,
      overdue.map(({ id }) => id),
    ).map((row): [number, EntryDocument] => [row.entryId, row]),
  )
  const open = overdue.map((item) => ({ ...item, documentId: documents.get(item.id)?.documentId ?? 0 }))
  const disputes = withWhole(of.disputes, open, of.whole)
  const found = collectableOf(open, disputes.fen)
  const rows = found.debts.flatMap((debt): OverdueRow[] => {
    const document = documents.get(debt.id)
    if (document === undefined) return []
    const { documentId, documentKind, documentNumber, reference } = document
    return [
      {
        ...{
          documentId,
          documentKind,
          documentNumber,
          reference,
          businessDate: debt.date,
          dueDate: debt.dueDate ?? '',
        },
        ...{ overdueDays: debt.overdueDays ?? 0, openFen: debt.openFen, disputedFen: debt.disputedFen },
        disputedBy: debt.disputedFen > 0 ? (disputes.numbers.get(documentId) ?? '') : '',
        collectableFen: debt.collectableFen,
      },
    ]
  })
  return { ...found, items: rows, receivableFen: balanceFen }
}
