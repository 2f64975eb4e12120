import { readSellOut } from '../../../shared/domain/import/history'
import { sumOf } from '../../../shared/domain/money'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import { findImportOfFile } from '../../database/queries/imports'
import { postSellOut, type SellOutReport } from '../sell-out'
import { distributorDirectory, skuDirectory } from './directories'
import { defineKind, type Preparation, problemAt, problemsOf, type ReadFile } from './kinds'

type SellOutPlan = Omit<SellOutReport, 'importId'> & { readonly fileIndex: number; readonly repeated: boolean }

/** What distributors sold, one report a distributor and file. A file brought in before says nothing new and is skipped whole. */
export const sellOutImport = defineKind<SellOutPlan>({
  prepare: (preparation) => {
    const rows: SellOutPlan[] = []
    const items: ImportPreviewItem[] = []
    const problems: ImportProblemRow[] = []
    const lineCounts: number[] = []
    const resolve = resolver(preparation, problems)
    for (const [fileIndex, file] of preparation.files.entries()) {
      preparation.step(fileIndex, preparation.files.length)
      const repeated = findImportOfFile(preparation.office.connection, 'sell-out', file.sha256) !== undefined
      const { lineCount, reports } = resolve(file)
      lineCounts.push(lineCount)
      for (const { title, subtitle, distributorId, lines } of reports) {
        rows.push({ fileIndex, repeated, distributorId, reference: file.name.slice(0, 64), lines })
        const quantity = sumOf(lines.map((line) => line.quantity))
        const action = repeated ? 'repeat' : 'create'
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

interface Report {
  readonly title: string
  readonly subtitle: string
  readonly distributorId: number
  readonly lines: SellOutReport['lines']
}

function resolver({ office }: Preparation, problems: ImportProblemRow[]) {
  const distributors = distributorDirectory(office.connection, office.actor.distributorIds)
  const skus = skuDirectory(office.connection)
  return (file: ReadFile): { readonly lineCount: number; readonly reports: readonly Report[] } => {
    const reading = readSellOut(file.sheets)
    problems.push(...problemsOf(file, reading.problems))
    const reports = new Map<number, Report & { readonly lines: SellOutReport['lines'][number][] }>()
    for (const row of reading.rows) {
      const distributor = distributors.find(row.distributorCode)
      const sku = skus.byCode(row.skuCode)
      if (!distributor.ok) problems.push(problemAt(file, reading, row, distributor.finding))
      if (!sku.ok) problems.push(problemAt(file, reading, row, sku.finding))
      if (!distributor.ok || !sku.ok) continue
      const { id: distributorId, code, name } = distributor.value
      const report = reports.get(distributorId) ?? { title: code, subtitle: name, distributorId, lines: [] }
      reports.set(distributorId, report)
      if (row.quantity !== 0) report.lines.push({ date: row.date, skuId: sku.value.id, quantity: row.quantity })
    }
    return { lineCount: reading.rows.length, reports: [...reports.values()].filter(({ lines }) => lines.length > 0) }
  }
}
