import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import {
  type DocumentKind,
  type DocumentRow,
  type DocumentStatus,
  documentPrefixes,
} from '../../../shared/schemas/documents'
import type { DocumentFilter, Page } from '../../../shared/schemas/values'
import { prepared, type Reader } from '../connection'
import { documents, sequences } from '../tables/documents'
import { distributors, regions, warehouses } from '../tables/masters'
import { users } from '../tables/users'

const columns = {
  id: documents.id,
  kind: documents.kind,
  number: documents.number,
  businessDate: documents.businessDate,
  status: documents.status,
  version: documents.version,
  distributorId: documents.distributorId,
  distributorCode: sql<string>`coalesce(${distributors.code}, '')`,
  distributorName: sql<string>`coalesce(${distributors.name}, '')`,
  regionName: sql<string>`coalesce(${regions.name}, '')`,
  warehouseId: documents.warehouseId,
  warehouseName: sql<string>`coalesce(${warehouses.name}, '')`,
  quantity: documents.quantity,
  amountFen: documents.amountFen,
  reference: documents.reference,
  remark: documents.remark,
  origin: documents.origin,
  createdByName: users.displayName,
  createdAt: documents.createdAt,
}

const rowsFrom = (orm: Reader['orm']) =>
  orm
    .select(columns)
    .from(documents)
    .innerJoin(users, eq(users.id, documents.createdBy))
    .leftJoin(distributors, eq(distributors.id, documents.distributorId))
    .leftJoin(regions, eq(regions.id, distributors.regionId))
    .leftJoin(warehouses, eq(warehouses.id, documents.warehouseId))

// The column is text; `queries/documents.ts` writes it, and only with a DocumentStatus.
const typed = (row: Omit<DocumentRow, 'status'> & { readonly status: string }): DocumentRow => ({
  ...row,
  status: row.status as DocumentStatus,
})

const rowById = prepared((orm) =>
  rowsFrom(orm)
    .where(eq(documents.id, sql.placeholder('id')))
    .prepare(),
)

/** One document as a list shows it. */
export function findDocumentRow(reader: Reader, id: number): DocumentRow | undefined {
  const row = rowById(reader).get({ id })
  return row === undefined ? undefined : typed(row)
}

/** What narrows a list beside its filter: whose distributors, and what only one noun knows. */
export interface ListScope {
  /** The distributors the reader may see; null is all of them. */
  readonly distributorIds: readonly number[] | null
  readonly where?: SQL | undefined
}

/** One page of a kind's documents, newest business day first; pages by key, so page 1000 costs what page 1 costs. */
export function listDocuments(
  reader: Reader,
  kind: DocumentKind,
  filter: DocumentFilter,
  scope: ListScope,
): Page<DocumentRow> {
  const rows = rowsFrom(reader.orm)
    .where(
      and(
        filter.query ? matching(reader, kind, filter.query) : eq(documents.kind, kind),
        filter.statuses?.length ? inArray(documents.status, filter.statuses) : undefined,
        filter.distributorId === undefined ? undefined : eq(documents.distributorId, filter.distributorId),
        scope.distributorIds === null ? undefined : inArray(documents.distributorId, [...scope.distributorIds]),
        filter.dateFrom === undefined ? undefined : gte(documents.businessDate, filter.dateFrom),
        filter.dateTo === undefined ? undefined : lte(documents.businessDate, filter.dateTo),
        filter.after === undefined ? undefined : afterCursor(filter.after),
        scope.where,
      ),
    )
    .orderBy(desc(documents.businessDate), desc(documents.id))
    .limit(filter.limit + 1)
    .all()
    .map(typed)
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > filter.limit && last ? `${last.businessDate}/${last.id}` : null }
}

function afterCursor(after: string): SQL | undefined {
  const [date = '', id = '0'] = after.split('/')
  return or(lt(documents.businessDate, date), and(eq(documents.businessDate, date), lt(documents.id, Number(id))))
}

/** So few documents are looked up and sorted; of more than that a page fills soon in the order of the list. */
const FEW = 5000

/** The documents of a kind that match what people type: a number or its tail digits, a reference's beginning, or a distributor. */
function matching(reader: Reader, kind: DocumentKind, query: string): SQL | undefined {
  const escaped = query.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)
  const who = reader.orm
    .select({ id: distributors.id })
    .from(distributors)
    .where(sql`${distributors.searchKeys} like ${`%${escaped.toLowerCase()}%`} escape '\\'`)
    .all()
    .map((row) => row.id)
  const few = fewMatching(reader, kind, { query, who })
  // Of the kind alone already; asking for it again would lead SQLite through everything of the kind.
  if (few !== null) return sql`${documents.id} in (select value from json_each(${JSON.stringify(few)}))`
  const tail = /^\d{1,6}$/.test(query) ? `${documentPrefixes[kind]}-%-${query.padStart(6, '0')}` : undefined
  return and(
    eq(documents.kind, kind),
    or(
      sql`${documents.number} like ${`${escaped}%`} escape '\\'`,
      tail === undefined ? undefined : sql`${documents.number} like ${tail}`,
      sql`${documents.reference} like ${`${escaped}%`} escape '\\'`,
      who.length > 0 ? inArray(documents.distributorId, who) : undefined,
    ),
  )
}

const matches = prepared((_, sqlite) =>
  sqlite
    .prepare<[{ kind: string; from: string; to: string; tails: string; who: string; most: number }], number>(
      `select id from documents indexed by documents_number_unique where number >= @from and number < @to and kind = @kind
       union all select id from documents where number in (select value from json_each(@tails))
       union all select id from documents indexed by documents_by_reference
         where reference <> '' and reference >= @from and reference < @to and kind = @kind
       union all select id from documents indexed by documents_by_distributor
         where kind = @kind and distributor_id in (select value from json_each(@who))
       limit @most`,
    )
    .pluck(),
)

/**
 * The documents a query finds, by the indexes of numbers, references and distributors, so that what is rare in a long past is not looked
 * for one by one. Null where there are many, or none as it was typed, in capitals or in small letters: then every document is asked.
 */
function fewMatching(
  reader: Reader,
  kind: DocumentKind,
  { query, who }: { readonly query: string; readonly who: readonly number[] },
): readonly number[] | null {
  const tails = /^\d{1,6}$/.test(query)
    ? reader.orm
        .select({ year: sequences.year })
        .from(sequences)
        .where(eq(sequences.kind, kind))
        .all()
        .map(({ year }) => `${documentPrefixes[kind]}-${year}-${query.padStart(6, '0')}`)
    : []
  const found = new Set<number>()
  for (const text of new Set([query, query.toUpperCase(), query.toLowerCase()])) {
    // The last code point sorts after whatever may follow.
    const asked = { kind, from: text, to: `${text}\u{10FFFF}`, tails: JSON.stringify(tails), who: JSON.stringify(who) }
    for (const id of matches(reader).all({ ...asked, most: FEW + 1 })) found.add(Number(id))
    if (found.size > FEW) return null
  }
  return found.size === 0 ? null : [...found]
}
