import { z } from 'zod'
import type { RefusalData } from './errors'
import { importFixes } from './import-fixes'
import type { ImportPreview, ImportPreviewItem } from './import-runs'
import { importMappingSchema, type OrderField, type OrderTerms } from './imports'
import type { OrderKind } from './orders'
import { fileContent } from './values'

/** Order forms to be read each for itself. */
export const formFiles = z.object({
  files: z.array(fileContent).min(1).max(500),
  mapping: importMappingSchema.optional(),
  fixes: importFixes.optional(),
})

/** One cell of a form as it would be imported; prices are 0 while the goods or the customer are not known. */
export interface FormCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** Pieces, or the text that is no quantity. */
  readonly entry: number | string
  readonly skuId: number | null
  readonly styleId: number | null
  readonly colourId: number | null
  /** What the form calls the goods. */
  readonly written: string
  readonly styleName: string
  readonly colour: string
  readonly size: string
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly dropped: boolean
}

/** One order of a form with every cell it would come from. */
export interface FormSheet {
  /** The number it would be known by; blank while neither number nor customer is known. */
  readonly reference: string
  readonly distributor: { readonly id: number; readonly code: string; readonly name: string } | null
  /** What the form calls the customer; blank when it names nobody. */
  readonly writtenDistributor: string
  readonly date: string | null
  readonly terms: OrderTerms
  readonly orderKind: OrderKind
  /** What importing would do; null while something is in the way. */
  readonly action: ImportPreviewItem['action'] | null
  /** The order it revises or replaces, and in how many cells they differ. */
  readonly revises: NonNullable<ImportPreviewItem['revises']> | null
  readonly cells: readonly FormCell[]
}

/** One column of a table with what stands in it, for a person to say what it means. */
export interface FormColumn {
  readonly column: number
  readonly header: string
  readonly samples: readonly string[]
  readonly field: OrderField | null
  readonly size: string | null
}

/** One table of a form as it was read; `known` false where nothing in the sheet could be recognised and a person has to say all of it. */
export interface FormTable {
  readonly sheet: string
  readonly headerRow: number
  readonly bodyRow: number
  readonly known: boolean
  readonly columns: readonly FormColumn[]
}

/** One file as it would be imported, or why it cannot be read at all. */
export type FileForms =
  | { readonly file: string; readonly sha256: string; readonly refusal: RefusalData }
  | {
      readonly file: string
      readonly sha256: string
      readonly refusal: null
      readonly preview: ImportPreview
      readonly sheets: readonly FormSheet[]
      readonly tables: readonly FormTable[]
    }
