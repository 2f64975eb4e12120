import { and, asc, desc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { AgeingItem, AllocationEdge } from '../../../shared/domain/ageing'
import type { AccountPart, BalanceRow, LedgerRow, ledgerFilter } from '../../../shared/schemas/ledgers'
import { prepared, type Reader } from '../connection'
import { documents } from '../tables/documents'
import { accountEntries, accountMonths, settlements } from '../tables/ledgers'
import { distributors, regions } from '../tables/masters'
import { withinDistributors } from './scopes'

const { placeholder } = sql

/** Whose accounts, as of the end of which day; `distributorIds` null is everyone. */
export interface AccountScope {
  readonly asOf: string
  readonly distributorIds: readonly number[] | null
}

const partSum = (part: AccountPart) => sql`sum(case part when ${sql.raw(`'${part}'`)} then amount_fen else 0 end)`

/** The four balances of each distributor: whole months before, then the entries of the day's own month. */
export function listBalancesAsOf(
  reader: Reader,
  { asOf, distributorIds }: AccountScope,
): Omit<BalanceRow, 'overdueFen'>[] {
  const month = asOf.slice(0, 7)
  const whose =
    distributorIds === null
      ? sql``
      : sql`and distributor_id in (select value from json_each(${JSON.stringify(distributorIds)}))`
  const sums = sql`(
    select distributor_id, ${partSum('receivable')} as receivable, ${partSum('prepayment')} as prepayment,
      ${partSum('deposit')} as deposit, ${partSum('rebate')} as rebate
    from (
      select distributor_id, part, amount_fen from ${accountMonths} where month < ${month} ${whose}
      union all
      select distributor_id, part, amount_fen from ${accountEntries}
      where business_date between ${`${month}-01`} and ${asOf} ${whose}
    ) group by distributor_id
  ) as sums`
  return reader.orm
    .select({
      distributorId: distributors.id,
      distributorCode: distributors.code,
      distributorName: distributors.name,
      regionName: regions.name,
      receivableFen: sql<number>`coalesce(sums.receivable, 0)`,
      prepaymentFen: sql<number>`coalesce(sums.prepayment, 0)`,
      depositFen: sql<number>`coalesce(sums.deposit, 0)`,
      rebateFen: sql<number>`coalesce(sums.rebate, 0)`,
      creditLimitFen: distributors.creditLimitFen,
    })
    .from(distributors)
    .innerJoin(regions, eq(regions.id, distributors.regionId))
    .leftJoin(sums, sql`sums.distributor_id = ${distributors.id}`)
    .where(
      and(
        withinDistributors(distributors.id, distributorIds),
        sql`(${distributors.archived} = 0 or sums.receivable <> 0 or sums.prepayment <> 0 or sums.deposit <> 0 or sums.rebate <> 0)`,
      ),
    )
    .orderBy(distributors.code)
    .all()
}

/** What is still in the books as of a day: an entry and its mirror cancel each other when both are there. */
const standing = (asOf: unknown) => sql`
  not exists (select 1 from account_entries mirror where mirror.reverses_id = ${accountEntries.id} and mirror.business_date <= ${asOf})
  and (${accountEntries.reversesId} is null or
    (select original.business_date from account_entries original where original.id = ${accountEntries.reversesId}) > ${asOf})`

// Spelled as in the index `account_entries_by_due`, which SQLite uses for this very expression only.
const dueOrDate = sql<string>`(case when due_date is null then business_date else due_date end)`

const itemColumns = {
  id: accountEntries.id,
  date: accountEntries.businessDate,
  dueDate: accountEntries.dueDate,
  amountFen: accountEntries.amountFen,
}

const debitsBefore = prepared((orm) =>
  orm
    .select({ ...itemColumns, due: dueOrDate })
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, placeholder('distributorId')),
        sql`part = 'receivable' and amount_fen > 0`,
        sql`(${dueOrDate}, ${accountEntries.businessDate}, ${accountEntries.id})
          < (${placeholder('due')}, ${placeholder('date')}, ${placeholder('id')})`,
        lte(accountEntries.businessDate, placeholder('asOf')),
        standing(placeholder('asOf')),
      ),
    )
    .orderBy(desc(dueOrDate), desc(accountEntries.businessDate), desc(accountEntries.id))
    .limit(placeholder('limit'))
    .prepare(),
)

/**
 * The charges of a distributor's receivable that a balance is made of when credits pay oldest due first: the newest due ones
 * until the balance is reached, the last of them in part. Reads those rows and not the account.
 * @param balanceFen the receivable as of that day, more than nothing
 */
export function listOpenCharges(reader: Reader, distributorId: number, asOf: string, balanceFen: number): AgeingItem[] {
  const open: AgeingItem[] = []
  let left = balanceFen
  let from = { due: '9999-12-31', date: '9999-12-31', id: Number.MAX_SAFE_INTEGER }
  for (let limit = 16; left > 0; limit = Math.min(limit * 4, 1024)) {
    const rows = debitsBefore(reader).all({ distributorId, asOf, limit, ...from })
    for (const { due, ...item } of rows) {
      open.push({ ...item, amountFen: Math.min(item.amountFen, left) })
      left -= Math.min(item.amountFen, left)
      from = { due, date: item.date, id: item.id }
      if (left === 0) break
    }
    if (rows.length < limit) break
  }
  return open
}

