import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import type { ReconciliationItem } from '../../../shared/domain/reconciliation'
import type { KeptMatch } from '../../../shared/domain/reconciliation/match'
import { Refusal } from '../../../shared/schemas/errors'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import type { Reader, Tx } from '../../database/connection'
import { findWaiting, insertCarried, type StoredCarried } from '../../database/queries/reconciliation-answers'
import {
  findComparedFile,
  insertCounterLine,
  insertDifference,
  insertMatch,
  insertReconciliation,
  listDifferences,
  type StoredCounterLine,
} from '../../database/queries/reconciliations'
import { findLastEntryId } from '../../database/queries/statements'
import { assertMaySee, inTransaction, type Office, openDocument, type ReadingOffice } from '../office'
import { assertReadable, bookPeriod, type CounterBook, counterItem, learnedKinds, readCounterBook } from './books'
import { type Carried, type CarriedLine, carriedInto } from './carried'
import { itemOf } from './comparison'
import { type OurSide, ourSide } from './ours'
import { type RunDifference, type RunMatch, runMatching } from './run'
import { settlementTies } from './settled'
import { withOurStyles } from './styles'
import { getReconciliation } from './views'

/** Whose book of which days is compared. */
export interface ComparisonScope {
  readonly distributorId: number
  readonly dateFrom: string
  readonly dateTo: string
}

/** A comparison ready to be written; plain values, because it crosses from the worker thread. Line numbers count their lines from 1. */
export interface PreparedReconciliation extends ComparisonScope {
  readonly throughEntryId: number
  readonly fileName: string
  readonly fileHash: string
  readonly signConvention: string
  readonly ourOpeningFen: number
  readonly ourClosingFen: number
  readonly theirOpeningFen: number | null
  readonly theirClosingFen: number
  readonly replyKind: 'book' | 'balance'
  readonly previousId: number | null
  readonly carried: readonly Omit<StoredCarried, 'reconciliationId'>[]
  readonly lines: readonly Omit<StoredCounterLine, 'id' | 'reconciliationId'>[]
  readonly matches: readonly RunMatch[]
  readonly differences: readonly RunDifference[]
}

/** Refuses a file that was compared before. @throws Refusal fileRepeated */
export function assertNewBook(reader: Reader, book: Pick<CounterBook, 'fileHash' | 'fileName'>): void {
  const known = findComparedFile(reader, book.fileHash)
  if (known !== undefined)
    throw new Refusal('fileRepeated', { file: book.fileName, number: known.number, at: known.at })
}

/** Reads their book in a worker, finds our side and ties the two; nothing is written yet. */
export async function prepareReconciliation(
  office: ReadingOffice,
  input: ParsedInput<'reconciliations.start'>,
): Promise<PreparedReconciliation> {
  assertMaySee(office, input.distributorId)
  if (input.dateFrom > input.dateTo)
    throw new Refusal('invalidInput', {}, [{ path: 'dateTo', code: 'periodBackwards' }])
  const learned = learnedKinds(office.connection, input.distributorId)
  const book = await readCounterBook(input.file, input.dateTo, learned)
  assertReadable(book)
  if (!input.acceptRepeated) assertNewBook(office.connection, book)
  const { distributorId, dateFrom, dateTo } = input
  return compareBook(office.connection, book, { distributorId, dateFrom, dateTo })
}

/**
 * Ties our account of a period with their book, and with what the comparison of the days before left open. A book without an opening is
 * taken to open with what theirs closed with then, else with ours, and the view says so.
 */
export function compareBook(reader: Reader, book: CounterBook, scope: ComparisonScope): PreparedReconciliation {
  const throughEntryId = findLastEntryId(reader)
  const carried = carriedInto(reader, scope.distributorId, scope.dateFrom)
  const window = { ...scope, throughEntryId, lateAfterId: carried?.lateAfterId ?? null }
  const theirs = bookPeriod(book.reading, scope.dateFrom, scope.dateTo)
  const ours = withOurStyles(reader, ourSide(reader, window, carried?.ours ?? []), theirs.lines)
  const own = theirs.lines.map((line, index) => counterItem(line, index + 1))
  const older = (carried?.theirs ?? []).map((line, index) => ({ line, id: own.length + index + 1 }))
  const theirOpeningFen = theirs.openingFen ?? carried?.theirClosingFen ?? ours.openingFen
  const theirClosingFen = theirs.closingFen ?? sumOf([theirOpeningFen, ...own.map((item) => item.amountFen)])
  const result = runMatching({
    ...{ dateFrom: scope.dateFrom, dateTo: scope.dateTo, ours, theirOpeningFen, theirClosingFen },
    theirs: [...own, ...older.map(({ line, id }) => carriedItem(line, id))],
    theirCarriedFen: sumOf(older.map(({ line }) => line.amountFen)),
    carriedClasses: {
      ours: new Map(carried?.ours.map((one) => [one.ourDocumentId, one.differenceClass])),
      theirs: new Map(older.map(({ line, id }) => [id, line.differenceClass])),
    },
    isWaiting: waitingReceipts(reader, scope.distributorId),
    kept: carried === null ? [] : settledBefore(reader, carried, ours, older),
  })
  return {
    ...scope,
    throughEntryId,
    fileName: book.fileName,
    fileHash: book.fileHash,
    signConvention: book.reading.signConvention ?? '',
    ourOpeningFen: ours.openingFen,
    ourClosingFen: ours.closingFen,
    theirOpeningFen: theirs.openingFen,
    theirClosingFen,
    ...{ replyKind: 'book', previousId: carried?.previousId ?? null, carried: carried?.ours ?? [] },
    lines: [
      ...theirs.lines.map((line, index) => {
        const item = result.aligned.get(index + 1) ?? counterItem(line, index + 1)
        return {
          sheetRow: line.row,
          businessDate: line.date,
          reference: line.reference ?? line.referenceAsWritten?.trim() ?? '',
          text: line.text,
          ...{ kind: item.kind, quantity: item.quantity, amountFen: line.amountFen },
          carriedFromId: null,
        }
      }),
      ...older.map(({ line: { differenceClass: _, ...line } }) => line),
    ],
    matches: result.matches,
    differences: result.differences,
  }
}

