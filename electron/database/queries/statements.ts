import type { Statement } from 'better-sqlite3'
import { and, asc, eq, gt, gte, inArray, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { StatedPeriod } from '../../../shared/domain/statements'
import type { PartBalance, StatementEntry } from '../../../shared/domain/statements/view'
import type { StatementDispute, StatementPart } from '../../../shared/schemas/statements'
import { prepared, type Reader, type Tx } from '../connection'
import { statementDisputes, statementParts, statements } from '../tables/accounts'
import { documents } from '../tables/documents'
import { accountEntries, accountMonths } from '../tables/ledgers'
import { distributors } from '../tables/masters'

const { placeholder } = sql

const sums = (table: typeof accountEntries | typeof accountMonths) => ({
  quantity: sql<number>`sum(${table.quantity})`,
  amountFen: sql<number>`sum(${table.amountFen})`,
})

const monthsBefore = prepared((orm) =>
  orm
    .select({ part: accountMonths.part, ...sums(accountMonths) })
    .from(accountMonths)
    .where(
      and(eq(accountMonths.distributorId, placeholder('distributorId')), lt(accountMonths.month, placeholder('month'))),
    )
    .groupBy(accountMonths.part)
    .prepare(),
)

const daysBefore = prepared((orm) =>
  orm
    .select({ part: accountEntries.part, ...sums(accountEntries) })
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, placeholder('distributorId')),
        gte(accountEntries.businessDate, placeholder('monthStart')),
        lt(accountEntries.businessDate, placeholder('date')),
      ),
    )
    .groupBy(accountEntries.part)
    .prepare(),
)

/** What a distributor's account stood at before a day: whole months from their sums, the rest from the month's own entries. */
export function listBalancesBefore(reader: Reader, distributorId: number, date: string): PartBalance[] {
  const month = date.slice(0, 7)
  return [
    ...monthsBefore(reader).all({ distributorId, month }),
    ...daysBefore(reader).all({ distributorId, date, monthStart: `${month}-01` }),
  ]
}

/** The entries between two statements: dated after the earlier one's last day, or posted after it; up to the later one's day and entry. */
export interface StatementWindow {
  readonly distributorId: number
  /** The last day of the statement before, exclusive. */
  readonly afterDate: string
  /** The last entry the statement before could hold; null when there is none before, so that nothing is late. */
  readonly afterEntryId: number | null
  readonly dateTo: string
  readonly throughEntryId: number
}

const upTo = (lower: SQL | undefined): SQL | undefined =>
  and(
    eq(accountEntries.distributorId, placeholder('distributorId')),
    lower,
    lte(accountEntries.businessDate, placeholder('dateTo')),
    // The plus keeps SQLite on the index by day, which holds the number of the entry too, instead of walking the whole ledger by number.
    sql`+${accountEntries.id} <= ${placeholder('throughEntryId')}`,
  )

const laterDays = gt(accountEntries.businessDate, placeholder('afterDate'))
const laterDaysOrEntries = or(laterDays, sql`+${accountEntries.id} > ${placeholder('afterEntryId')}`)

const linesWhere = (lower: string) => `select e.id entryId, e.business_date businessDate, e.document_id documentId,
    d.number documentNumber, d.reference reference, e.part part, e.kind kind, e.quantity quantity, e.amount_fen amountFen
  from account_entries e join documents d on d.id = e.document_id
  where e.distributor_id = :distributorId and ${lower} and e.business_date <= :dateTo and +e.id <= :throughEntryId
  order by e.business_date, e.id`

// Written for SQLite itself: Drizzle's mapping of rows would take longer than reading a hundred thousand of them.
const linesOf = (lower: string) => {
  const text = linesWhere(lower)
  const build = {}
  return (reader: Reader): Statement<[StatementWindow], StatementEntry> => {
    const known = reader.statements.get(build)
    // Only this function writes under the key `build`.
    if (known !== undefined) return known as Statement<[StatementWindow], StatementEntry>
    const statement = reader.sqlite.prepare<[StatementWindow], StatementEntry>(text)
    reader.statements.set(build, statement)
    return statement
  }
}
const linesOfDays = linesOf('e.business_date > :afterDate')
const linesWithLate = linesOf('(e.business_date > :afterDate or +e.id > :afterEntryId)')

/** The entries of a window in the order of a statement. */
export const listWindow = (reader: Reader, window: StatementWindow): StatementEntry[] =>
  (window.afterEntryId === null ? linesOfDays : linesWithLate)(reader).all(window)

