import { sql } from 'drizzle-orm'
import { prepared, type Tx } from '../connection'
import { returns } from '../tables/returns'
import { shipments } from '../tables/shipments'

const { placeholder } = sql

const shipment = prepared((orm) =>
  orm
    .insert(shipments)
    .values({
      documentId: placeholder('documentId'),
      chargeable: true,
      dispatchedOn: placeholder('date'),
      confirmedOn: placeholder('date'),
    })
    .prepare(),
)
/** Writes what a shipment of another system has beside its document: it left and arrived on its day. */
export const insertHistoryShipment = (tx: Tx, documentId: number, date: string): void => {
  shipment(tx).run({ documentId, date })
}

const returned = prepared((orm) =>
  orm
    .insert(returns)
    .values({
      documentId: placeholder('documentId'),
      reason: 'unsold',
      receivedOn: placeholder('date'),
      inspectedOn: placeholder('date'),
    })
    .prepare(),
)
/** Writes what a return of another system has beside its document; its reason is not known, so it counts against the quota. */
export const insertHistoryReturn = (tx: Tx, documentId: number, date: string): void => {
  returned(tx).run({ documentId, date })
}
