import { eq, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteSelect } from 'drizzle-orm/sqlite-core'
import { prepared, type Reader } from '../connection'
import { colours, skus, styles } from '../tables/masters'

/** What a line of any document shows of its SKU; select it together with `withSku`. */
export const lineSkuColumns = {
  skuId: skus.id,
  skuCode: skus.code,
  styleId: styles.id,
  styleCode: styles.code,
  styleName: styles.name,
  colourId: colours.id,
  colourName: colours.name,
  swatch: colours.swatch,
  size: skus.size,
  sizeGroupId: styles.sizeGroupId,
} as const

/** Joins a line's SKU with its style and colour. */
export const withSku = <Query extends SQLiteSelect>(query: Query, skuId: AnySQLiteColumn) =>
  query
    .innerJoin(skus, eq(skus.id, skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .innerJoin(colours, eq(colours.id, skus.colourId))

const skuCode = prepared((orm) =>
  orm
    .select({ code: skus.code })
    .from(skus)
    .where(eq(skus.id, sql.placeholder('id')))
    .prepare(),
)

/** The code of a SKU, for messages; empty for one that does not exist. */
export const findSkuCode = (reader: Reader, id: number): string => skuCode(reader).get({ id })?.code ?? ''

/** The first of some SKU ids that does not exist, by its position, or -1; a foreign key would only say that something is wrong. */
export const unknownSkuAt = (reader: Reader, skuIds: readonly number[]): number =>
  skuIds.findIndex((id) => skuCode(reader).get({ id }) === undefined)

/** The SKUs of some styles, e.g. to narrow an allocation to them. */
export const listSkuIdsOfStyles = (reader: Reader, styleIds: readonly number[]): number[] =>
  reader.orm
    .select({ id: skus.id })
    .from(skus)
    .where(sql`${skus.styleId} in (select value from json_each(${JSON.stringify(styleIds)}))`)
    .all()
    .map((row) => row.id)

/** Style and colour of some SKUs. */
export const listSkuSpots = (
  reader: Reader,
  skuIds: readonly number[],
): ReadonlyMap<number, { readonly styleId: number; readonly colourId: number }> =>
  new Map(
    reader.orm
      .select({ id: skus.id, styleId: skus.styleId, colourId: skus.colourId })
      .from(skus)
      .where(sql`${skus.id} in (select value from json_each(${JSON.stringify(skuIds)}))`)
      .all()
      .map(({ id, ...spot }) => [id, spot]),
  )

/** Style and colour of some SKUs as one name, to tell which of them are the same but for the size. */
export const listSkuPlaces = (reader: Reader, skuIds: readonly number[]): ReadonlyMap<number, string> =>
  new Map([...listSkuSpots(reader, skuIds)].map(([id, { styleId, colourId }]) => [id, `${styleId}-${colourId}`]))
