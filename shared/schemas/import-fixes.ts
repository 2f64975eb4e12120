import { z } from 'zod'
import { formMappingSchema } from './imports'
import { businessDay } from './values'

const place = {
  sheet: z.string(),
  row: z.int().min(1).max(1_048_576),
  column: z.int().min(1).max(16_384),
}
const word = z.string().trim().min(1).max(200)

/**
 * What a person said of a form instead of what stands in it; the file's bytes stay as they are. `cell` is another content of one cell;
 * `goods` names what a row is about and `drop` leaves its pieces out, both at any of the row's quantity columns, because tables may stand side
 * by side; `distributor` says who some words are (blank words: a form that names nobody), `day` dates what has no date.
 */
export const importFix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cell'), ...place, text: z.string().max(200) }),
  z.object({
    kind: z.literal('goods'),
    ...place,
    skuCode: word.optional(),
    styleCode: word.optional(),
    colour: word.optional(),
    size: word.optional(),
  }),
  z.object({ kind: z.literal('drop'), ...place }),
  z.object({ kind: z.literal('distributor'), written: z.string().max(200), code: word }),
  z.object({ kind: z.literal('day'), day: businessDay }),
])

/** One thing a person said of a form instead of what stands in it. */
export type ImportFix = z.output<typeof importFix>

/** All that was said of a form: its fixes, and how its tables are read where a person said so. */
export const saidOfForm = z.object({ fixes: z.array(importFix), tables: formMappingSchema.nullable() })

/** The fixes of several files by the file's name. */
export const importFixes = z.record(z.string(), z.array(importFix).max(20_000).readonly()).readonly()

/** The fixes of several files by the file's name. */
export type ImportFixes = z.output<typeof importFixes>
