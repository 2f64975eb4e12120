import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { DocumentRow } from '../../../shared/schemas/documents'
import type { TransferLineRow, TransferRow } from '../../../shared/schemas/transfers'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { stockBalances } from '../tables/ledgers'
import { warehouses } from '../tables/masters'
import { transferLines, transfers } from '../tables/transfers'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** What a transfer has beside its document. */
export type StoredTransfer = typeof transfers.$inferSelect
/** A transfer line's own row. */
export type StoredTransferLine = typeof transferLines.$inferSelect

/** What is typed of a transfer; the days of its steps come later. */
export type TransferHeading = Omit<StoredTransfer, 'dispatchedOn' | 'receivedOn'>

/** Writes what a transfer has beside its document, new or changed. */
export function saveTransferRow(tx: Tx, transfer: TransferHeading): void {
  tx.orm.insert(transfers).values(transfer).onConflictDoUpdate({ target: transfers.documentId, set: transfer }).run()
}

const transferById = prepared((orm) =>
  orm
    .select()
    .from(transfers)
    .where(eq(transfers.documentId, placeholder('id')))
    .prepare(),
)
/** What a transfer has beside its document, or undefined. */
export const findTransfer = (reader: Reader, id: number): StoredTransfer | undefined => transferById(reader).get({ id })

const setDates = prepared((orm) =>
  orm
    .update(transfers)
    .set({
      dispatchedOn: sql`coalesce(${placeholder('dispatchedOn')}, ${transfers.dispatchedOn})`,
      receivedOn: sql`coalesce(${placeholder('receivedOn')}, ${transfers.receivedOn})`,
    })
    .where(eq(transfers.documentId, placeholder('id')))
    .prepare(),
)
/** Remembers on which day a transfer left or arrived. */
export const updateTransferDates = (
  tx: Tx,
  id: number,
  dates: { readonly dispatchedOn?: string; readonly receivedOn?: string },
): void => {
  setDates(tx).run({ id, dispatchedOn: null, receivedOn: null, ...dates })
}

/** Remembers why more left than the sender was known to hold. */
export function updateBeyondHeldReason(tx: Tx, id: number, beyondHeldReason: string): void {
  tx.orm.update(transfers).set({ beyondHeldReason }).where(eq(transfers.documentId, id)).run()
}

/** A transfer line as it is first written. */
export type NewTransferLine = Omit<StoredTransferLine, 'id' | 'transferId' | 'receivedQuantity' | 'shortQuantity'>

const insertLine = prepared((orm) =>
  orm
    .insert(transferLines)
    .values({
      transferId: placeholder('transferId'),
      skuId: placeholder('skuId'),
      quantity: placeholder('quantity'),
      tagPriceFen: placeholder('tagPriceFen'),
      fromRateBp: placeholder('fromRateBp'),
      fromPriceFen: placeholder('fromPriceFen'),
      toRateBp: placeholder('toRateBp'),
      toPriceFen: placeholder('toPriceFen'),
      heldQuantity: placeholder('heldQuantity'),
    })
    .prepare(),
)
const removeLines = prepared((orm) =>
  orm
    .delete(transferLines)
    .where(eq(transferLines.transferId, placeholder('id')))
    .prepare(),
)
/** Writes the lines of a transfer that has not left yet anew; nothing points at them before. */
export function replaceTransferLines(tx: Tx, transferId: number, lines: readonly NewTransferLine[]): void {
  removeLines(tx).run({ id: transferId })
  for (const line of lines) insertLine(tx).run({ transferId, ...line })
}

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(transferLines)
    .where(eq(transferLines.transferId, placeholder('id')))
    .orderBy(transferLines.id)
    .prepare(),
)
/** A transfer's lines as they are stored. */
export const listTransferLines = (reader: Reader, transferId: number): StoredTransferLine[] =>
  linesOf(reader).all({ id: transferId })

const moveLine = prepared((orm) =>
  orm
    .update(transferLines)
    .set({
      receivedQuantity: sql`${transferLines.receivedQuantity} + ${placeholder('received')}`,
      shortQuantity: sql`${transferLines.shortQuantity} + ${placeholder('short')}`,
    })
    .where(eq(transferLines.id, placeholder('id')))
    .prepare(),
)
/** Counts pieces of a line as received or short; the CHECK refuses more than were sent. */
export const moveTransferLine = (
  tx: Tx,
  id: number,
  change: { readonly received: number; readonly short: number },
): void => {
  moveLine(tx).run({ id, ...change })
}

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: transferLines.id,
        ...lineSkuColumns,
        quantity: transferLines.quantity,
        tagPriceFen: transferLines.tagPriceFen,
        fromRateBp: transferLines.fromRateBp,
        fromPriceFen: transferLines.fromPriceFen,
        toRateBp: transferLines.toRateBp,
        toPriceFen: transferLines.toPriceFen,
        receivedQuantity: transferLines.receivedQuantity,
        shortQuantity: transferLines.shortQuantity,
        heldQuantity: transferLines.heldQuantity,
        fromFree: sql<number>`coalesce((
          select ${stockBalances.onHand} - ${stockBalances.reserved} from ${stockBalances}
          where ${stockBalances.warehouseId} = ${transfers.fromWarehouseId} and ${stockBalances.skuId} = ${transferLines.skuId}
        ), 0)`,
      })
      .from(transferLines)
      .innerJoin(transfers, eq(transfers.documentId, transferLines.transferId))
      .$dynamic(),
    transferLines.skuId,
  )
    .where(eq(transferLines.transferId, placeholder('id')))
    .orderBy(transferLines.id)
    .prepare(),
)
/** A transfer's lines as they are shown. */
export const listTransferLineRows = (reader: Reader, transferId: number): TransferLineRow[] =>
  rowsOf(reader).all({ id: transferId })

/** Narrows a list to transfers with one of these distributors at either end. */
export function withTransferEnd(reader: Reader, distributorIds: readonly number[]): SQL | undefined {
  const sending = reader.orm
    .select({ id: transfers.documentId })
    .from(transfers)
    .where(inArray(transfers.fromDistributorId, [...distributorIds]))
  return or(inArray(documents.distributorId, [...distributorIds]), inArray(documents.id, sending))
}

const sender = alias(warehouses, 'sender')
const receiver = alias(warehouses, 'receiver')

/** A transfer as the list shows it, with whom it comes from and what both sides are charged. */
type ListedTransfer = TransferRow & Pick<StoredTransfer, 'fromDistributorId' | 'fromAmountFen' | 'toAmountFen'>

/** What the list shows of some transfers beside their documents, in the order of the documents. */
export function listTransferRows(reader: Reader, rows: readonly DocumentRow[]): ListedTransfer[] {
  const ids = rows.map((row) => row.id)
  const found = reader.orm
    .select({
      id: transfers.documentId,
      mode: transfers.mode,
      fromName: sender.name,
      toName: receiver.name,
      fromDistributorId: transfers.fromDistributorId,
      fromAmountFen: transfers.fromAmountFen,
      toAmountFen: transfers.toAmountFen,
    })
    .from(transfers)
    .innerJoin(sender, eq(sender.id, transfers.fromWarehouseId))
    .innerJoin(receiver, eq(receiver.id, transfers.toWarehouseId))
    .where(inArray(transfers.documentId, ids))
    .all()
  const byId = new Map(found.map(({ id, ...beside }) => [id, beside]))
  return rows.flatMap((row) => {
    const beside = byId.get(row.id)
    return beside === undefined ? [] : [{ ...row, ...beside }]
  })
}
