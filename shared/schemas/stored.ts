import { z } from 'zod'

// Shapes of what the database keeps as JSON text, parsed when read, because a file may come from another version.

/** Drizzle's journal of migrations. */
export const migrationJournal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) })

/** A text kept as JSON. */
export const storedText = z.string()

/** Why an allocation gave what it gave. */
export const storedReason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** How an allocation was computed, and what its roundings still owe whom, by distributor. */
export const storedAllocationParameters = z.object({
  holdBackBp: z.number(),
  deficits: z.array(z.tuple([z.number(), z.number()])),
})

/** What an order said at a revision. */
export const storedRevision = z.object({
  deliveryFrom: z.string().nullable(),
  deliveryTo: z.string().nullable(),
  cancelAfter: z.string().nullable(),
  reference: z.string(),
  remark: z.string(),
  lines: z.array(z.object({ skuId: z.number(), quantity: z.number(), priceFen: z.number() })),
})
