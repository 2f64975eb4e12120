import { and, desc, eq, sql } from 'drizzle-orm'
import type { AccountLeg, StockLeg } from '../../../shared/domain/posting/legs'
import type { DayMovement } from '../../../shared/domain/posting/stock-days'
import { prepared, type Reader, type Tx } from '../connection'
import { accountBalances, accountEntries, accountMonths, stockBalances, stockEntries } from '../tables/ledgers'

const { placeholder } = sql

/** What every entry of one posting shares. */
export interface PostingContext {
  readonly documentId: number
  readonly businessDate: string
  readonly postedAt: string
}

const insertStock = prepared((orm) =>
  orm
    .insert(stockEntries)
    .values({
      documentId: placeholder('documentId'),
      kind: placeholder('kind'),
      warehouseId: placeholder('warehouseId'),
      skuId: placeholder('skuId'),
      quantity: placeholder('quantity'),
      businessDate: placeholder('businessDate'),
      reversesId: placeholder('reversesId'),
      postedAt: placeholder('postedAt'),
    })
    .prepare(),
)

const addOnHand = prepared((orm) =>
  orm
    .insert(stockBalances)
    .values({ warehouseId: placeholder('warehouseId'), skuId: placeholder('skuId'), onHand: placeholder('quantity') })
    .onConflictDoUpdate({
      target: [stockBalances.warehouseId, stockBalances.skuId],
      set: { onHand: sql`${stockBalances.onHand} + excluded.on_hand` },
    })
    .prepare(),
)

interface StockRow {
  readonly kind: StockLeg['kind']
  readonly warehouseId: number
  readonly skuId: number
  readonly quantity: number
  readonly reversesId: number | null
}

function writeStock(tx: Tx, context: PostingContext, row: StockRow): void {
  insertStock(tx).run({ ...context, ...row })
  addOnHand(tx).run({ warehouseId: row.warehouseId, skuId: row.skuId, quantity: row.quantity })
}

/** Writes both ends of every leg and the balances they change. */
export function insertStockLegs(tx: Tx, context: PostingContext, legs: readonly StockLeg[]): void {
  for (const { kind, skuId, fromWarehouseId, toWarehouseId, quantity } of legs) {
    writeStock(tx, context, { kind, skuId, warehouseId: fromWarehouseId, quantity: -quantity, reversesId: null })
    writeStock(tx, context, { kind, skuId, warehouseId: toWarehouseId, quantity, reversesId: null })
  }
}

