import { readSellOut } from '../../../shared/domain/import/history'
import { compareSales, type ReportedSale } from '../../../shared/domain/import/reported-sales'
import { sumOf } from '../../../shared/domain/money'
import { dayDoubt } from '../../../shared/domain/plausible-days'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { RowPlace } from '../../../shared/schemas/imports'
import { findImportOfFile } from '../../database/queries/imports'
import { listReportedSales } from '../../database/queries/sell-out'
import { postSellOut, type SellOutReport } from '../sell-out'
import { resolutionTeller, skuDirectory } from './directories'
import { distributorDirectory } from './distributor-directory'
import { defineKind, type Preparation, problem, problemAt, problemsOf, type ReadFile } from './kinds'

type SellOutPlan = Omit<SellOutReport, 'importId'> & { readonly fileIndex: number; readonly repeated: boolean }

/**
 * What distributors sold, one report a distributor and file. What was reported before is told by distributor, day and SKU, whatever file
 * it came in, and not counted again; another quantity of the same takes the place of the earlier one, by posting the difference.
 */
export const sellOutImport = defineKind<SellOutPlan>({
  prepare: (preparation) => {
    const rows: SellOutPlan[] = []
    const items: ImportPreviewItem[] = []
    const problems: ImportProblemRow[] = []
    const lineCounts: number[] = []
    const resolve = resolver(preparation, problems)
    const compare = comparer(preparation, problems)
    for (const [fileIndex, file] of preparation.files.entries()) {
      preparation.step(fileIndex, preparation.files.length)
      const known = findImportOfFile(preparation.office.connection, 'sell-out', file.sha256) !== undefined
      const { lineCount, reports } = resolve(file)
      lineCounts.push(lineCount)
      for (const report of reports) {
        const { title, subtitle, distributorId } = report
        const { lines, action } = known ? { lines: report.lines, action: 'repeat' as const } : compare(file, report)
        const repeated = action === 'repeat'
        rows.push({ fileIndex, repeated, distributorId, reference: file.name.slice(0, 64), lines })
        const quantity = sumOf(lines.map((line) => line.quantity))
        items.push({ file: file.name, title, subtitle, lineCount: lines.length, quantity, amountFen: 0, action })
      }
    }
    return { rows, items, problems, mapping: null, lineCounts }
  },
  write: ({ office, importIds }, rows) => {
    const fresh = rows.filter(({ repeated }) => !repeated)
    for (const { fileIndex, repeated: _repeated, ...report } of fresh)
      postSellOut(office, { ...report, importId: importIds[fileIndex] ?? null })
    return { created: fresh.length, updated: 0, skipped: rows.length - fresh.length, status: 'posted' }
  },
})

type Line = SellOutReport['lines'][number] & RowPlace & { readonly skuCode: string }

interface Report {
  readonly title: string
  readonly subtitle: string
  readonly distributorId: number
  readonly lines: readonly Line[]
}

function resolver({ office }: Preparation, problems: ImportProblemRow[]) {
  const distributors = distributorDirectory(office.connection, office.actor.distributorIds)
  const skus = skuDirectory(office.connection)
  const tell = resolutionTeller(problems)
  return (file: ReadFile): { readonly lineCount: number; readonly reports: readonly Report[] } => {
    const reading = readSellOut(file.sheets)
    problems.push(...problemsOf(file, reading.problems))
    const reports = new Map<number, Report & { readonly lines: Line[] }>()
    for (const row of reading.rows) {
      const distributor = distributors.find(row.distributorCode)
      const sku = skus.byCode(row.skuCode)
      const doubt = dayDoubt(row.date, office.today())
      tell(file, row, distributor, reading)
      tell(file, row, sku, reading)
      if (doubt !== null)
        problems.push(problemAt(file, reading, row, { code: doubt, field: 'date', params: { text: row.date } }))
      if (!distributor.ok || !sku.ok || doubt !== null) continue
      const { id: distributorId, code, name } = distributor.value
      const report = reports.get(distributorId) ?? { title: code, subtitle: name, distributorId, lines: [] }
      reports.set(distributorId, report)
      if (row.quantity !== 0) report.lines.push({ ...row, skuId: sku.value.id })
    }
    return { lineCount: reading.rows.length, reports: [...reports.values()].filter(({ lines }) => lines.length > 0) }
  }
}

type Known = ReportedSale & { readonly number: string }

/** Compares each report with the books and with the files of the same import that were read before it. */
function comparer({ office }: Preparation, problems: ImportProblemRow[]) {
  const earlier = new Map<number, Known[]>()
  return (
    file: ReadFile,
    { distributorId, title, lines }: Report,
  ): { readonly lines: SellOutReport['lines']; readonly action: 'create' | 'revise' | 'repeat' } => {
    const days = lines.map(({ date }) => date).toSorted()
    const span = { distributorId, from: days[0] ?? '', to: days.at(-1) ?? '' }
    const before = [...listReportedSales(office.connection, span), ...(earlier.get(distributorId) ?? [])]
    const verdicts = compareSales(
      lines.map(({ date: day, skuId, quantity }) => ({ day, skuId, quantity })),
      before,
    )
    const numberOf = (line: Line) =>
      before.find(({ day, skuId }) => day === line.date && skuId === line.skuId)?.number ?? ''
    const fresh = lines.flatMap((line, index) => {
      const change = verdicts[index]?.change ?? line.quantity
      return change === 0 ? [] : [{ date: line.date, skuId: line.skuId, quantity: change }]
    })
    const repeated = lines.filter((_, index) => verdicts[index]?.kind === 'repeated')
    const [first] = repeated
    if (first !== undefined) {
      const params = { reference: title, count: repeated.length, number: numberOf(first) }
      problems.push(problem(file, first, { code: 'salesRepeated', severity: 'warning', params }))
    }
    lines.forEach((line, index) => {
      const verdict = verdicts[index]
      if (verdict?.kind !== 'corrected') return
      const { date: day, skuCode: value } = line
      const { before: was, now: quantity } = verdict
      const params = { reference: title, value, day, quantity, before: was, number: numberOf(line) }
      problems.push(problem(file, line, { code: 'salesCorrected', severity: 'warning', params }))
    })
    const brought = fresh.map(({ date: day, ...sale }) => ({ day, ...sale, number: file.name }))
    earlier.set(distributorId, [...(earlier.get(distributorId) ?? []), ...brought])
    if (fresh.length === 0) return { lines, action: 'repeat' }
    return { lines: fresh, action: verdicts.some(({ kind }) => kind === 'corrected') ? 'revise' : 'create' }
  }
}
