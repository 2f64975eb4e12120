import { and, eq, sql } from 'drizzle-orm'
import type { BankTrace } from '../../../shared/domain/import/bank-lines'
import type { PayerKind } from '../../../shared/schemas/bank-imports'
import type { BankOrigin } from '../../../shared/schemas/receipts'
import { prepared, type Reader, type Tx } from '../connection'
import { bankLines, payers } from '../tables/accounts'
import { imports } from '../tables/masters'

const { placeholder } = sql

/** A bank's line with the receipt it became. */
export type StoredBankLine = typeof bankLines.$inferSelect

/** Keeps the bank's own line beside its receipt. */
export function insertBankLine(tx: Tx, line: StoredBankLine): void {
  tx.orm.insert(bankLines).values(line).run()
}

/** The bank's line a receipt was brought in from, or undefined for one that was typed. */
export const findBankLine = (reader: Reader, receiptId: number): StoredBankLine | undefined =>
  reader.orm.select().from(bankLines).where(eq(bankLines.receiptId, receiptId)).get()

/** The same as a reader of the receipt sees it, with the file it stood in. */
export const findBankOrigin = (reader: Reader, receiptId: number): BankOrigin | undefined =>
  reader.orm
    .select({
      fileName: sql<string>`coalesce(${imports.fileName}, '')`,
      sheetRow: bankLines.sheetRow,
      date: bankLines.date,
      amountFen: bankLines.amountFen,
      payerAccount: bankLines.payerAccount,
      serial: bankLines.serial,
      text: bankLines.text,
    })
    .from(bankLines)
    .leftJoin(imports, eq(imports.id, bankLines.importId))
    .where(eq(bankLines.receiptId, receiptId))
    .get()

const sameMoney = prepared((_, sqlite) =>
  sqlite.prepare<{ date: string; amountFen: number }, BankTrace & { readonly number: string }>(`
    select b.account, b.date, b.amount_fen as amountFen, b.balance_fen as balanceFen, b.payer_name as payerName,
      b.payer_account as payerAccount, b.serial, d.number
    from bank_lines b join documents d on d.id = b.receipt_id
    where b.date = @date and b.amount_fen = @amountFen and d.status not in ('reversed', 'cancelled') order by b.receipt_id`),
)
/** The lines of a day and an amount that stand in a receipt already. */
export const listSameMoney = (
  reader: Reader,
  line: { readonly date: string; readonly amountFen: number },
): (BankTrace & { readonly number: string })[] => sameMoney(reader).all({ date: line.date, amountFen: line.amountFen })

const typed = prepared((_, sqlite) =>
  sqlite.prepare<{ distributorId: number; date: string; amountFen: number }, { readonly number: string }>(`
    select d.number from documents d
    where d.distributor_id = @distributorId and d.kind = 'receipt' and d.business_date = @date and d.amount_fen = @amountFen
      and d.status not in ('reversed', 'cancelled') and not exists (select 1 from bank_lines b where b.receipt_id = d.id)
    order by d.id`),
)
/** The receipts of a distributor's day and amount that somebody typed. */
export const listTypedReceipts = (
  reader: Reader,
  of: { readonly distributorId: number; readonly date: string; readonly amountFen: number },
): string[] =>
  typed(reader)
    .all(of)
    .map(({ number }) => number)

const remember = prepared((orm) =>
  orm
    .insert(payers)
    .values({
      kind: placeholder('kind'),
      key: placeholder('key'),
      distributorId: placeholder('distributorId'),
      importId: placeholder('importId'),
      userId: placeholder('userId'),
      at: placeholder('at'),
    })
    .onConflictDoNothing()
    .prepare(),
)
/** Remembers whom a payer paid for; what is known already stays as it was learned first. */
export function insertPayer(tx: Tx, payer: typeof payers.$inferSelect): void {
  remember(tx).run({ ...payer })
}

/** Every payer that is remembered. */
export const listPayers = (
  reader: Reader,
): { readonly kind: PayerKind; readonly key: string; readonly distributorId: number }[] =>
  reader.orm.select({ kind: payers.kind, key: payers.key, distributorId: payers.distributorId }).from(payers).all()

/** Forgets that a payer pays for a distributor. */
export function removePayer(tx: Tx, kind: PayerKind, key: string, distributorId: number): void {
  tx.orm
    .delete(payers)
    .where(and(eq(payers.kind, kind), eq(payers.key, key), eq(payers.distributorId, distributorId)))
    .run()
}

/** Forgets what an import taught. */
export function removePayersOf(tx: Tx, importId: number): void {
  tx.orm.delete(payers).where(eq(payers.importId, importId)).run()
}

const agreed = prepared((_, sqlite) =>
  sqlite.prepare<{ documentId: number }, { readonly number: string }>(`
    select d.number from account_entries e
    join documents d on d.distributor_id = e.distributor_id and d.kind = 'statement' and d.status in ('confirmed', 'closed')
    join statements s on s.document_id = d.id and s.date_to >= e.business_date and s.through_entry_id >= e.id
    where e.document_id = @documentId order by d.id limit 1`),
)
/** The number of a statement that was agreed on with a document in it, or undefined. */
export const findAgreedStatement = (reader: Reader, documentId: number): string | undefined =>
  agreed(reader).get({ documentId })?.number