const insertAccount = prepared((orm) =>
  orm
    .insert(accountEntries)
    .values({
      documentId: placeholder('documentId'),
      distributorId: placeholder('distributorId'),
      part: placeholder('part'),
      kind: placeholder('kind'),
      businessDate: placeholder('businessDate'),
      dueDate: placeholder('dueDate'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
      reversesId: placeholder('reversesId'),
      postedAt: placeholder('postedAt'),
    })
    .prepare(),
)

const addBalance = prepared((orm) =>
  orm
    .insert(accountBalances)
    .values({
      distributorId: placeholder('distributorId'),
      part: placeholder('part'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
    })
    .onConflictDoUpdate({
      target: [accountBalances.distributorId, accountBalances.part],
      set: {
        quantity: sql`${accountBalances.quantity} + excluded.quantity`,
        amountFen: sql`${accountBalances.amountFen} + excluded.amount_fen`,
      },
    })
    .prepare(),
)

const addMonth = prepared((orm) =>
  orm
    .insert(accountMonths)
    .values({
      distributorId: placeholder('distributorId'),
      part: placeholder('part'),
      month: placeholder('month'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
    })
    .onConflictDoUpdate({
      target: [accountMonths.distributorId, accountMonths.part, accountMonths.month],
      set: {
        quantity: sql`${accountMonths.quantity} + excluded.quantity`,
        amountFen: sql`${accountMonths.amountFen} + excluded.amount_fen`,
      },
    })
    .prepare(),
)

/** Writes account entries and the running balances, of today and of the month, in the same transaction. */
export function insertAccountLegs(
  tx: Tx,
  context: PostingContext,
  legs: readonly (AccountLeg & { readonly reversesId?: number | null })[],
): void {
  for (const leg of legs) {
    insertAccount(tx).run({ ...context, reversesId: null, ...leg })
    const { distributorId, part, quantity, amountFen } = leg
    addBalance(tx).run({ distributorId, part, quantity, amountFen })
    addMonth(tx).run({ distributorId, part, quantity, amountFen, month: context.businessDate.slice(0, 7) })
  }
}

const stockOf = prepared((orm) =>
  orm
    .select()
    .from(stockEntries)
    .where(eq(stockEntries.documentId, placeholder('id')))
    .orderBy(stockEntries.id)
    .prepare(),
)
const accountOf = prepared((orm) =>
  orm
    .select()
    .from(accountEntries)
    .where(eq(accountEntries.documentId, placeholder('id')))
    .orderBy(accountEntries.id)
    .prepare(),
)

/** Writes the mirror of everything a document posted that is not mirrored yet (红冲), linked entry by entry. */
export function insertReversal(tx: Tx, context: PostingContext): void {
  const stock = stockOf(tx).all({ id: context.documentId })
  const stockDone = new Set(stock.map((entry) => entry.reversesId))
  for (const entry of stock) {
    if (entry.reversesId !== null || stockDone.has(entry.id)) continue
    const { kind, warehouseId, skuId } = entry
    writeStock(tx, context, { kind, warehouseId, skuId, quantity: -entry.quantity, reversesId: entry.id })
  }
  const account = accountOf(tx).all({ id: context.documentId })
  const accountDone = new Set(account.map((entry) => entry.reversesId))
  insertAccountLegs(
    tx,
    context,
    account
      .filter((entry) => entry.reversesId === null && !accountDone.has(entry.id))
      .map((entry) => ({
        distributorId: entry.distributorId,
        part: entry.part,
        kind: entry.kind,
        quantity: 0 - entry.quantity,
        amountFen: 0 - entry.amountFen,
        dueDate: entry.dueDate,
        reversesId: entry.id,
      })),
  )
}

/** A place's stock of a SKU. */
export interface StockState {
  readonly onHand: number
  readonly reserved: number
}

const stateOf = prepared((orm) =>
  orm
    .select({ onHand: stockBalances.onHand, reserved: stockBalances.reserved })
    .from(stockBalances)
    .where(
      and(eq(stockBalances.warehouseId, placeholder('warehouseId')), eq(stockBalances.skuId, placeholder('skuId'))),
    )
    .prepare(),
)

/** What a place holds of a SKU and what of it is promised. */
export const findStock = (reader: Reader, warehouseId: number, skuId: number): StockState =>
  stateOf(reader).get({ warehouseId, skuId }) ?? { onHand: 0, reserved: 0 }

const movedAfter = prepared((orm) =>
  orm
    .select({
      businessDate: stockEntries.businessDate,
      quantity: sql<number>`sum(${stockEntries.quantity})`.as('moved'),
    })
    .from(stockEntries)
    .where(
      and(
        eq(stockEntries.warehouseId, placeholder('warehouseId')),
        eq(stockEntries.skuId, placeholder('skuId')),
        sql`${stockEntries.businessDate} > ${placeholder('businessDate')}`,
      ),
    )
    .groupBy(stockEntries.businessDate)
    .orderBy(desc(stockEntries.businessDate))
    .prepare(),
)

/** What moved of a SKU in a place after a day, by day; mostly nothing, because postings are rarely dated back. */
export const listMovedAfter = (
  reader: Reader,
  place: { readonly warehouseId: number; readonly skuId: number; readonly businessDate: string },
): readonly DayMovement[] => movedAfter(reader).all({ ...place })

const stockIn = prepared((orm) =>
  orm
    .select({ skuId: stockBalances.skuId, quantity: stockBalances.onHand })
    .from(stockBalances)
    .where(and(eq(stockBalances.warehouseId, placeholder('warehouseId')), sql`${stockBalances.onHand} <> 0`))
    .orderBy(stockBalances.skuId)
    .prepare(),
)

/** Everything a place holds, by SKU. */
export const listStockOf = (
  reader: Reader,
  warehouseId: number,
): readonly { readonly skuId: number; readonly quantity: number }[] => stockIn(reader).all({ warehouseId })

const reserve = prepared((orm) =>
  orm
    .insert(stockBalances)
    .values({
      warehouseId: placeholder('warehouseId'),
      skuId: placeholder('skuId'),
      onHand: 0,
      reserved: placeholder('quantity'),
    })
    .onConflictDoUpdate({
      target: [stockBalances.warehouseId, stockBalances.skuId],
      set: { reserved: sql`${stockBalances.reserved} + excluded.reserved` },
    })
    .prepare(),
)

const unreserve = prepared((orm) =>
  orm
    .update(stockBalances)
    .set({ reserved: sql`${stockBalances.reserved} - ${placeholder('quantity')}` })
    .where(
      and(eq(stockBalances.warehouseId, placeholder('warehouseId')), eq(stockBalances.skuId, placeholder('skuId'))),
    )
    .prepare(),
)

/** Promises stock (quantity > 0) or takes the promise back (quantity < 0); the caller checks what is free. */
export function addReservation(tx: Tx, warehouseId: number, skuId: number, quantity: number): void {
  if (quantity > 0) reserve(tx).run({ warehouseId, skuId, quantity })
  else if (quantity < 0) unreserve(tx).run({ warehouseId, skuId, quantity: -quantity })
}

const balanceOf = prepared((orm) =>
  orm
    .select({ amountFen: accountBalances.amountFen })
    .from(accountBalances)
    .where(
      and(
        eq(accountBalances.distributorId, placeholder('distributorId')),
        eq(accountBalances.part, placeholder('part')),
      ),
    )
    .prepare(),
)

/** What a distributor owes in a part of the account today, in fen. */
export const findBalance = (reader: Reader, distributorId: number, part: AccountLeg['part']): number =>
  balanceOf(reader).get({ distributorId, part })?.amountFen ?? 0

/** A pool of a distributor's that gave more than there is left in it. */
export interface OverdrawnPool {
  readonly distributorId: number
  readonly part: AccountLeg['part']
  readonly overdrawnFen: number
}

const overdrawnBy = prepared((_, sqlite) =>
  sqlite.prepare<[number], OverdrawnPool>(`select b.distributor_id distributorId, b.part, b.amount_fen overdrawnFen
    from account_balances b where b.amount_fen > 0 and b.part <> 'receivable' and (b.distributor_id, b.part) in (
      select distributor_id, part from account_entries where document_id = ? and reverses_id is not null and amount_fen > 0)`),
)

/** The pools that a document's reversal left with less than nothing: what it had brought was drawn since. */
export const listOverdrawnPools = (reader: Reader, documentId: number): readonly OverdrawnPool[] =>
  overdrawnBy(reader).all(documentId)

const drawersOf = prepared((_, sqlite) =>
  sqlite.prepare<[number, string], { number: string; drawnFen: number }>(`select d.number, e.amount_fen drawnFen
    from account_entries e join documents d on d.id = e.document_id
    where e.distributor_id = ? and e.part = ? and e.amount_fen > 0 and e.reverses_id is null
      and not exists (select 1 from account_entries r where r.reverses_id = e.id)
    order by e.id desc`),
)

/** What drew on a pool and was not taken back, newest first. */
export const listPoolDrawers = (
  reader: Reader,
  { distributorId, part }: OverdrawnPool,
): readonly { readonly number: string; readonly drawnFen: number }[] => drawersOf(reader).all(distributorId, part)

const accountHolders = prepared((_, sqlite) =>
  sqlite.prepare<[number], number>('select distinct distributor_id from account_entries where document_id = ?').pluck(),
)
/** Whose accounts a document moved. */
export const listAccountHolders = (reader: Reader, documentId: number): number[] =>
  accountHolders(reader).all(documentId)