/** Whether a receipt of just this money waits to be posted. */
export const waitingReceipts =
  (reader: Reader, distributorId: number) =>
  (amountFen: number): boolean =>
    findWaiting(reader, { kind: 'receipt', distributorId, amountFen, statuses: ['draft', 'approved'] }) !== undefined

const carriedItem = (line: CarriedLine, id: number): ReconciliationItem => itemOf({ ...line, id })

/** What was drafted for a difference of the comparison before and is posted now settles it. */
function settledBefore(
  reader: Reader,
  carried: Carried,
  ours: OurSide,
  older: readonly { readonly line: CarriedLine; readonly id: number }[],
): KeptMatch[] {
  const byLine = new Map(older.map(({ line, id }) => [line.carriedFromId, { id, amountFen: line.amountFen }]))
  const settled = listDifferences(reader, carried.previousId).flatMap(
    ({ ourDocumentId, counterLineId, settlementId }) => {
      if (settlementId === null) return []
      const line = ourDocumentId === null ? byLine.get(counterLineId) : undefined
      return [{ settlementId, ourIds: ourDocumentId === null ? [] : [ourDocumentId], theirs: line ? [line] : [] }]
    },
  )
  return settlementTies(settled, ours.documents)
}

/** Writes a prepared comparison as an open reconciliation. */
export function storeReconciliation(
  office: Office,
  tx: Tx,
  prepared: PreparedReconciliation,
  importId: number | null = null,
): number {
  const { lines, matches, differences, carried, distributorId, ...balances } = prepared
  const { id } = openDocument(office, tx, {
    kind: 'reconciliation',
    businessDate: prepared.dateTo,
    status: 'open',
    distributorId,
    amountFen: prepared.ourClosingFen - prepared.theirClosingFen,
    reference: prepared.fileName.slice(0, 64),
    origin: importId === null ? 'entry' : 'import',
    importId,
  })
  insertReconciliation(tx, { documentId: id, ...balances })
  for (const row of carried) insertCarried(tx, { reconciliationId: id, ...pickCarried(row) })
  const lineIds = lines.map((line) => insertCounterLine(tx, { reconciliationId: id, ...line }))
  const theirs = (number: number): number => {
    const lineId = lineIds[number - 1]
    if (lineId === undefined) throw new RangeError(`their book has no line ${number}`)
    return lineId
  }
  for (const [index, match] of matches.entries())
    insertMatch(tx, {
      reconciliationId: id,
      groupNo: index + 1,
      ...match,
      theirIds: match.theirIds.map(theirs),
    })
  for (const { ourId, theirId, ...difference } of differences)
    insertDifference(tx, {
      reconciliationId: id,
      ...difference,
      ourDocumentId: ourId,
      counterLineId: theirId === null ? null : theirs(theirId),
      explained: false,
    })
  return id
}

const pickCarried = ({
  ourDocumentId,
  differenceClass,
  quantity,
  amountFen,
}: Omit<StoredCarried, 'reconciliationId'>) => ({
  ...{ ourDocumentId, differenceClass, quantity, amountFen },
})

/** Writes what `prepareReconciliation` found, as one write. */
export function startReconciliation(
  office: Office,
  prepared: PreparedReconciliation,
  input: ParsedInput<'reconciliations.start'>,
): ReconciliationDocument {
  const id = inTransaction(office, (tx) => {
    // Somebody may have compared the same file while this one was being read.
    if (!input.acceptRepeated) assertNewBook(tx, prepared)
    return storeReconciliation(office, tx, prepared)
  })
  return getReconciliation(office, { id })
}