const sumsWhere = (lower: SQL | undefined) =>
  prepared((orm) =>
    orm
      .select({ part: accountEntries.part, ...sums(accountEntries), count: sql<number>`count(*)` })
      .from(accountEntries)
      .where(upTo(lower))
      .groupBy(accountEntries.part)
      .prepare(),
  )
const sumsOfDays = sumsWhere(laterDays)
const sumsWithLate = sumsWhere(laterDaysOrEntries)

/** What a window moves in each part, and in how many entries. */
export const sumWindow = (reader: Reader, window: StatementWindow): (PartBalance & { readonly count: number })[] =>
  (window.afterEntryId === null ? sumsOfDays : sumsWithLate)(reader).all({ ...window })

const lastEntry = prepared((orm) =>
  orm
    .select({ id: sql<number>`coalesce(max(${accountEntries.id}), 0)` })
    .from(accountEntries)
    .prepare(),
)
/** The newest account entry; what a statement made now can hold at most. */
export const findLastEntryId = (reader: Reader): number => lastEntry(reader).get()?.id ?? 0

/** A statement's own row. */
export type StoredStatement = typeof statements.$inferSelect

const statementById = prepared((orm) =>
  orm
    .select()
    .from(statements)
    .where(eq(statements.documentId, placeholder('id')))
    .prepare(),
)
/** A statement's own row, or undefined. */
export const findStatement = (reader: Reader, id: number): StoredStatement | undefined =>
  statementById(reader).get({ id })

const partsOf = prepared((orm) =>
  orm
    .select()
    .from(statementParts)
    .where(eq(statementParts.statementId, placeholder('id')))
    .prepare(),
)
/** Opening and closing of a statement as they were when it was made. */
export const listStatementParts = (reader: Reader, id: number): StatementPart[] => partsOf(reader).all({ id })

/** Every statement that stands, oldest first, by distributor. */
export function listStated(reader: Reader, distributorIds: readonly number[] | null): Map<number, StatedPeriod[]> {
  const rows = reader.orm
    .select({
      distributorId: sql<number>`${documents.distributorId}`,
      id: documents.id,
      number: documents.number,
      status: documents.status,
      dateFrom: statements.dateFrom,
      dateTo: statements.dateTo,
    })
    .from(statements)
    .innerJoin(documents, eq(documents.id, statements.documentId))
    .where(
      and(
        ne(documents.status, 'superseded'),
        distributorIds === null ? undefined : inArray(documents.distributorId, [...distributorIds]),
      ),
    )
    .orderBy(asc(statements.dateTo))
    .all()
  const stated = new Map<number, StatedPeriod[]>()
  for (const { distributorId, ...period } of rows)
    stated.set(distributorId, [...(stated.get(distributorId) ?? []), period])
  return stated
}

const insertRow = prepared((orm) =>
  orm
    .insert(statements)
    .values({
      documentId: placeholder('documentId'),
      dateFrom: placeholder('dateFrom'),
      dateTo: placeholder('dateTo'),
      previousId: placeholder('previousId'),
      throughEntryId: placeholder('throughEntryId'),
    })
    .prepare(),
)
const insertPart = prepared((orm) =>
  orm
    .insert(statementParts)
    .values({
      statementId: placeholder('statementId'),
      part: placeholder('part'),
      openingFen: placeholder('openingFen'),
      closingFen: placeholder('closingFen'),
      openingQuantity: placeholder('openingQuantity'),
      closingQuantity: placeholder('closingQuantity'),
    })
    .prepare(),
)

/** Writes a statement's days, its place in the chain and its balances. */
export function insertStatement(
  tx: Tx,
  statement: {
    readonly documentId: number
    readonly dateFrom: string
    readonly dateTo: string
    readonly previousId: number | null
    readonly throughEntryId: number
  },
  parts: readonly StatementPart[],
): void {
  insertRow(tx).run({ ...statement })
  for (const part of parts) insertPart(tx).run({ statementId: statement.documentId, ...part })
}

/** Keeps the distributor's answer. */
export function updateAgreement(
  tx: Tx,
  id: number,
  answer: { readonly agreement: 'signed' | 'deemed'; readonly note: string },
): void {
  tx.orm.update(statements).set(answer).where(eq(statements.documentId, id)).run()
}

/** What of a statement is disputed, by document; nothing where it is disputed whole. */
export const listStatementDisputes = (reader: Reader, statementId: number): StatementDispute[] =>
  reader.orm
    .select({
      documentId: statementDisputes.documentId,
      amountFen: statementDisputes.amountFen,
      note: statementDisputes.note,
    })
    .from(statementDisputes)
    .where(eq(statementDisputes.statementId, statementId))
    .orderBy(asc(statementDisputes.documentId))
    .all()

