import { z } from 'zod'
import type { RefusalParam } from './errors'

/**
 * One cell as it arrived. `text` is what the person saw (codes keep the zeros of their number format); a `formula` cell is one whose
 * result the file does not carry; `formula` on the others is the text behind a result that the file claims.
 */
export type Cell =
  | { readonly kind: 'text'; readonly value: string; readonly text: string; readonly formula?: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly formula?: string }
  | { readonly kind: 'date'; readonly value: string; readonly text: string; readonly formula?: string }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly text: string; readonly formula?: string }
  | { readonly kind: 'error'; readonly value: string; readonly text: string; readonly formula?: string }
  | { readonly kind: 'formula'; readonly value: null; readonly text: string; readonly formula: string }

/** Cells shown as one; all four numbers count from 1, as the spreadsheet shows them. The value stands in the top left cell. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet as a grid: `rows[0][0]` is cell A1; hidden rows and columns count from 1 and are present in the grid. */
export interface SheetGrid {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly (readonly (Cell | null)[])[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
}

/** Every sheet of a file in its order; a csv is one sheet named after the file. */
export type Sheets = readonly SheetGrid[]

/** Everything that can be wrong or doubtful in a file, as a code the window turns into words. */
export type ImportProblemCode =
  | 'sheetUnrecognised'
  | 'sheetHidden'
  | 'rowHidden'
  | 'columnHidden'
  | 'rowOutsideTable'
  | 'columnGuessed'
  | 'columnAmbiguous'
  | 'columnIgnored'
  | 'columnMissing'
  | 'sizeUnknown'
  | 'sizeRowRead'
  | 'sizeMissing'
  | 'productMissing'
  | 'codeDamaged'
  | 'filledDown'
  | 'notAQuantity'
  | 'quantityNotWhole'
  | 'quantityNegative'
  | 'quantityTooLarge'
  | 'quantityMerged'
  | 'notAnAmount'
  | 'amountTooFine'
  | 'numberDamaged'
  | 'notADate'
  | 'dateAmbiguous'
  | 'dateYearMissing'
  | 'dateYearAssumed'
  | 'dateMissing'
  | 'dateConflict'
  | 'notARate'
  | 'rateAmbiguous'
  | 'rateIsOff'
  | 'notCalculated'
  | 'formulaDisagrees'
  | 'cellError'
  | 'totalDisagrees'
  | 'rowTotalDisagrees'
  | 'amountDisagrees'
  | 'amountNotPerPiece'
  | 'distributorMissing'
  | 'valueMissing'
  | 'kindUnknown'
  | 'signUnknown'
  | 'balanceDisagrees'
  | 'bankDirectionAssumed'

/** One finding at a place; `row` and `column` count from 1, 0 means the whole sheet or row. An `error` means something was not taken over. */
export interface ImportProblem {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly code: ImportProblemCode
  readonly params: Readonly<Record<string, RefusalParam>>
  readonly severity: 'error' | 'warning'
}

/** A size of the company with the other names its distributors write (`S` is also `155/80A`). */
export interface SizeName {
  readonly size: string
  readonly aliases: readonly string[]
}

/** What a column of an order form can hold; `product` and `distributor` are codes whose kind the layout decides. */
export const orderFields = [
  'skuCode',
  'barcode',
  'styleCode',
  'styleName',
  'colour',
  'size',
  'sizeGroup',
  'quantity',
  'total',
  'tagPrice',
  'rate',
  'unitPrice',
  'amount',
  'distributorCode',
  'distributorName',
  'date',
  'reference',
  'kind',
] as const

/** One meaning of a column of an order form. */
export type OrderField = (typeof orderFields)[number]

const position = z.int().min(1).max(16384)

/**
 * How one table of a form is read, found by recognition or given by a person: rows and columns count from 1. `units` holds the unit of a
 * money column (`fen`, else yuan) or rate column (`bp`, `percent`, `tenths` for 折, else by the value). A table ends where the next begins.
 */
export const tableMappingSchema = z.object({
  sheet: z.string(),
  headerRow: z.int().min(0),
  bodyRow: z.int().min(1),
  layout: z.enum(['flat', 'sizeAcross']),
  columns: z.partialRecord(z.enum(orderFields), position),
  units: z.partialRecord(z.enum(orderFields), z.enum(['fen', 'bp', 'percent', 'tenths'])).default({}),
  sizes: z
    .array(z.object({ column: position, size: z.string().min(1), alternatives: z.array(z.string()).default([]) }))
    .default([]),
})

/** How one table is read, e.g. to be remembered for a distributor's layout. */
export type TableMapping = z.output<typeof tableMappingSchema>

/** How a whole file is read: its tables in the order they stand. */
export const formMappingSchema = z.array(tableMappingSchema)

/** How the files of an import are read: one way for all of them, or one for each by the file's name, as a preview shows it. */
export const importMappingSchema = z.union([
  formMappingSchema.min(1).readonly(),
  z.record(z.string(), formMappingSchema.readonly()).readonly(),
])

/** One quantity of a form, at the cell it was read from; codes are as written, money in fen, rates in basis points. */
export interface OrderFormLine {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly skuCode?: string
  readonly barcode?: string
  readonly styleCode?: string
  readonly styleName?: string
  readonly colour?: string
  readonly size?: string
  /** Other sizes the same column stands for in forms with several size rows; the style's size group decides. */
  readonly sizeAlternatives?: readonly string[]
  readonly quantity: number
  readonly tagPriceFen?: number
  readonly rateBp?: number
  readonly unitPriceFen?: number
  readonly amountFen?: number
}

/** Something of a row that is no line: what stands in its cell could not be taken over, or a person left the row out. */
export interface OpenCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** What stands in the cell, as a person sees it; blank where the row only states a total. */
  readonly text: string
  /** What the row calls its goods, as written; blank when it names none. */
  readonly written: string
  readonly styleName?: string
  readonly colour?: string
  readonly size?: string
  readonly sizeAlternatives?: readonly string[]
  readonly dropped?: boolean
}

