import { z } from 'zod'
import { formMappingSchema, type TableMapping } from './imports'

/** A remembered reading by what it is known by: the print of its headers and the distributor whose form it is. */
export const layoutKey = z.object({ fingerprint: z.string().min(1), distributorCode: z.string() })

/** The words of each table's header by column. */
export const layoutHeaders = z.array(z.array(z.string()))

/** A remembered reading that a person changes. */
export const layoutChange = layoutKey.extend({ tables: formMappingSchema.min(1).readonly() })

/** How a distributor's form is read since a person said so. */
export interface RememberedLayout {
  readonly fingerprint: string
  readonly distributorCode: string
  readonly distributorName: string
  readonly tables: readonly TableMapping[]
  /** The words of each table's header by column, from the first; empty where they were not kept. */
  readonly headers: readonly (readonly string[])[]
}
