import type { Database as Sqlite } from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'

/** What every query runs on: one SQLite connection with Drizzle over it and its prepared statements beside it. */
export interface Reader {
  readonly sqlite: Sqlite
  readonly orm: BetterSQLite3Database
  readonly statements: Map<object, unknown>
}

/** The connection that may write; the data process holds exactly one. */
export interface Connection extends Reader {
  readonly file: string
}

declare const inTransaction: unique symbol

/** Proof of an open transaction: a write function takes `Tx`, so that a write outside a transaction does not compile. */
export interface Tx extends Connection {
  readonly [inTransaction]: true
}

/** Wraps an open SQLite handle; `open.ts` is the only caller outside tests. */
export function connect(sqlite: Sqlite, file: string): Connection {
  return { sqlite, file, orm: drizzle(sqlite, { casing: 'snake_case' }), statements: new Map() }
}

/** Runs `work` all or nothing; `immediate`, so that two writers queue at the start rather than fail in the middle. */
export function withTransaction<Result>(connection: Connection, work: (tx: Tx) => Result): Result {
  // The one place where a connection becomes a Tx: better-sqlite3 is synchronous, so nothing else can run inside. It hands
  // back what `work` returned, which its types lose.
  return transactionOf(connection)(() => work(connection as Tx)) as Result
}

// Made once for each connection: better-sqlite3 builds four functions for every one it is asked for.
const transactionOf = prepared((_, sqlite) => sqlite.transaction((work: () => unknown) => work()).immediate)

/**
 * Builds a Drizzle statement once per connection and reuses it, because building SQL costs more than running it.
 * @param build receives the Drizzle handle and the bare connection, and returns a `.prepare()`d statement
 */
export function prepared<Statement>(
  build: (orm: Reader['orm'], sqlite: Sqlite) => Statement,
): (reader: Reader) => Statement {
  return (reader) => {
    const known = reader.statements.get(build)
    // Only this function writes under the key `build`, and only with what `build` returned.
    if (known !== undefined) return known as Statement
    const statement = build(reader.orm, reader.sqlite)
    reader.statements.set(build, statement)
    return statement
  }
}