/** The distributors whose credits somebody allocated by hand; their age is decided by those edges first. */
export const listAllocatedDistributors = (reader: Reader): number[] =>
  reader.orm
    .selectDistinct({ id: accountEntries.distributorId })
    .from(settlements)
    .innerJoin(accountEntries, eq(accountEntries.id, settlements.debitEntryId))
    .where(eq(settlements.active, true))
    .all()
    .map((row) => row.id)

/** A distributor's whole receivable as of a day with the edges set by hand, for accounts that have some. */
export function listAllocatedAccount(
  reader: Reader,
  distributorId: number,
  asOf: string,
): { readonly items: AgeingItem[]; readonly edges: AllocationEdge[] } {
  const items = reader.orm
    .select(itemColumns)
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, distributorId),
        eq(accountEntries.part, 'receivable'),
        lte(accountEntries.businessDate, asOf),
        standing(asOf),
      ),
    )
    .orderBy(accountEntries.businessDate, accountEntries.id)
    .all()
  const edges = reader.orm
    .select({
      creditId: settlements.creditEntryId,
      chargeId: settlements.debitEntryId,
      amountFen: settlements.amountFen,
    })
    .from(settlements)
    .innerJoin(accountEntries, eq(accountEntries.id, settlements.debitEntryId))
    .where(and(eq(accountEntries.distributorId, distributorId), eq(settlements.active, true)))
    .orderBy(settlements.id)
    .all()
  return { items, edges }
}

/** A place in a distributor's ledger: after this entry of this day; id 0 is before the day's first. */
export interface LedgerPlace {
  readonly date: string
  readonly id: number
}

/** What a distributor owed at a place in its ledger, in one part or over all four; whole months first, so that it reads few rows. */
export function findBalanceAt(
  reader: Reader,
  distributorId: number,
  part: AccountPart | undefined,
  place: LedgerPlace,
): number {
  const month = place.date.slice(0, 7)
  const before = reader.orm
    .select({ sum: sql<number>`coalesce(sum(${accountMonths.amountFen}), 0)` })
    .from(accountMonths)
    .where(
      and(
        eq(accountMonths.distributorId, distributorId),
        part === undefined ? undefined : eq(accountMonths.part, part),
        sql`${accountMonths.month} < ${month}`,
      ),
    )
    .get()
  const within = reader.orm
    .select({ sum: sql<number>`coalesce(sum(${accountEntries.amountFen}), 0)` })
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, distributorId),
        part === undefined ? undefined : eq(accountEntries.part, part),
        gte(accountEntries.businessDate, `${month}-01`),
        sql`(${accountEntries.businessDate}, ${accountEntries.id}) <= (${place.date}, ${place.id})`,
      ),
    )
    .get()
  return (before?.sum ?? 0) + (within?.sum ?? 0)
}

/** Which entries a page of the ledger shows, in which direction. */
export interface LedgerPage extends Omit<typeof ledgerFilter._output, 'after'> {
  readonly after: LedgerPlace | null
  readonly oldestFirst: boolean
  readonly distributorIds: readonly number[] | null
}

const afterPlace = ({ date, id }: LedgerPlace, oldestFirst: boolean): SQL =>
  oldestFirst
    ? sql`(${accountEntries.businessDate}, ${accountEntries.id}) > (${date}, ${id})`
    : sql`(${accountEntries.businessDate}, ${accountEntries.id}) < (${date}, ${id})`

/** One row more than a page of ledger entries, with their documents; the extra row says that there is a next page. */
export function listLedgerRows(reader: Reader, page: LedgerPage): LedgerRow[] {
  const direction = page.oldestFirst ? asc : desc
  return reader.orm
    .select({
      id: accountEntries.id,
      businessDate: accountEntries.businessDate,
      documentId: accountEntries.documentId,
      documentKind: documents.kind,
      documentNumber: documents.number,
      reference: documents.reference,
      distributorId: accountEntries.distributorId,
      distributorCode: distributors.code,
      distributorName: distributors.name,
      part: accountEntries.part,
      kind: accountEntries.kind,
      quantity: accountEntries.quantity,
      amountFen: accountEntries.amountFen,
      balanceFen: sql<number | null>`null`,
      dueDate: accountEntries.dueDate,
      reversed: sql<number>`exists (select 1 from account_entries mirror where mirror.reverses_id = ${accountEntries.id})`,
    })
    .from(accountEntries)
    .innerJoin(documents, eq(documents.id, accountEntries.documentId))
    .innerJoin(distributors, eq(distributors.id, accountEntries.distributorId))
    .where(
      and(
        page.distributorId === undefined ? undefined : eq(accountEntries.distributorId, page.distributorId),
        page.distributorIds === null ? undefined : inArray(accountEntries.distributorId, [...page.distributorIds]),
        page.part === undefined ? undefined : eq(accountEntries.part, page.part),
        page.kind === undefined ? undefined : eq(accountEntries.kind, page.kind),
        page.dateFrom === undefined ? undefined : gte(accountEntries.businessDate, page.dateFrom),
        page.dateTo === undefined ? undefined : lte(accountEntries.businessDate, page.dateTo),
        page.after === null ? undefined : afterPlace(page.after, page.oldestFirst),
      ),
    )
    .orderBy(direction(accountEntries.businessDate), direction(accountEntries.id))
    .limit(page.limit + 1)
    .all()
    .map((row) => ({ ...row, reversed: row.reversed === 1 }))
}