/** Writes what of a statement is disputed, in the place of what was. */
export function saveStatementDisputes(tx: Tx, statementId: number, disputes: readonly StatementDispute[]): void {
  tx.orm.delete(statementDisputes).where(eq(statementDisputes.statementId, statementId)).run()
  for (const dispute of disputes)
    tx.orm
      .insert(statementDisputes)
      .values({ statementId, ...dispute })
      .run()
}

/** What a list shows of some statements beside their documents; balances are those of the receivable. */
export interface StatementFigures {
  readonly id: number
  readonly dateFrom: string
  readonly dateTo: string
  readonly agreement: 'signed' | 'deemed' | null
  readonly openingFen: number
  readonly closingFen: number
}

/** The figures of a page of statements. */
export function listStatementFigures(reader: Reader, ids: readonly number[]): Map<number, StatementFigures> {
  const rows = reader.orm
    .select({
      id: statements.documentId,
      dateFrom: statements.dateFrom,
      dateTo: statements.dateTo,
      agreement: statements.agreement,
      openingFen: statementParts.openingFen,
      closingFen: statementParts.closingFen,
    })
    .from(statements)
    .innerJoin(
      statementParts,
      and(eq(statementParts.statementId, statements.documentId), eq(statementParts.part, 'receivable')),
    )
    .where(inArray(statements.documentId, [...ids]))
    .all()
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Which statements a list shows: of a period, `2022-04` (ending in that month) or `2022-04-01/2022-06-30`, and without those a newer one
 * replaced unless they are asked for.
 */
export function whichStatements(period: string | undefined, withReplaced: boolean): SQL | undefined {
  const standing = withReplaced ? undefined : ne(documents.status, 'superseded')
  if (period === undefined) return standing
  const [from = '', to] = period.split('/')
  const wanted =
    to === undefined
      ? eq(sql`substr(${statements.dateTo}, 1, ${from.length})`, from)
      : and(eq(statements.dateFrom, from), eq(statements.dateTo, to))
  return and(standing, sql`${documents.id} in (select ${statements.documentId} from ${statements} where ${wanted})`)
}

/** Whose statements are made: everyone, or the named ones. */
export function listStatementDistributors(
  reader: Reader,
  ids: readonly number[] | null,
): { readonly id: number; readonly code: string; readonly archived: boolean }[] {
  return reader.orm
    .select({ id: distributors.id, code: distributors.code, archived: distributors.archived })
    .from(distributors)
    .where(ids === null ? undefined : inArray(distributors.id, [...ids]))
    .orderBy(distributors.code)
    .all()
}

/** The standing statements of exactly these days. */
export const listStatementsOf = (reader: Reader, days: { readonly dateFrom: string; readonly dateTo: string }) =>
  reader.orm
    .select({
      id: documents.id,
      distributorId: documents.distributorId,
      number: documents.number,
      status: documents.status,
    })
    .from(statements)
    .innerJoin(documents, eq(documents.id, statements.documentId))
    .where(
      and(
        eq(statements.dateFrom, days.dateFrom),
        eq(statements.dateTo, days.dateTo),
        ne(documents.status, 'superseded'),
      ),
    )
    .all()

/** The standing statement that opens with what this one closes with, if there is one. */
export function findNextStatement(
  reader: Reader,
  id: number,
): (StatedPeriod & { readonly distributorCode: string }) | undefined {
  return reader.orm
    .select({
      id: documents.id,
      number: documents.number,
      status: documents.status,
      dateFrom: statements.dateFrom,
      dateTo: statements.dateTo,
      distributorCode: distributors.code,
    })
    .from(statements)
    .innerJoin(documents, eq(documents.id, statements.documentId))
    .innerJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(and(eq(statements.previousId, id), ne(documents.status, 'superseded')))
    .get()
}

/** A statement a distributor agreed to. */
export interface AgreedStatement {
  readonly number: string
  readonly distributor: string
  readonly from: string
  readonly through: string
}

const agreedAfter = prepared((_, sqlite) =>
  sqlite.prepare<{ distributorId: number; date: string }, AgreedStatement>(`
    select d.number as number, c.name as distributor, s.date_from as "from", s.date_to as through
    from documents d join statements s on s.document_id = d.id join distributors c on c.id = d.distributor_id
    where d.distributor_id = @distributorId and d.kind = 'statement' and d.status in ('confirmed', 'closed')
      and s.agreement is not null and s.date_to >= @date
    order by s.date_to limit 1`),
)
/** The first statement a distributor agreed to that ends on a day or after it: what it says is settled up to then. */
export const findAgreedStatement = (reader: Reader, distributorId: number, date: string): AgreedStatement | undefined =>
  agreedAfter(reader).get({ distributorId, date })
