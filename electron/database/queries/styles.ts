import { and, asc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { SkuRow, StyleDraft, StyleFilter, StyleRow } from '../../../shared/schemas/styles'
import type { Page } from '../../../shared/schemas/values'
import { prepared, type Reader, type Tx } from '../connection'
import { colours, sizeGroups, skus, styles } from '../tables/masters'
import type { StoredSku } from './masters'
import { matchingKeys, pageOf } from './scopes'

const { placeholder } = sql

/** A style's own row. */
export type StoredStyle = typeof styles.$inferSelect

const columns = {
  id: styles.id,
  version: styles.version,
  code: styles.code,
  name: styles.name,
  season: styles.season,
  wave: styles.wave,
  category: styles.category,
  subcategory: styles.subcategory,
  launchDate: styles.launchDate,
  tagPriceFen: styles.tagPriceFen,
  sizeGroupId: styles.sizeGroupId,
  sizeGroupName: sizeGroups.name,
  // Written out, because inside a subquery Drizzle would leave the table of `styles.id` away.
  colourCount: sql<number>`(select count(distinct sku.colour_id) from skus sku where sku.style_id = "styles"."id" and sku.archived = 0)`,
  skuCount: sql<number>`(select count(*) from skus sku where sku.style_id = "styles"."id" and sku.archived = 0)`,
  archived: styles.archived,
}

const rowsOf = (reader: Reader) =>
  reader.orm.select(columns).from(styles).innerJoin(sizeGroups, eq(sizeGroups.id, styles.sizeGroupId))

/** One page of styles by code. */
export function listStyleRows(reader: Reader, filter: StyleFilter): Page<StyleRow> {
  const rows = rowsOf(reader)
    .where(
      and(
        filter.archived ? undefined : eq(styles.archived, false),
        filter.season === undefined ? undefined : eq(styles.season, filter.season),
        filter.category === undefined ? undefined : eq(styles.category, filter.category),
        matchingKeys(styles.searchKeys, filter.query),
        filter.after === undefined ? undefined : gt(styles.code, filter.after),
      ),
    )
    .orderBy(asc(styles.code))
    .limit(filter.limit + 1)
    .all()
  return pageOf(rows, filter.limit, (row) => row.code)
}

const within = (column: SQL, ids: readonly number[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`

/** Some styles by id, in code order. */
export const listStylesById = (reader: Reader, ids: readonly number[]): StyleRow[] =>
  rowsOf(reader)
    .where(within(sql`${styles.id}`, ids))
    .orderBy(asc(styles.code))
    .all()

/** A SKU of a style with its colour, as the size sheet needs it. */
export interface SkuOfStyle extends SkuRow {
  readonly styleId: number
  readonly colourCode: string
  readonly colourName: string
  readonly swatch: string
}

/** Every SKU of some styles, archived ones too, by colour code. */
export const listSkusOfStyles = (reader: Reader, styleIds: readonly number[]): SkuOfStyle[] =>
  reader.orm
    .select({
      id: skus.id,
      code: skus.code,
      styleId: skus.styleId,
      colourId: skus.colourId,
      colourCode: colours.code,
      colourName: colours.name,
      swatch: colours.swatch,
      size: skus.size,
      barcode: skus.barcode,
      tagPriceFen: skus.tagPriceFen,
      archived: skus.archived,
    })
    .from(skus)
    .innerJoin(colours, eq(colours.id, skus.colourId))
    .where(within(sql`${skus.styleId}`, styleIds))
    .orderBy(asc(skus.styleId), asc(colours.code), asc(skus.id))
    .all()

const styleById = prepared((orm) =>
  orm
    .select()
    .from(styles)
    .where(eq(styles.id, placeholder('id')))
    .prepare(),
)
/** A style, or undefined. */
export const findStyle = (reader: Reader, id: number): StoredStyle | undefined => styleById(reader).get({ id })

const styleByCode = prepared((orm) =>
  orm
    .select()
    .from(styles)
    .where(eq(styles.code, placeholder('code')))
    .prepare(),
)
/** A style by its code, or undefined. */
export const findStyleByCode = (reader: Reader, code: string): StoredStyle | undefined =>
  styleByCode(reader).get({ code })

const skuByCode = prepared((orm) =>
  orm
    .select()
    .from(skus)
    .where(eq(skus.code, placeholder('code')))
    .prepare(),
)
/** A SKU by its code, or undefined. */
export const findSkuByCode = (reader: Reader, code: string): StoredSku | undefined => skuByCode(reader).get({ code })

type StyleValues = Omit<StyleDraft, 'id' | 'version' | 'colourIds' | 'skus'> & { readonly searchKeys: string }

/** Writes a new style without SKUs and answers its id. */
export const insertStyle = (tx: Tx, values: StyleValues): number =>
  Number(tx.orm.insert(styles).values(values).run().lastInsertRowid)

/** Writes a style's changed values and counts the version up. */
export function updateStyle(tx: Tx, id: number, values: StyleValues): void {
  tx.orm
    .update(styles)
    .set({ ...values, version: sql`${styles.version} + 1` })
    .where(eq(styles.id, id))
    .run()
}

const insertSkuRow = prepared((orm) =>
  orm
    .insert(skus)
    .values({
      code: placeholder('code'),
      styleId: placeholder('styleId'),
      colourId: placeholder('colourId'),
      size: placeholder('size'),
      barcode: placeholder('barcode'),
      tagPriceFen: placeholder('tagPriceFen'),
      costFen: placeholder('costFen'),
    })
    .prepare(),
)

/** What a SKU is made of. */
export interface NewSku {
  readonly code: string
  readonly styleId: number
  readonly colourId: number
  readonly size: string
  readonly tagPriceFen: number
  readonly barcode?: string | null
  readonly costFen?: number
}

/** Writes a new SKU and answers its id. */
export const insertSku = (tx: Tx, sku: NewSku): number =>
  Number(insertSkuRow(tx).run({ barcode: null, costFen: 0, ...sku }).lastInsertRowid)

/** Hides SKUs or shows them again; a SKU is never removed, because the ledgers name it. */
export function updateSkusArchived(tx: Tx, ids: readonly number[], archived: boolean): void {
  if (ids.length > 0)
    tx.orm
      .update(skus)
      .set({ archived })
      .where(inArray(skus.id, [...ids]))
      .run()
}

/** Moves the SKUs that have a style's old tag price to its new one; a price of their own stays. */
export function updateTagPrices(tx: Tx, styleId: number, fromFen: number, toFen: number): void {
  tx.orm
    .update(skus)
    .set({ tagPriceFen: toFen })
    .where(and(eq(skus.styleId, styleId), eq(skus.tagPriceFen, fromFen)))
    .run()
}

/** Writes a SKU's own barcode and tag price; what is not named stays. */
export function updateOwnOfSku(
  tx: Tx,
  id: number,
  own: { readonly barcode?: string | null; readonly tagPriceFen?: number },
): void {
  if (own.barcode !== undefined || own.tagPriceFen !== undefined)
    tx.orm.update(skus).set(own).where(eq(skus.id, id)).run()
}

const seasonsOf = prepared((orm) =>
  orm
    .selectDistinct({ value: styles.season })
    .from(styles)
    .where(eq(styles.archived, false))
    .orderBy(asc(styles.season))
    .prepare(),
)
const categoriesOf = prepared((orm) =>
  orm
    .selectDistinct({ value: styles.category })
    .from(styles)
    .where(eq(styles.archived, false))
    .orderBy(asc(styles.category))
    .prepare(),
)

/** The seasons and categories in use, sorted; styles without one are left out. */
export function listStyleFacets(reader: Reader): { readonly seasons: string[]; readonly categories: string[] } {
  const named = (rows: readonly { readonly value: string }[]) =>
    rows.map((row) => row.value).filter((value) => value !== '')
  return { seasons: named(seasonsOf(reader).all()), categories: named(categoriesOf(reader).all()) }
}

const scanned = prepared((orm) =>
  orm
    .select({ skuId: skus.id, styleId: skus.styleId })
    .from(skus)
    .where(or(eq(skus.barcode, placeholder('code')), eq(skus.code, placeholder('code'))))
    .limit(1)
    .prepare(),
)

/** The SKU with this barcode or code, or undefined. */
export const findScannedSku = (
  reader: Reader,
  code: string,
): { readonly skuId: number; readonly styleId: number } | undefined => scanned(reader).get({ code })
