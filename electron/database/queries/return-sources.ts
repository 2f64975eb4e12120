import { and, eq, inArray, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { returnLines, returnSources } from '../tables/returns'
import { shipmentLines } from '../tables/shipments'

const { placeholder } = sql

/** A sale that pieces can still come back from. */
export interface Returnable {
  readonly shipmentLineId: number
  readonly skuId: number
  readonly left: number
  readonly priceFen: number
}

/** Pieces that other returns were approved for and have not brought back yet. */
const approvedElsewhere = sql`coalesce((
  select sum(s.quantity) from ${returnSources} s
    join ${returnLines} l on l.id = s.return_line_id join ${documents} r on r.id = l.return_id
  where s.shipment_line_id = ${shipmentLines.id} and r.status in ('approved', 'received') and r.id <> ${placeholder('except')}
), 0)`
const left = sql<number>`${shipmentLines.quantity} - ${shipmentLines.shortQuantity} - ${shipmentLines.returnedQuantity} - ${approvedElsewhere}`
const returnable = prepared((orm) =>
  orm
    .select({
      shipmentLineId: shipmentLines.id,
      skuId: shipmentLines.skuId,
      left,
      priceFen: shipmentLines.priceFen,
    })
    .from(documents)
    .innerJoin(shipmentLines, eq(shipmentLines.shipmentId, documents.id))
    .where(
      and(
        eq(documents.distributorId, placeholder('distributorId')),
        eq(documents.kind, 'shipment'),
        inArray(documents.status, ['dispatched', 'confirmed', 'short']),
        sql`${shipmentLines.skuId} in (select value from json_each(${placeholder('skuIds')}))`,
        sql`${left} > 0`,
      ),
    )
    .orderBy(documents.businessDate, documents.id, shipmentLines.id)
    .prepare(),
)
/**
 * A distributor's sales of some SKUs that are not returned yet, oldest first; missing pieces were not sold, and what another return was
 * approved for is spoken for.
 * @param except the return that asks
 */
export const listReturnable = (
  reader: Reader,
  asked: { readonly distributorId: number; readonly skuIds: readonly number[]; readonly except: number },
): Returnable[] =>
  returnable(reader).all({
    distributorId: asked.distributorId,
    skuIds: JSON.stringify(asked.skuIds),
    except: asked.except,
  })

const addReturned = prepared((orm) =>
  orm
    .update(shipmentLines)
    .set({ returnedQuantity: sql`${shipmentLines.returnedQuantity} + ${placeholder('quantity')}` })
    .where(eq(shipmentLines.id, placeholder('id')))
    .prepare(),
)
/** Counts pieces of a sale as come back; the CHECK refuses more than were sold. */
export const addReturnedPieces = (tx: Tx, shipmentLineId: number, quantity: number): void => {
  addReturned(tx).run({ id: shipmentLineId, quantity })
}