/** A total the form states, beside what its lines add up to; `computed` is null when the lines do not say. */
export interface StatedTotal {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly label: string
  readonly of: 'quantity' | 'amountFen'
  readonly stated: number
  readonly computed: number | null
  readonly agrees: boolean
}

/** What a form says of its order beside the goods; null where it says nothing. */
export interface OrderTerms {
  readonly deliveryFrom: string | null
  readonly deliveryTo: string | null
  readonly cancelAfter: string | null
  readonly remark: string | null
}

/** One order found in a file: the lines of one distributor, reference and date. */
export interface OrderForm {
  readonly distributorCode: string | null
  readonly distributorName: string | null
  readonly date: string | null
  readonly reference: string | null
  readonly kind: 'fair' | 'replenish' | 'reorder' | 'spot' | null
  readonly title: string | null
  readonly terms: OrderTerms
  /** The cell beside a label that names the distributor; absent where each row, a title or nothing does. */
  readonly partyAt?: { readonly sheet: string; readonly row: number; readonly column: number }
  readonly lines: readonly OrderFormLine[]
  /** Cells of the same order that are no lines yet. */
  readonly open: readonly OpenCell[]
  readonly totals: readonly StatedTotal[]
  readonly quantity: number
  /** The sum of the lines' stated amounts; null when any line states none. */
  readonly amountFen: number | null
}

/** Everything found in an order file; `totals` holds also those that span several orders. */
export interface OrderFormReading {
  readonly forms: readonly OrderForm[]
  /** Orders of which no line could be read; what stands in them is in `open`. */
  readonly unread: readonly OrderForm[]
  readonly totals: readonly StatedTotal[]
  readonly mapping: readonly TableMapping[]
  readonly problems: readonly ImportProblem[]
}

/** Rows of a list and everything wrong with the others; a row is either in `rows` or named by an error. */
export interface RecordsReading<Row> {
  readonly rows: readonly Row[]
  readonly problems: readonly ImportProblem[]
  /** Which column holds a field, by sheet, so that what is found wrong later can be shown at its cell. */
  readonly columns: ReadonlyMap<string, FieldColumns>
}

