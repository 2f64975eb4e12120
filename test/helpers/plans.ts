import type { Connection } from '../../electron/database/connection'

/**
 * The query plans of everything `work` asks, one text per statement, so that a test can say which index a list reads. Statements that were
 * prepared before are not asked for again: use a fresh company.
 */
export function plansOf(connection: Connection, work: () => unknown): string[] {
  const { sqlite } = connection
  const asked: string[] = []
  const prepare = sqlite.prepare.bind(sqlite)
  Object.defineProperty(sqlite, 'prepare', {
    configurable: true,
    value: (text: string) => {
      asked.push(text)
      return prepare(text)
    },
  })
  try {
    work()
  } finally {
    Reflect.deleteProperty(sqlite, 'prepare')
  }
  return asked.map((text) => {
    const blanks = text.match(/\?/g)?.length ?? 0
    const named = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
    const given = Object.keys(named).length > 0 ? [named] : Array<null>(blanks).fill(null)
    const steps = prepare(`explain query plan ${text}`).all(...given)
    return steps
      .map((step) => (typeof step === 'object' && step !== null && 'detail' in step ? step.detail : ''))
      .join('\n')
  })
}
