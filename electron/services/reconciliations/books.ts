import { createHash } from 'node:crypto'
import type { FileContent } from '../../../shared/contract/envelope'
import { addDays } from '../../../shared/domain/days'
import { recogniseCounterLedger } from '../../../shared/domain/import/counter-ledgers'
import { type LearnedKinds, learnKinds } from '../../../shared/domain/import/ledger-words'
import { sumOf } from '../../../shared/domain/money'
import type { ReconciliationItem, ReconciliationKind } from '../../../shared/domain/reconciliation'
import { TRANSIT_DAYS } from '../../../shared/domain/reconciliation/classify'
import { Refusal } from '../../../shared/schemas/errors'
import type { CounterLedgerReading, CounterLine } from '../../../shared/schemas/imports'
import type { Reader } from '../../database/connection'
import { listWords } from '../../database/queries/reconciliation-answers'
import { readSheets } from '../../excel/readers/sheets'

/** A distributor's book as it arrived, with the print by which the same file is known again. */
export interface CounterBook {
  readonly fileName: string
  readonly fileHash: string
  readonly reading: CounterLedgerReading
}

/** The print of a file's content; its name says nothing, because people rename files. */
export const hashOf = (file: FileContent): string => createHash('sha256').update(file.bytes).digest('hex')

/** Reads a distributor's book. @throws Refusal fileUnreadable, fileEmpty */
export async function readCounterBook(
  file: FileContent,
  today: string,
  learned: LearnedKinds = new Map(),
): Promise<CounterBook> {
  const sheets = await readSheets(file)
  return { fileName: file.name, fileHash: hashOf(file), reading: recogniseCounterLedger(sheets, { today, learned }) }
}

/** What a distributor's words meant in the comparisons before: of lines that belong to a document of ours. */
export const learnedKinds = (reader: Reader, distributorId: number): LearnedKinds =>
  learnKinds(
    listWords(reader, distributorId).map(({ text, kind }) => {
      const known = (['shipment', 'return', 'receipt', 'transfer', 'adjustment'] as const).find((own) => own === kind)
      return { text, kind: known ?? (kind === 'rebate' ? 'adjustment' : 'unknown') }
    }),
  )

/** Refuses a book of which something was not understood, because a comparison with half a book proves nothing. */
export function assertReadable(book: CounterBook): void {
  const errors = book.reading.problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined && book.reading.lines.length > 0) return
  if (first === undefined || first.code === 'sheetUnrecognised')
    throw new Refusal('sheetUnrecognised', { file: book.fileName, sheet: first?.sheet ?? '' })
  throw new Refusal('importProblems', {
    file: book.fileName,
    count: errors.length,
    sheet: first.sheet,
    row: first.row,
    column: first.column,
    problem: first.code,
  })
}

/** The part of a book that a period is compared with. */
export interface BookPeriod {
  readonly openingFen: number | null
  readonly closingFen: number | null
  readonly lines: readonly CounterLine[]
}

/** Whether a book is about the period alone: it says so, or no line lies further outside than goods travel. */
function isOfPeriod({ period, lines }: CounterLedgerReading, dateFrom: string, dateTo: string): boolean {
  if (period !== null && period.from >= dateFrom && period.to <= dateTo) return true
  const [earliest, latest] = [addDays(dateFrom, -TRANSIT_DAYS), addDays(dateTo, TRANSIT_DAYS)]
  return lines.every(({ date }) => date === null || (date >= earliest && date <= latest))
}

/**
 * What a book says about a period. A book of that period counts whole, because goods sent on the last day arrive and are booked after it.
 * Out of a longer book the period is cut: earlier lines are part of its opening, later ones are not part of its closing.
 */
export function bookPeriod(reading: CounterLedgerReading, dateFrom: string, dateTo: string): BookPeriod {
  const { openingFen, closingFen, lines } = reading
  if (isOfPeriod(reading, dateFrom, dateTo)) return { openingFen, closingFen, lines }
  const total = (some: readonly CounterLine[]) => sumOf(some.map((line) => line.amountFen))
  const earlier = lines.filter(({ date }) => date !== null && date < dateFrom)
  const later = lines.filter(({ date }) => date !== null && date > dateTo)
  const outside = new Set([...earlier, ...later])
  return {
    openingFen: openingFen === null ? null : openingFen + total(earlier),
    closingFen: closingFen === null ? null : closingFen - total(later),
    lines: lines.filter((line) => !outside.has(line)),
  }
}

const REBATE = /返利|返点|回扣|rebate|bonus/i

function itemKind({ kind, text }: CounterLine): ReconciliationKind {
  if (kind === 'unknown') return 'other'
  return kind === 'adjustment' && REBATE.test(text) ? 'rebate' : kind
}

/** A line of the book for matching; pieces follow the sign of the money, because some books write a return's pieces without one. */
export function counterItem(line: CounterLine, id: number): ReconciliationItem {
  const { quantity, amountFen } = line
  return {
    id,
    date: line.date,
    kind: itemKind(line),
    reference: line.reference ?? '',
    text: line.text,
    quantity: quantity === null || quantity === 0 ? null : Math.sign(amountFen || 1) * Math.abs(quantity),
    amountFen,
  }
}
