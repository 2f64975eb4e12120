import { z } from 'zod'
import type { DocumentHead, DocumentRow } from './documents'
import type { AccountKind, AccountPart } from './ledgers'
import { businessDay, documentVersion, positiveFen, reasonedStep, rowId } from './values'

/** A period, of one distributor or of all. */
export const statementPeriod = z
  .object({
    dateFrom: businessDay,
    dateTo: businessDay,
    distributorIds: z.array(rowId).optional(),
    /** Leave out distributors with nothing to say: no opening, no movement. */
    skipEmpty: z.boolean().default(false),
  })
  .refine((period) => period.dateFrom <= period.dateTo, { path: ['dateTo'], error: 'periodBackwards' })
/** A period, of one distributor or of all, as a service receives it. */
export type StatementPeriod = z.output<typeof statementPeriod>

/** The distributor's answer to a statement. */
export const statementAnswer = documentVersion.extend({
  agreement: z.enum(['signed', 'deemed']).default('signed'),
  note: z.string().trim().max(500).default(''),
})

/** Every column a statement can have: the trade's own, then what some distributors ask for beside. */
export const statementColumnKeys = [
  'date',
  'number',
  'summary',
  'quantity',
  'shipped',
  'returned',
  'transferredIn',
  'transferredOut',
  'received',
  'other',
  'balance',
  'note',
  'reference',
  'styles',
  'tagAmount',
  'rate',
] as const
/** A column of a statement. */
export type StatementColumnKey = (typeof statementColumnKeys)[number]

/** Without these a statement cannot be read as one. */
export const fixedStatementColumns: readonly StatementColumnKey[] = [
  'date',
  'number',
  'summary',
  'shipped',
  'received',
  'balance',
]

/** How a distributor wants its statements: the columns in their order; an empty header is the usual one. */
export const statementLayout = z
  .object({
    columns: z
      .array(z.object({ key: z.enum(statementColumnKeys), header: z.string().trim().max(20).default('') }))
      .max(statementColumnKeys.length),
  })
  .refine(({ columns }) => new Set(columns.map(({ key }) => key)).size === columns.length, {
    path: ['columns'],
    error: 'duplicate',
  })
  .refine(({ columns }) => fixedStatementColumns.every((fixed) => columns.some(({ key }) => key === fixed)), {
    path: ['columns'],
    error: 'required',
  })
/** How a distributor wants its statements. */
export type StatementLayout = z.output<typeof statementLayout>

/** A layout for one distributor, or for everyone one may see; null goes back to the usual one. */
export const statementLayoutDraft = z.object({
  distributorId: rowId,
  everyone: z.boolean().default(false),
  layout: statementLayout.nullable(),
})

/** What the goods of a document of a statement were, for the columns that some distributors ask for. */
export interface StatementGoods {
  readonly documentId: number
  /** The first style and how many there are. */
  readonly styles: string
  /** What they come to at tag price; null where the document does not know it. */
  readonly tagFen: number | null
}

/** What a distributor objects to: some documents of the statement by amount, or, without any, all of it. */
export const statementObjection = reasonedStep.extend({
  lines: z
    .array(z.object({ documentId: rowId, amountFen: positiveFen, note: z.string().trim().max(200).default('') }))
    .max(2000)
    .default([]),
})

/** A document of a statement that is disputed. */
export interface StatementDispute {
  readonly documentId: number
  readonly amountFen: number
  readonly note: string
}

/** One line of a statement; `balanceFen` is the receivable after it. */
export interface StatementLine {
  readonly entryId: number
  readonly businessDate: string
  readonly documentId: number
  readonly documentNumber: string
  readonly reference: string
  readonly part: AccountPart
  readonly kind: AccountKind
  readonly quantity: number
  readonly amountFen: number
  readonly balanceFen: number
  readonly priorPeriod: boolean
}

/** Opening and closing of a part. */
export interface StatementPart {
  readonly part: AccountPart
  readonly openingFen: number
  readonly closingFen: number
  readonly openingQuantity: number
  readonly closingQuantity: number
}

/** What a kind moved in the period, in the receivable. */
export interface StatementSubtotal {
  readonly kind: AccountKind
  readonly quantity: number
  readonly amountFen: number
}

/** A distributor's account of a period, as printed. */
export interface StatementView {
  readonly statementId: number | null
  readonly number: string
  readonly companyName: string
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly regionName: string
  readonly dateFrom: string
  readonly dateTo: string
  readonly parts: readonly StatementPart[]
  readonly lines: readonly StatementLine[]
  readonly subtotals: readonly StatementSubtotal[]
  /** What of it is disputed, while it is; nothing named means all of it. */
  readonly disputes: readonly StatementDispute[]
  readonly disputedFen: number
}

/** A statement as the period list shows it, traffic light and all. */
export interface StatementRow extends DocumentRow {
  readonly dateFrom: string
  readonly dateTo: string
  readonly openingFen: number
  readonly closingFen: number
  readonly agreement: 'signed' | 'deemed' | null
}

/** A whole statement. */
export interface StatementDocument extends DocumentHead {
  readonly view: StatementView
  readonly agreement: 'signed' | 'deemed' | null
  readonly note: string
}
