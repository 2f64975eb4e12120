import { z } from 'zod'

/** A row's own number in this company's file. */
export const rowId = z.int().positive()
/** A business day `YYYY-MM-DD` that exists in the calendar. */
export const businessDay = z.iso.date()
/** Money in fen, any sign. */
export const amountFen = z.int().min(-9_000_000_000_000).max(9_000_000_000_000)
/** Money in fen, more than nothing. */
export const positiveFen = z.int().positive().max(9_000_000_000_000)
/** Money in fen, nothing or more. */
export const wholeFen = z.int().min(0).max(9_000_000_000_000)
/** Pieces, nothing or more. */
export const wholeQuantity = z.int().min(0).max(9_999_999)
/** Pieces, at least one. */
export const positiveQuantity = z.int().positive().max(9_999_999)
/** A rate in basis points: 4800 is 48 %. */
export const rateBp = z.int().min(0).max(20_000)
/** A code as people write it; trimmed, because a space at its end is never meant. */
export const code = z.string().trim().min(1).max(64)
/** A name as people write it. */
export const name = z.string().trim().min(1).max(200)
/** Free text, may be empty. */
export const remark = z.string().trim().max(2000).default('')
/** A document and the version the user saw, so that a stale save is refused. */
export const documentVersion = z.object({ id: rowId, version: z.int().positive() })
/** A draft that, when it is of something that is there already, has to name the version that was seen. */
export const versioned = <
  Draft extends z.ZodType<{ readonly id?: number | undefined; readonly version?: number | undefined }>,
>(
  draft: Draft,
): Draft =>
  draft.refine(({ id, version }) => id === undefined || version !== undefined, {
    path: ['version'],
    error: 'required',
  })
/** The same with the business day of the step and a reason or note. */
export const datedStep = documentVersion.extend({ date: businessDay, remark })
/** The same with a reason that must be given. */
export const reasonedStep = documentVersion.extend({ reason: z.string().trim().min(1).max(500) })
/** One page of a list; `after` is the cursor of the page before. */
export const page = z.object({ after: z.string().optional(), limit: z.int().min(1).max(1000).default(200) })
/** Which documents a list shows. */
export const documentFilter = page.extend({
  statuses: z.array(z.string()).optional(),
  distributorId: rowId.optional(),
  dateFrom: businessDay.optional(),
  dateTo: businessDay.optional(),
  /** Matches the number, the reference, and the distributor's code, name or pinyin initials. */
  query: z.string().trim().max(100).optional(),
})
/** A file as it crosses the contract. */
export const fileContent = z.object({
  name: z.string().min(1),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes'),
})
/** No input. */
export const nothing = z.object({}).default({})

/** Which documents a list shows, as a service receives it. */
export type DocumentFilter = z.output<typeof documentFilter>

/** One page of rows; `next` is the cursor to ask on with, or null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** A choice in a type-ahead field. */
export interface Choice {
  readonly id: number
  readonly code: string
  readonly name: string
}
