import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { ImportKind, ImportRow } from '../../../shared/schemas/import-runs'
import type { Page } from '../../../shared/schemas/values'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { distributors, imports, layoutMappings, skus } from '../tables/masters'
import { orderLines, orderRevisions } from '../tables/orders'
import { users } from '../tables/users'
import type { StoredDocument } from './documents'

const { placeholder } = sql

/** A distributor as a file may name it, with what prices and dates its documents. */
export interface KnownDistributor {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly archived: boolean
  readonly paymentTermsDays: number
}

/** Every distributor, archived ones too, so that a file that names one is answered and not misunderstood. */
export const listKnownDistributors = (reader: Reader): KnownDistributor[] =>
  reader.orm
    .select({
      id: distributors.id,
      code: distributors.code,
      name: distributors.name,
      archived: distributors.archived,
      paymentTermsDays: distributors.paymentTermsDays,
    })
    .from(distributors)
    .orderBy(distributors.code)
    .all()

/** A SKU as a file may name it. */
export interface KnownSku {
  readonly id: number
  readonly code: string
  readonly barcode: string | null
  readonly styleId: number
  readonly styleCode: string
  readonly styleName: string
  readonly colourId: number
  readonly colourCode: string
  readonly colourName: string
  readonly size: string
  readonly tagPriceFen: number
  readonly archived: boolean
}

// Without Drizzle, which takes longer to make the rows than SQLite to find them; there are thousands.
const knownSkus = prepared((_, sqlite) =>
  sqlite.prepare<[], Omit<KnownSku, 'archived'> & { readonly archived: number }>(`
    select s.id, s.code, s.barcode, y.id as styleId, y.code as styleCode, y.name as styleName,
      c.id as colourId, c.code as colourCode, c.name as colourName, s.size, s.tag_price_fen as tagPriceFen,
      s.archived or y.archived as archived
    from skus s join styles y on y.id = s.style_id join colours c on c.id = s.colour_id`),
)
/** Every SKU with the names of what it is made of; one query, because a form asks for thousands. */
export const listKnownSkus = (reader: Reader): KnownSku[] =>
  knownSkus(reader)
    .all()
    // A flag is a number in the file.
    .map((row) => Object.assign(row, { archived: row.archived !== 0 }))

/** An order of the books that a file may bring again. */
export interface KnownOrder {
  readonly id: number
  readonly number: string
  readonly status: string
  readonly version: number
  readonly reference: string
  readonly remark: string
}

// The index is named, because SQLite would take the one of all the distributor's orders, which it knows by two columns.
const referencedOrders = prepared((_, sqlite) =>
  sqlite.prepare<[number], KnownOrder>(`
    select id, number, status, version, reference, remark from documents indexed by documents_referenced_orders
    where distributor_id = ? and kind = 'order' and reference <> '' and status <> 'cancelled' order by id`),
)

/** The orders of a distributor that carry a reference and still stand. */
export const listReferencedOrders = (reader: Reader, distributorId: number): KnownOrder[] =>
  referencedOrders(reader).all(distributorId)

const contentOf = prepared((orm) =>
  orm
    .select({
      skuId: orderLines.skuId,
      quantity: sql<number>`sum(${orderLines.quantity})`,
      amountFen: sql<number>`sum(${orderLines.amountFen})`,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, placeholder('id')))
    .groupBy(orderLines.skuId)
    .orderBy(orderLines.skuId)
    .prepare(),
)
/** What an order asks for, by SKU, to tell a repeated form from a newer version of it. */
export const listOrderContent = (reader: Reader, id: number) => contentOf(reader).all({ id })

/** How often the same thing already stands in the books. */
export interface KnownCount {
  readonly fingerprint: string
  readonly count: number
  /** The number of one of them, to be named. */
  readonly number: string
}

/** Prints of the account history in the books; the shape is that of `eventFingerprint` in the services. */
export const countHistory = (reader: Reader): KnownCount[] =>
  reader.orm
    .select({
      fingerprint: sql<string>`${documents.kind} || '|' || ${documents.distributorId} || '|' || ${documents.reference} || '|' || ${documents.businessDate}
        || '|' || ${documents.quantity} || '|' || ${documents.amountFen}`,
      count: sql<number>`count(*)`,
      number: sql<string>`min(${documents.number})`,
    })
    .from(documents)
    .where(and(eq(documents.origin, 'history'), sql`${documents.status} not in ('reversed', 'cancelled')`))
    .groupBy(sql`1`)
    .all()

const insertImportRow = prepared((orm) =>
  orm
    .insert(imports)
    .values({
      kind: placeholder('kind'),
      fileName: placeholder('fileName'),
      sha256: placeholder('sha256'),
      rowCount: placeholder('rowCount'),
      documentCount: placeholder('documentCount'),
      userId: placeholder('userId'),
      importedAt: placeholder('importedAt'),
    })
    .prepare(),
)
/** Remembers a file that was brought in. */
export const insertImport = (tx: Tx, row: Omit<typeof imports.$inferInsert, 'id' | 'undoneAt'>): number =>
  Number(insertImportRow(tx).run({ ...row }).lastInsertRowid)

