import { z } from 'zod'
import type { DocumentHead, DocumentRow } from './documents'
import type { AccountKind, AccountPart } from './ledgers'
import { businessDay, documentVersion, rowId } from './values'

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
