import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { matchByReferenceAndAmount, type ReconciliationResult } from '../../../shared/domain/reconciliation'
import { alignBooks } from '../../../shared/domain/reconciliation/align'
import { Refusal } from '../../../shared/schemas/errors'
import type { DifferenceClass, ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import type { Reader, Tx } from '../../database/connection'
import {
  findComparedFile,
  insertCounterLine,
  insertDifference,
  insertMatch,
  insertReconciliation,
  type StoredCounterLine,
} from '../../database/queries/reconciliations'
import { findLastEntryId } from '../../database/queries/statements'
import { assertMaySee, inTransaction, type Office, openDocument, type ReadingOffice } from '../office'
import { assertReadable, bookPeriod, type CounterBook, counterItem, readCounterBook } from './books'
import { keptClass, keptPass } from './classes'
import { ourSide } from './ours'
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
  readonly lines: readonly Omit<StoredCounterLine, 'id' | 'reconciliationId'>[]
  readonly matches: ReconciliationResult['matches']
  readonly differences: readonly PreparedDifference[]
}

interface PreparedDifference {
  readonly differenceClass: DifferenceClass
  readonly ourId: number | null
  readonly theirId: number | null
  readonly quantity: number
  readonly amountFen: number
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
  const book = await readCounterBook(input.file, input.dateTo)
  assertReadable(book)
  if (!input.acceptRepeated) assertNewBook(office.connection, book)
  const { distributorId, dateFrom, dateTo } = input
  return compareBook(office.connection, book, { distributorId, dateFrom, dateTo })
}

/** Ties our account of a period with their book. A book without an opening is taken to open with ours, and the view says so. */
export function compareBook(reader: Reader, book: CounterBook, scope: ComparisonScope): PreparedReconciliation {
  const throughEntryId = findLastEntryId(reader)
  const ours = ourSide(reader, { ...scope, throughEntryId })
  const theirs = bookPeriod(book.reading, scope.dateFrom, scope.dateTo)
  const items = theirs.lines.map((line, index) => counterItem(line, index + 1))
  const aligned = alignBooks(ours.documents, items)
  const theirOpeningFen = theirs.openingFen ?? ours.openingFen
  const theirClosingFen = theirs.closingFen ?? sumOf([theirOpeningFen, ...items.map((item) => item.amountFen)])
  const { matches, differences } = matchByReferenceAndAmount(aligned.ours, aligned.theirs, {
    periodStart: scope.dateFrom,
    periodEnd: scope.dateTo,
    ourOpeningFen: ours.openingFen,
    theirOpeningFen,
    theirClosingFen,
  })
  const found = differences.map(({ class: proposed, reason: _reason, ...rest }): PreparedDifference => {
    const shortage = rest.theirId === null && rest.ourId !== null && ours.shortages.has(rest.ourId)
    return { ...rest, differenceClass: shortage ? 'shortShipment' : keptClass(proposed) }
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
    lines: theirs.lines.map((line, index) => {
      const item = aligned.theirs[index] ?? counterItem(line, index + 1)
      return {
        sheetRow: line.row,
        businessDate: line.date,
        reference: line.reference ?? line.referenceAsWritten?.trim() ?? '',
        text: line.text,
        kind: item.kind,
        quantity: item.quantity,
        amountFen: line.amountFen,
      }
    }),
    matches,
    differences: [...found, ...misadded(ours.closingFen - theirClosingFen, found)],
  }
}

/** A book whose closing is not its opening and lines added up: the rest is a difference of its own, so that nothing is hidden. */
function misadded(wholeFen: number, found: readonly PreparedDifference[]): PreparedDifference[] {
  const amountFen = wholeFen - sumOf(found.map((difference) => difference.amountFen))
  if (amountFen === 0) return []
  return [{ differenceClass: 'unknown', ourId: null, theirId: null, quantity: 0, amountFen }]
}

/** Writes a prepared comparison as an open reconciliation. */
export function storeReconciliation(
  office: Office,
  tx: Tx,
  prepared: PreparedReconciliation,
  importId: number | null = null,
): number {
  const { lines, matches, differences, distributorId, ...balances } = prepared
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
      pass: keptPass(match.pass),
      confirmed: match.pass === 'exact',
      ourIds: match.ourIds,
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