/** The columns of a sheet by the field they hold, from 1. */
export type FieldColumns = Readonly<Record<string, number>>

/** Where a row of a list stands, for messages. */
export interface RowPlace {
  readonly sheet: string
  readonly row: number
}

/** One region as it arrived. */
export interface RegionRow extends RowPlace {
  readonly code: string
  readonly name: string
  readonly country?: string
  readonly group?: string
}

/** One distributor as it arrived; `regionCode` may be a region's name. */
export interface DistributorRow extends RowPlace {
  readonly code: string
  readonly name: string
  readonly type?: string
  readonly city?: string
  readonly province?: string
  readonly country?: string
  readonly regionCode: string
  readonly grade?: string
  readonly creditLimitFen?: number
  readonly paymentTermsDays?: number
  readonly discountBp?: number
}

/** One style × colour × size as it arrived. */
export interface SkuRow extends RowPlace {
  readonly skuCode: string
  readonly styleCode: string
  readonly styleName: string
  readonly name?: string
  readonly category?: string
  readonly subcategory?: string
  readonly colour: string
  readonly size: string
  readonly costFen?: number
  readonly tagPriceFen: number
  readonly season?: string
  readonly wave?: string
  readonly barcode?: string
}

/** What a distributor sold to its own customers on a day. */
export interface SellOutRow extends RowPlace {
  readonly date: string
  readonly distributorCode: string
  readonly skuCode: string
  readonly quantity: number
}

/** What a distributor sent back on a day. */
export interface ReturnRow extends RowPlace {
  readonly date: string
  readonly distributorCode: string
  readonly skuCode: string
  readonly quantity: number
  readonly reference?: string
}

/** One event of an account kept in another system; amounts in our sign, + they owe us more. */
export interface AccountEventRow extends RowPlace {
  readonly date: string
  readonly distributorCode: string
  readonly kind: AccountEventKind
  readonly reference: string
  readonly quantity: number
  readonly amountFen: number
}

/** What an entry of an account brought over from elsewhere means. */
export type AccountEventKind =
  | 'opening'
  | 'shipment'
  | 'return'
  | 'receipt'
  | 'adjustment'
  | 'transfer'
  | 'rebate'
  | 'deposit'

/** What a line of a distributor's own book means, seen from our side. */
export type CounterLineKind = 'shipment' | 'return' | 'receipt' | 'adjustment' | 'transfer' | 'unknown'

/** How a book's figures were turned into our sign, as found: by its columns, by its sign, by the kind of each line, or debit/credit. */
export type SignConvention =
  | 'byColumn'
  | 'signedAsOurs'
  | 'signedOpposite'
  | 'byKind'
  | 'byDirection'
  | 'theirCreditIsOurDebit'
  | 'theirDebitIsOurDebit'

/** One line of a distributor's book; the amount in our sign (+ they owe us more), the reference trimmed, upper-cased, and as written. */
export interface CounterLine {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly date: string | null
  readonly reference: string | null
  readonly referenceAsWritten: string | null
  readonly text: string
  readonly kind: CounterLineKind
  readonly quantity: number | null
  readonly amountFen: number
}

/** A balance the book states after a row, in our sign, beside the one its lines give. */
export interface StatedBalance {
  readonly sheet: string
  readonly row: number
  readonly statedFen: number
  readonly computedFen: number
  readonly agrees: boolean
}

/** A distributor's book read into our terms. `openingFen` is null when the book neither states it nor carries balances it follows from. */
export interface CounterLedgerReading {
  readonly titles: readonly string[]
  readonly period: { readonly from: string; readonly to: string } | null
  readonly openingFen: number | null
  readonly openingStated: boolean
  readonly closingFen: number | null
  readonly signConvention: SignConvention | null
  readonly lines: readonly CounterLine[]
  readonly balances: readonly StatedBalance[]
  readonly totals: readonly StatedTotal[]
  readonly problems: readonly ImportProblem[]
}
