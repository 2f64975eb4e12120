import type { Database, Statement } from 'better-sqlite3'

/** One thing that was asked of SQLite. */
type Taken =
  | { readonly type: 'begin' }
  | { readonly type: 'commit' }
  | {
      readonly type: 'call'
      readonly sql: string
      readonly raw: boolean
      readonly verb: 'run' | 'get' | 'all'
      readonly given: readonly unknown[]
    }

/** Everything a run of services asked of SQLite, to be asked again without the services: the same SQL written by hand. */
export interface Tape {
  readonly sqlite: Database
  readonly taken: readonly Taken[]
}

const verbs = new Set(['run', 'get', 'all'])

/** Puts a recorder in front of a database; what it hands out behaves the same. */
export function recording(sqlite: Database): Tape {
  const taken: Taken[] = []
  let depth = 0
  const statementOf = (statement: Statement, sql: string, raw: boolean): Statement =>
    new Proxy(statement, {
      get: (target, name) => {
        if (name === 'raw') return () => statementOf(target.raw(), sql, true)
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          // `verbs` holds exactly the three verbs of the type.
          if (verbs.has(String(name)))
            taken.push({ type: 'call', sql, raw, verb: name as 'run' | 'get' | 'all', given })
          return value.apply(target, given)
        }
      },
    })
  const begin = <Result>(work: () => Result): Result => {
    if (depth === 0) taken.push({ type: 'begin' })
    depth += 1
    try {
      return work()
    } finally {
      depth -= 1
      if (depth === 0) taken.push({ type: 'commit' })
    }
  }
  const proxy = new Proxy(sqlite, {
    get: (target, name) => {
      if (name === 'prepare') return (sql: string) => statementOf(target.prepare(sql), sql, false)
      if (name === 'transaction')
        return (work: (...given: unknown[]) => unknown) =>
          target.transaction((...given: unknown[]) => begin(() => work(...given)))
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { sqlite: proxy, taken }
}

/** Plays a tape on another copy of the same file, each statement prepared once. */
export function replayer(tape: Tape, sqlite: Database): () => void {
  const statements = new Map<string, Statement>()
  const statementFor = (sql: string, raw: boolean): Statement => {
    const key = `${raw}${sql}`
    const known = statements.get(key)
    if (known !== undefined) return known
    const made = raw ? sqlite.prepare(sql).raw() : sqlite.prepare(sql)
    statements.set(key, made)
    return made
  }
  const blocks: (() => void)[][] = []
  for (const step of tape.taken) {
    if (step.type === 'begin') blocks.push([])
    else if (step.type === 'call') {
      const statement = statementFor(step.sql, step.raw)
      const call = (): void => {
        statement[step.verb](...step.given)
      }
      const open = blocks.at(-1)
      if (open === undefined) blocks.push([call])
      else open.push(call)
    }
  }
  return () => {
    for (const block of blocks)
      sqlite
        .transaction(() => {
          for (const call of block) call()
        })
        .immediate()
  }
}
