import type { Reader } from '../../connection'

/**
 * One invariant of the books as SQL: `checked` counts what is looked at, `broken` lists what is wrong, one readable text a row in the
 * column `what`. Both run on the whole ledger, so neither may cost more than a scan or two.
 */
export interface Check {
  readonly invariant: string
  readonly checked: string
  readonly broken: string
}

/** What a check found; at most twenty violations are told, all are counted. */
export interface Finding {
  readonly invariant: string
  readonly checked: number
  readonly violations: readonly string[]
  readonly violationCount: number
}

/** How many violations of an invariant are told in words. */
export const TOLD = 20

/** Money in SQL as a person reads it. */
export const yuan = (fen: string): string => `printf('%.2f', (${fen}) / 100.0)`

/** Runs one check on the file as it is. */
export function runCheck(reader: Reader, { invariant, checked, broken }: Check): Finding {
  const found = reader.sqlite
    .prepare<[], { what: string; total: number }>(
      `select what, count(*) over () total from (${broken}) where what is not null limit ${TOLD}`,
    )
    .all()
  const count = reader.sqlite.prepare<[], { n: number }>(`select (${checked}) n`).get()
  return {
    invariant,
    checked: count?.n ?? 0,
    violations: found.map(({ what }) => what),
    violationCount: found[0]?.total ?? 0,
  }
}
