import { and, eq, ne, sql } from 'drizzle-orm'
import type { AccountPart } from '../../../shared/schemas/ledgers'
import { prepared, type Reader, type Tx } from '../connection'
import { receiptParts, receipts } from '../tables/accounts'
import { documents } from '../tables/documents'

const { placeholder } = sql

/** What a receipt has beside its document. */
export type StoredReceipt = typeof receipts.$inferSelect

/** How much of a receipt is for a part of the account; negative is money given back. */
export interface ReceiptPart {
  readonly part: AccountPart
  readonly amountFen: number
}

const upsert = prepared((orm) =>
  orm
    .insert(receipts)
    .values({
      documentId: placeholder('documentId'),
      method: placeholder('method'),
      bankReference: placeholder('bankReference'),
      payerName: placeholder('payerName'),
      fairId: placeholder('fairId'),
    })
    .onConflictDoUpdate({
      target: receipts.documentId,
      set: {
        method: sql`excluded.method`,
        bankReference: sql`excluded.bank_reference`,
        payerName: sql`excluded.payer_name`,
        fairId: sql`excluded.fair_id`,
      },
    })
    .prepare(),
)
const insertPart = prepared((orm) =>
  orm
    .insert(receiptParts)
    .values({
      receiptId: placeholder('receiptId'),
      part: placeholder('part'),
      amountFen: placeholder('amountFen'),
    })
    .prepare(),
)
const removeParts = prepared((orm) =>
  orm
    .delete(receiptParts)
    .where(eq(receiptParts.receiptId, placeholder('id')))
    .prepare(),
)

/** Writes what a receipt has beside its document, new or changed, with its split. */
export function saveReceiptRow(tx: Tx, receipt: StoredReceipt, parts: readonly ReceiptPart[]): void {
  upsert(tx).run(receipt)
  removeParts(tx).run({ id: receipt.documentId })
  for (const { part, amountFen } of parts) insertPart(tx).run({ receiptId: receipt.documentId, part, amountFen })
}

const receiptById = prepared((orm) =>
  orm
    .select()
    .from(receipts)
    .where(eq(receipts.documentId, placeholder('id')))
    .prepare(),
)
/** What a receipt has beside its document, or undefined. */
export const findReceipt = (reader: Reader, id: number): StoredReceipt | undefined => receiptById(reader).get({ id })

const partsOf = prepared((orm) =>
  orm
    .select({ part: receiptParts.part, amountFen: receiptParts.amountFen })
    .from(receiptParts)
    .where(eq(receiptParts.receiptId, placeholder('id')))
    .prepare(),
)
/** How a receipt is split between the parts of the account. */
export const listReceiptParts = (reader: Reader, id: number): ReceiptPart[] => partsOf(reader).all({ id })

const postedByBank = prepared((orm) =>
  orm
    .select({ id: documents.id, number: documents.number })
    .from(receipts)
    .innerJoin(documents, eq(documents.id, receipts.documentId))
    .where(
      and(
        eq(receipts.bankReference, placeholder('bankReference')),
        sql`${receipts.bankReference} <> ''`,
        eq(documents.status, 'posted'),
        ne(documents.id, placeholder('except')),
      ),
    )
    .limit(1)
    .prepare(),
)
/** A posted receipt with this bank reference, other than `except`. */
export const findPostedByBankReference = (
  reader: Reader,
  bankReference: string,
  except: number,
): { readonly id: number; readonly number: string } | undefined => postedByBank(reader).get({ bankReference, except })
