import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../connection'
import { shipments } from '../tables/shipments'

/** Notes that a shipping note was printed once more; the next one says that it is a reprint. */
export function countShipmentPrint(tx: Tx, documentId: number): void {
  tx.orm
    .update(shipments)
    .set({ printCount: sql`${shipments.printCount} + 1` })
    .where(eq(shipments.documentId, documentId))
    .run()
}
