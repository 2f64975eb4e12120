import type { BankHeader } from './bank-headers'
import { accountKey, payerKey } from './bank-words'
import { parseWords } from './codes'
import type { Grid } from './grid'

/** What tells the two sides of a transfer apart in a table that names payer and payee. */
export interface BankSides {
  /** Our accounts and names, as keys; empty in a table that only names the other side. */
  readonly ours: ReadonlySet<string>
  /** Whether the one column of amounts carries signs. */
  readonly isSigned: boolean
}

interface Party {
  readonly name: string | undefined
  readonly account: string | undefined
}

const FIELDS = {
  payer: { name: 'payerName', account: 'payerAccount' },
  payee: { name: 'payeeName', account: 'payeeAccount' },
} as const

const partyAt = (grid: Grid, header: BankHeader, row: number, side: keyof typeof FIELDS): Party => {
  const word = (field: 'payerName' | 'payerAccount' | 'payeeName' | 'payeeAccount') =>
    (header.columns.get(field) ?? []).flatMap((column) => parseWords(grid.seen(row, column)) ?? [])[0]
  return { name: word(FIELDS[side].name), account: word(FIELDS[side].account) }
}

const keysOf = ({ name, account }: Party): string[] =>
  [accountKey(account ?? ''), payerKey(name ?? '')].filter((key) => key !== '')

const namesBoth = (header: BankHeader): boolean =>
  (header.columns.has('payerName') || header.columns.has('payerAccount')) &&
  (header.columns.has('payeeName') || header.columns.has('payeeAccount'))

/** Which side is ours: the account in the titles, else whoever stands in every row on one side or the other. */
export function oursIn(grid: Grid, headers: readonly BankHeader[], account: string): BankSides {
  const rows = headers.flatMap((header, index) => {
    const last = (headers[index + 1]?.row ?? grid.height + 1) - 1
    return Array.from({ length: Math.max(0, last - header.bodyRow + 1) }, (_, at) => ({
      header,
      row: header.bodyRow + at,
    }))
  })
  const isSigned = rows.some(({ header, row }) =>
    (header.columns.get('amount') ?? []).some((column) =>
      /^\s*[-－−(]\s*[¥￥]?\s*\d/.test(grid.at(row, column)?.text ?? ''),
    ),
  )
  const counts = new Map<string, number>()
  let paired = 0
  for (const { header, row } of rows) {
    if (!namesBoth(header)) continue
    const keys = new Set([
      ...keysOf(partyAt(grid, header, row, 'payer')),
      ...keysOf(partyAt(grid, header, row, 'payee')),
    ])
    if (keys.size > 0) paired += 1
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const everywhere = [...counts].filter(([, count]) => count === paired && paired > 1).map(([key]) => key)
  return { ours: new Set(account === '' ? everywhere : [account, ...everywhere]), isSigned }
}

/** Who stands on the other side of a row and which way the money went, where the table names both sides; null where it does not. */
export function readSide(
  grid: Grid,
  header: BankHeader,
  row: number,
  { ours }: BankSides,
): { readonly direction: 1 | -1; readonly party: Party } | null {
  const payer = partyAt(grid, header, row, 'payer')
  const payee = partyAt(grid, header, row, 'payee')
  if (!namesBoth(header))
    return keysOf(payer).length > 0 && !header.columns.has('partyName') ? { direction: 1, party: payer } : null
  const isOurs = (party: Party) => keysOf(party).some((key) => ours.has(key))
  if (isOurs(payee)) return { direction: 1, party: payer }
  return isOurs(payer) ? { direction: -1, party: payee } : { direction: 1, party: payer }
}
