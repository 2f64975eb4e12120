import { firstDayOfMonth, lastDayOfMonth } from '../../../shared/domain/days'
import { recogniseCounterLedger } from '../../../shared/domain/import/counter-ledgers'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { CounterLedgerReading } from '../../../shared/schemas/imports'
import { findComparedFile } from '../../database/queries/reconciliations'
import { compareBook, type PreparedReconciliation, storeReconciliation } from '../reconciliations/start'
import { distributorDirectory } from './distributor-directory'
import { defineKind, problem, problemsOf } from './kinds'

interface BookPlan {
  readonly fileIndex: number
  readonly repeated: boolean
  readonly comparison: PreparedReconciliation
}

/** Distributors' own books, one reconciliation a file; whose book and of which days is found in the file or its name. */
export const counterLedgerImport = defineKind<BookPlan>({
  prepare: ({ office, files, step }) => {
    const reader = office.connection
    const { within } = distributorDirectory(reader, office.actor.distributorIds)
    const rows: BookPlan[] = []
    const items: ImportPreviewItem[] = []
    const problems: ImportProblemRow[] = []
    const lineCounts: number[] = []
    for (const [fileIndex, file] of files.entries()) {
      step(fileIndex, files.length)
      const reading = recogniseCounterLedger(file.sheets, { today: office.today(), fileName: file.name })
      problems.push(...problemsOf(file, reading.problems))
      lineCounts.push(reading.lines.length)
      const distributor = within([...reading.titles, file.name])
      const period = periodOf(reading, file.name)
      const place = { sheet: file.sheets[0]?.name ?? '', row: 1 }
      if (distributor === undefined)
        problems.push(problem(file, place, { code: 'distributorMissing', params: { title: reading.titles[0] ?? '' } }))
      if (period === null) problems.push(problem(file, place, { code: 'dateMissing' }))
      if (distributor === undefined || period === null) continue
      const known = findComparedFile(reader, file.sha256)
      if (known !== undefined)
        problems.push(
          problem(file, place, { code: 'bookRepeated', severity: 'warning', params: { number: known.number } }),
        )
      const book = { fileName: file.name, fileHash: file.sha256, reading }
      const scope = { distributorId: distributor.id, dateFrom: period.from, dateTo: period.to }
      const comparison = compareBook(reader, book, scope)
      if (comparison.theirOpeningFen === null)
        problems.push(
          problem(file, place, {
            code: 'openingTaken',
            severity: 'warning',
            params: { openingFen: comparison.ourOpeningFen },
          }),
        )
      rows.push({ fileIndex, repeated: known !== undefined, comparison })
      items.push({
        file: file.name,
        title: distributor.code,
        subtitle: `${distributor.name} ${period.from} – ${period.to}`,
        lineCount: reading.lines.length,
        quantity: comparison.differences.length,
        amountFen: comparison.theirClosingFen,
        action: known === undefined ? 'create' : 'repeat',
      })
    }
    return { rows, items, problems, mapping: null, lineCounts }
  },
  write: ({ office, tx, importIds }, rows) => {
    // A person who accepts a repeated book wants the comparison again, against the books as they are now.
    for (const { fileIndex, comparison } of rows)
      storeReconciliation(office, tx, comparison, importIds[fileIndex] ?? null)
    return { created: rows.length, updated: 0, skipped: 0, status: 'open' }
  },
})

interface Days {
  readonly from: string
  readonly to: string
}

/** The days a book is about: as it says, as its name says, else the whole months its lines lie in. */
export function periodOf(
  reading: Pick<CounterLedgerReading, 'period' | 'lines'> & Partial<Pick<CounterLedgerReading, 'titles'>>,
  fileName: string,
): Days | null {
  if (reading.period !== null) return reading.period
  // A book of several sheets names a month on each: it is about all of them.
  const titled = (reading.titles ?? []).flatMap((title) => periodInName(title) ?? [])
  const [start] = titled.map(({ from }) => from).toSorted()
  const end = titled
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  if (start !== undefined && end !== undefined) return { from: start, to: end }
  const named = periodInName(fileName)
  if (named !== null) return named
  const days = reading.lines.flatMap(({ date }) => (date === null ? [] : [date])).toSorted()
  const [first] = days
  const last = days.at(-1)
  return first === undefined || last === undefined ? null : { from: firstDayOfMonth(first), to: lastDayOfMonth(last) }
}

const month = (year: string, number: number): string => `${year}-${String(number).padStart(2, '0')}-01`

function periodInName(name: string): Days | null {
  const [, year, quarter] = /(20\d{2})[\s._-]*年?[\s._-]*(?:Q|第?)([1-4一二三四])(?:季度|(?!\d))/i.exec(name) ?? []
  const isQuarter = /(20\d{2})[\s._-]*年?[\s._-]*(?:Q[1-4]|第?[1-4一二三四]季)/i.test(name)
  if (year !== undefined && quarter !== undefined && isQuarter) {
    const number = '一二三四'.includes(quarter) ? '一二三四'.indexOf(quarter) + 1 : Number(quarter)
    return { from: month(year, number * 3 - 2), to: lastDayOfMonth(month(year, number * 3)) }
  }
  const [, ownYear, own] = /(20\d{2})[\s._年-]*(0[1-9]|1[0-2]|[1-9](?=月))(?!\d)/.exec(name) ?? []
  if (ownYear === undefined || own === undefined) return null
  const from = month(ownYear, Number(own))
  return { from, to: lastDayOfMonth(from) }
}
