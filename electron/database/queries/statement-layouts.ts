import { eq, inArray } from 'drizzle-orm'
import { type StatementGoods, type StatementLayout, statementLayout } from '../../../shared/schemas/statements'
import { prepared, type Reader, type Tx } from '../connection'
import { statementLayouts } from '../tables/accounts'

/** A layout as it is stored; one that a newer program wrote with columns this one does not know is none. */
function layoutOf(text: string): StatementLayout | null {
  const read = statementLayout.safeParse(JSON.parse(text))
  return read.success ? read.data : null
}

/** How a distributor wants its statements; null where it takes the usual layout. */
export function findStatementLayout(reader: Reader, distributorId: number): StatementLayout | null {
  const row = reader.orm
    .select({ layout: statementLayouts.layout })
    .from(statementLayouts)
    .where(eq(statementLayouts.distributorId, distributorId))
    .get()
  return row === undefined ? null : layoutOf(row.layout)
}

/** Remembers a layout for some distributors, or forgets it. */
export function saveStatementLayout(
  tx: Tx,
  distributorIds: readonly number[],
  layout: StatementLayout | null,
  act: { readonly userId: number; readonly at: string },
): void {
  tx.orm
    .delete(statementLayouts)
    .where(inArray(statementLayouts.distributorId, [...distributorIds]))
    .run()
  if (layout === null) return
  const text = JSON.stringify(layout)
  for (const distributorId of distributorIds)
    tx.orm
      .insert(statementLayouts)
      .values({ distributorId, layout: text, ...act })
      .run()
}

interface GoodsRow {
  readonly documentId: number
  readonly first: string
  readonly styleCount: number
  readonly tagFen: number | null
}

// Each kind by its own index; a return does not know tag prices, only what was paid.
const goodsOf = prepared((_, sqlite) =>
  sqlite.prepare<{ ids: string }, GoodsRow>(`
    with lines as (
      select shipment_id as document_id, sku_id, quantity * tag_price_fen as tag_fen
        from shipment_lines where shipment_id in (select value from json_each(@ids))
      union all
      select transfer_id, sku_id, quantity * tag_price_fen
        from transfer_lines where transfer_id in (select value from json_each(@ids))
      union all
      select return_id, sku_id, null from return_lines where return_id in (select value from json_each(@ids)))
    select l.document_id as documentId, min(st.code || ' ' || st.name) as first, count(distinct st.id) as styleCount,
      sum(l.tag_fen) as tagFen
    from lines l join skus k on k.id = l.sku_id join styles st on st.id = k.style_id
    group by l.document_id`),
)

/** What the goods of some documents were; documents without goods are left out. */
export const listStatementGoods = (reader: Reader, documentIds: readonly number[]): StatementGoods[] =>
  goodsOf(reader)
    .all({ ids: JSON.stringify(documentIds) })
    .map(({ documentId, first, styleCount, tagFen }) => ({
      documentId,
      styles: styleCount > 1 ? `${first} 等${styleCount}款` : first,
      tagFen,
    }))
