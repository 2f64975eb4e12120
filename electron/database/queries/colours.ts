import { asc, eq, sql } from 'drizzle-orm'
import type { ColourDraft, ColourRow } from '../../../shared/schemas/styles'
import type { Reader, Tx } from '../connection'
import { colours } from '../tables/masters'

/** Every colour by code. */
export const listColourRows = (reader: Reader): ColourRow[] =>
  reader.orm.select().from(colours).orderBy(asc(colours.code)).all()

/** A colour, or undefined. */
export const findColour = (reader: Reader, id: number): ColourRow | undefined =>
  reader.orm.select().from(colours).where(eq(colours.id, id)).get()

/** A colour by its code, or undefined. */
export const findColourByCode = (reader: Reader, code: string): ColourRow | undefined =>
  reader.orm.select().from(colours).where(eq(colours.code, code)).get()

type ColourValues = Omit<ColourDraft, 'id' | 'version'>

/** Writes a new colour and answers its id. */
export const insertColour = (tx: Tx, values: ColourValues): number =>
  Number(tx.orm.insert(colours).values(values).run().lastInsertRowid)

/** Writes a colour's changed values and counts the version up. */
export function updateColour(tx: Tx, id: number, values: ColourValues): void {
  tx.orm
    .update(colours)
    .set({ ...values, version: sql`${colours.version} + 1` })
    .where(eq(colours.id, id))
    .run()
}