/** Counts the documents an import made and those it revised, once they are there. */
export function updateImportCount(tx: Tx, id: number): void {
  const made = sql<number>`(select count(*) from ${documents} where import_id = ${id})
    + (select count(*) from ${orderRevisions} where import_id = ${id})`
  tx.orm.update(imports).set({ documentCount: made }).where(eq(imports.id, id)).run()
}

/** An import's own row. */
export type StoredImport = typeof imports.$inferSelect

/** An import, or undefined. */
export const findImport = (reader: Reader, id: number): StoredImport | undefined =>
  reader.orm.select().from(imports).where(eq(imports.id, id)).get()

const importOfFile = prepared((orm) =>
  orm
    .select()
    .from(imports)
    .where(
      and(eq(imports.kind, placeholder('kind')), eq(imports.sha256, placeholder('sha256')), isNull(imports.undoneAt)),
    )
    .orderBy(desc(imports.id))
    .prepare(),
)
/** The import that brought the same content in before and was not undone. */
export const findImportOfFile = (reader: Reader, kind: ImportKind, sha256: string): StoredImport | undefined =>
  importOfFile(reader).get({ kind, sha256 })

/** Marks an import as undone. */
export function markUndone(tx: Tx, id: number, undoneAt: string): void {
  tx.orm.update(imports).set({ undoneAt }).where(eq(imports.id, id)).run()
}

/** The imports, newest first. */
export function listImportRows(
  reader: Reader,
  filter: { readonly kind?: ImportKind | undefined; readonly after?: string | undefined; readonly limit: number },
): Page<ImportRow> {
  const rows = reader.orm
    .select({
      id: imports.id,
      // The column is text; only `insertImport` writes it, and only with an ImportKind.
      kind: sql<ImportKind>`${imports.kind}`,
      fileName: imports.fileName,
      importedAt: imports.importedAt,
      userName: users.displayName,
      rowCount: imports.rowCount,
      documentCount: imports.documentCount,
      undoneAt: imports.undoneAt,
    })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.userId))
    .where(
      and(
        filter.kind === undefined ? undefined : eq(imports.kind, filter.kind),
        filter.after === undefined ? undefined : lt(imports.id, Number(filter.after)),
      ),
    )
    .orderBy(desc(imports.id))
    .limit(filter.limit + 1)
    .all()
  const shown = rows.slice(0, filter.limit)
  return { rows: shown, next: rows.length > filter.limit ? String(shown.at(-1)?.id) : null }
}

/** Every document an import made, oldest first. */
export const listImportedDocuments = (reader: Reader, importId: number): StoredDocument[] =>
  reader.orm.select().from(documents).where(eq(documents.importId, importId)).orderBy(documents.id).all()

/** A remembered reading of a layout. */
export interface KnownLayout {
  readonly fingerprint: string
  readonly distributorCode: string
  readonly mapping: string
}

/** How layouts of a kind were read before. */
export const listLayouts = (reader: Reader, kind: ImportKind): KnownLayout[] =>
  reader.orm.select().from(layoutMappings).where(eq(layoutMappings.kind, kind)).all()

/** Remembers how a layout was read; the newest reading counts. */
export function saveLayout(tx: Tx, kind: ImportKind, layout: KnownLayout): void {
  tx.orm
    .insert(layoutMappings)
    .values({ kind, ...layout })
    .onConflictDoUpdate({
      target: [layoutMappings.kind, layoutMappings.fingerprint, layoutMappings.distributorCode],
      set: { mapping: layout.mapping },
    })
    .run()
}

/** What a remembered reading is known by. */
export type LayoutKey = Pick<KnownLayout, 'fingerprint' | 'distributorCode'>

const layoutIs = (kind: ImportKind, { fingerprint, distributorCode }: LayoutKey) =>
  and(
    eq(layoutMappings.kind, kind),
    eq(layoutMappings.fingerprint, fingerprint),
    eq(layoutMappings.distributorCode, distributorCode),
  )

/** One remembered reading, or undefined. */
export const findLayout = (reader: Reader, kind: ImportKind, key: LayoutKey): KnownLayout | undefined =>
  reader.orm.select().from(layoutMappings).where(layoutIs(kind, key)).get()

/** Forgets a remembered reading; tells how many there were. */
export const deleteLayout = (tx: Tx, kind: ImportKind, key: LayoutKey): number =>
  tx.orm.delete(layoutMappings).where(layoutIs(kind, key)).run().changes

/** Writes what a list says of an existing SKU. */
export function updateSku(
  tx: Tx,
  id: number,
  values: { readonly tagPriceFen: number; readonly costFen?: number; readonly barcode?: string },
): void {
  tx.orm.update(skus).set(values).where(eq(skus.id, id)).run()
}
