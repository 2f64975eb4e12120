import { and, asc, desc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { AgeingItem } from '../../../shared/domain/ageing'
import type { AccountPart, BalanceRow, LedgerRow, LedgerTotals, ledgerFilter } from '../../../shared/schemas/ledgers'
import { prepared, type Reader } from '../connection'
import { documents } from '../tables/documents'
import { accountEntries, accountMonths } from '../tables/ledgers'
import { distributors, regions } from '../tables/masters'
import { withinDistributors } from './scopes'

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
const standing = `
  not exists (select 1 from account_entries mirror where mirror.reverses_id = account_entries.id and mirror.business_date <= @asOf)
  and (reverses_id is null or
    (select original.business_date from account_entries original where original.id = account_entries.reverses_id) > @asOf)`

/** What settlements have paid of a charge as of a day, by credits that stand on that day themselves. */
const settledAsOf = `coalesce((
  select sum(s.amount_fen) from settlements s join account_entries credit on credit.id = s.credit_entry_id
  where s.debit_entry_id = account_entries.id and s.active = 1 and credit.business_date <= @asOf), 0)`

type ChargeRow = [id: number, date: string, dueDate: string | null, amountFen: number]

/**
 * Bare SQL and rows read one by one, because a distributor has thousands of charges of which a few are open. The order is that of
 * the index `account_entries_by_due`; the plus keeps SQLite from the index by day, which would read the whole account and sort it.
 */
const newestDueFirst = prepared((_, sqlite) =>
  sqlite
    .prepare<{ distributorId: number; asOf: string }, ChargeRow>(`
      select id, business_date, due_date, amount_fen - ${settledAsOf} from account_entries
      where distributor_id = @distributorId and part = 'receivable' and amount_fen > 0 and +business_date <= @asOf
        and ${standing}
      order by (case when due_date is null then business_date else due_date end) desc, business_date desc, id desc`)
    .raw(),
)

/**
 * The charges of a distributor's receivable that a balance is made of, less what settlements paid of them, when the other credits pay
 * oldest due first: the newest due ones until the balance is reached, the last of them in part.
 * @param balanceFen the receivable as of that day, more than nothing
 */
export function listOpenCharges(reader: Reader, distributorId: number, asOf: string, balanceFen: number): AgeingItem[] {
  const open: AgeingItem[] = []
  let left = balanceFen
  for (const [id, date, dueDate, amountFen] of newestDueFirst(reader).iterate({ distributorId, asOf })) {
    if (amountFen <= 0) continue
    open.push({ id, date, dueDate, amountFen: Math.min(amountFen, left) })
    left -= amountFen
    if (left <= 0) break
  }
  return open
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

const withinLedger = (page: Omit<LedgerPage, 'after' | 'limit' | 'oldestFirst'>): SQL | undefined =>
  and(
    page.distributorId === undefined ? undefined : eq(accountEntries.distributorId, page.distributorId),
    page.distributorIds === null ? undefined : inArray(accountEntries.distributorId, [...page.distributorIds]),
    page.part === undefined ? undefined : eq(accountEntries.part, page.part),
    page.kind === undefined ? undefined : eq(accountEntries.kind, page.kind),
    page.dateFrom === undefined ? undefined : gte(accountEntries.businessDate, page.dateFrom),
    page.dateTo === undefined ? undefined : lte(accountEntries.businessDate, page.dateTo),
  )

/** What every entry of a ledger's list adds up to, without reading its pages. */
export function sumLedger(reader: Reader, page: Omit<LedgerPage, 'after' | 'limit' | 'oldestFirst'>): LedgerTotals {
  const amount = accountEntries.amountFen
  const found = reader.orm
    .select({
      entryCount: sql<number>`count(*)`,
      quantity: sql<number>`coalesce(sum(${accountEntries.quantity}), 0)`,
      chargedFen: sql<number>`coalesce(sum(max(${amount}, 0)), 0)`,
      creditedFen: sql<number>`coalesce(sum(min(${amount}, 0)), 0)`,
    })
    .from(accountEntries)
    .where(withinLedger(page))
    .get()
  return found ?? { entryCount: 0, quantity: 0, chargedFen: 0, creditedFen: 0 }
}

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
    .where(and(withinLedger(page), page.after === null ? undefined : afterPlace(page.after, page.oldestFirst)))
    .orderBy(direction(accountEntries.businessDate), direction(accountEntries.id))
    .limit(page.limit + 1)
    .all()
    .map((row) => ({ ...row, reversed: row.reversed === 1 }))
}
