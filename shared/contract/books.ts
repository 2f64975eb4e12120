import { z } from 'zod'
import type { VerifyReport } from '../schemas/companies'
import type { DocumentKind } from '../schemas/documents'
import { type FileForms, formFiles } from '../schemas/import-forms'
import { layoutChange, layoutKey, type RememberedLayout } from '../schemas/import-layouts'
import { type ImportPreview, type ImportRow, type ImportSummary, importKinds, importRun } from '../schemas/import-runs'
import { asOf } from '../schemas/ledgers'
import { stockFilter } from '../schemas/stock'
import { businessDay, nothing, type Page, page, rowId } from '../schemas/values'
import type { FileContent } from './envelope'
import { job, reads, writes } from './method'

const format = z.enum(['xlsx', 'csv', 'pdf']).default('xlsx')
const everything = [
  'orders',
  'distributors',
  'regions',
  'styles',
  'accounts',
  'settlements',
  'collections',
  'stock',
  'reconciliations',
  'imports',
  'desks',
]

/** What concerns the books as a whole: the check, imports, exports, search, what waits. */
export const books = {
  'books.verify': job(nothing).returns<VerifyReport>(),
  'imports.preview': job(importRun).returns<ImportPreview>(),
  /** Order forms cell by cell, each for itself: what is shown before they are imported. */
  'imports.forms': job(formFiles).returns<readonly FileForms[]>(),
  /** The same files with a column that names every problem, to be sent back to whoever filled them in. */
  'imports.problemFiles': job(formFiles.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') })).returns<
    readonly FileContent[]
  >(),
  'imports.layouts': reads(nothing).returns<readonly RememberedLayout[]>(),
  'imports.saveLayout': writes(layoutChange, { changes: ['imports'] }).returns<{ readonly changed: number }>(),
  'imports.forgetLayout': writes(layoutKey, { changes: ['imports'] }).returns<{ readonly forgotten: number }>(),
  'imports.run': job(importRun, { changes: everything }).returns<ImportSummary>(),
  'imports.list': reads(page.extend({ kind: z.enum(importKinds).optional() })).returns<Page<ImportRow>>(),
  'imports.undo': writes(z.object({ id: rowId }), { changes: everything }).returns<{ readonly undone: number }>(),
  'exports.statement': job(
    z.object({ distributorId: rowId, dateFrom: businessDay, dateTo: businessDay, format }),
  ).returns<FileContent>(),
  'exports.statements': job(
    z.object({
      dateFrom: businessDay,
      dateTo: businessDay,
      distributorIds: z.array(rowId).optional(),
      skipEmpty: z.boolean().default(false),
      /** One workbook with a sheet each instead of a file each. */
      together: z.boolean().default(false),
      format,
    }),
  ).returns<readonly FileContent[]>(),
  'exports.order': job(z.object({ id: rowId, format })).returns<FileContent>(),
  'exports.shipment': job(z.object({ id: rowId, format })).returns<FileContent>(),
  'exports.stock': job(stockFilter.extend({ format })).returns<FileContent>(),
  'exports.stockCount': job(z.object({ id: rowId, format })).returns<FileContent>(),
  'exports.ledger': job(
    z.object({
      distributorId: rowId.optional(),
      dateFrom: businessDay.optional(),
      dateTo: businessDay.optional(),
      format,
    }),
  ).returns<FileContent>(),
  'exports.balances': job(asOf.extend({ format })).returns<FileContent>(),
  'exports.reconciliation': job(z.object({ id: rowId, format })).returns<FileContent>(),
  /** Any grid exactly as it is shown. */
  'exports.grid': job(
    z.object({
      title: z.string().max(200),
      columns: z
        .array(
          z.object({
            header: z.string(),
            width: z.number().positive().max(400),
            type: z.enum(['text', 'quantity', 'money', 'rate', 'day']),
          }),
        )
        .max(200),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).max(200_000),
      totals: z
        .array(z.union([z.string(), z.number(), z.null()]))
        .nullable()
        .default(null),
    }),
    { access: 'signedIn' },
  ).returns<FileContent>(),
  'search.find': reads(z.object({ query: z.string().trim().min(1).max(100) }), { access: 'signedIn' }).returns<
    readonly SearchHit[]
  >(),
  'desks.waiting': reads(nothing, { access: 'signedIn' }).returns<DeskCounts>(),
} as const

/** A hit of the command palette; what it opens follows from its kind. */
export interface SearchHit {
  readonly kind: DocumentKind | 'distributor' | 'style'
  readonly id: number
  readonly title: string
  readonly subtitle: string
}

/** How much waits at each desk, by list: documents and the age in days of the oldest. */
export interface DeskCounts {
  readonly lists: readonly {
    readonly desk: 'orders' | 'dispatch' | 'transfers' | 'returns' | 'accounts'
    readonly list: string
    readonly kind: DocumentKind
    readonly statuses: readonly string[]
    readonly count: number
    readonly oldestDate: string | null
  }[]
}
