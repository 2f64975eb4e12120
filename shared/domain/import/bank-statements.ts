import type { BankLine, BankReading } from '../../schemas/bank-imports'
import type { Sheets } from '../../schemas/imports'
import { parseMoney } from './amounts'
import { type BankHeader, bankHeaders } from './bank-headers'
import { type BankSides, oursIn, readSide } from './bank-sides'
import { accountKey, bankDirection } from './bank-words'
import { parseWords } from './codes'
import { type DayContext, dayOrderOf, parseDay } from './days'
import { Grid, ProblemList } from './grid'
import { plainText } from './text'
import { isTotalLabel } from './total-words'

/** A row before it is known whether its money came or went. */
interface RawLine extends Omit<BankLine, 'amountFen'> {
  /** Signed where the columns or words say which way; else null and the bare amount. */
  readonly signedFen: number | null
  readonly bareFen: number
}

/**
 * Reads a bank's export of an account, whatever its layout: titles above and totals below are passed over, money in is positive. Which
 * way money went is told by its column, by a word, by its sign, by who paid whom, and else by the running balance.
 */
export function readBankStatement(sheets: Sheets): BankReading {
  const list = new ProblemList()
  const found: { readonly grid: Grid; readonly headers: readonly BankHeader[] }[] = []
  for (const sheet of sheets) {
    const grid = new Grid(sheet, list)
    const headers = sheet.hidden ? [] : bankHeaders(grid)
    if (sheet.hidden && grid.height > 0) grid.warn(0, 0, 'sheetHidden')
    else found.push({ grid, headers })
  }
  const readable = found.filter(({ headers }) => headers.length > 0)
  for (const { grid, headers } of found)
    if (headers.length === 0 && grid.width > 0) grid[readable.length > 0 ? 'warn' : 'error'](1, 0, 'sheetUnrecognised')
  const account =
    found.map(({ grid, headers }) => accountIn(grid, headers[0]?.row ?? 1)).find((one) => one !== '') ?? ''
  const lines = readable.flatMap(({ grid, headers }) => {
    const sides = oursIn(grid, headers, account)
    const raw = headers.flatMap((header, index) =>
      readRows(grid, header, (headers[index + 1]?.row ?? grid.height + 1) - 1, sides),
    )
    return signedByBalance(grid, raw)
  })
  return { account, lines, problems: list.problems }
}

/** Our own account in the titles: behind its label, in the same cell or the next one. */
function accountIn(grid: Grid, headerRow: number): string {
  for (let row = 1; row < headerRow; row += 1) {
    const texts = grid.row(row).flatMap((cell) => (cell === null ? [] : [plainText(cell.text)]))
    const written = /(?:账号|帐号|卡号|账户(?:号码)?|account(?:\s*(?:no|number))?)\W{0,3}([\d][\d\s-]{6,})/i.exec(
      texts.join(' '),
    )
    const key = accountKey(written?.[1] ?? '')
    if (key !== '') return key
  }
  return ''
}

function readRows(grid: Grid, header: BankHeader, lastRow: number, sides: BankSides): readonly RawLine[] {
  const dateColumn = header.columns.get('date')?.[0] ?? 0
  const texts: string[] = []
  for (let row = header.bodyRow; row <= lastRow; row += 1) texts.push(grid.at(row, dateColumn)?.text ?? '')
  const days: DayContext = { order: dayOrderOf(texts, grid.at(header.row, dateColumn)?.text ?? '') }
  const lines: RawLine[] = []
  for (let row = header.bodyRow; row <= lastRow; row += 1) {
    const line = readRow(grid, header, row, { days, sides })
    if (line !== null) lines.push(line)
  }
  return lines
}

const isTotal = (grid: Grid, row: number): boolean =>
  grid.row(row).some((cell) => cell?.kind === 'text' && isTotalLabel(cell.value))

function readRow(
  grid: Grid,
  header: BankHeader,
  row: number,
  { days, sides }: { readonly days: DayContext; readonly sides: BankSides },
): RawLine | null {
  if (!grid.row(row).some((cell) => cell !== null) || isTotal(grid, row)) return null
  const dateColumn = header.columns.get('date')?.[0] ?? 0
  const parsed = parseDay(grid.seen(row, dateColumn), days)
  // A line has a day; below the last one banks write counts, sums and who printed it.
  const hasMoney = moneyColumns(header).some((column) => {
    const money = parseMoney(grid.at(row, column))
    return money.ok && money.value !== null
  })
  if (!parsed.ok || parsed.value === null) {
    if (!parsed.ok && hasMoney) grid.error(row, dateColumn, parsed.code, parsed.params)
    return null
  }
  const money = moneyOf(grid, header, row, sides)
  if (money === null) return null
  const words = (...fields: readonly Parameters<typeof wordsOf>[3][]) =>
    fields.flatMap((field) => wordsOf(grid, header, row, field)).filter((word, at, all) => all.indexOf(word) === at)
  const side = readSide(grid, header, row, sides)
  const party = side === null ? { name: words('partyName')[0], account: words('partyAccount')[0] } : side.party
  return {
    ...{ sheet: grid.name, row, column: money.column, date: parsed.value },
    signedFen: money.signedFen ?? (side === null ? null : side.direction * Math.abs(money.bareFen)),
    bareFen: money.bareFen,
    balanceFen: moneyAt(grid, header, row, 'balance')?.fen ?? null,
    payerName: party.name ?? '',
    payerAccount: accountKey(party.account ?? ''),
    serial: words('serial')[0] ?? '',
    text: words('summary', 'note').join(' '),
  }
}

const moneyColumns = (header: BankHeader): readonly number[] =>
  (['income', 'outgo', 'amount'] as const).flatMap((field) => header.columns.get(field) ?? [])

const wordsOf = (
  grid: Grid,
  header: BankHeader,
  row: number,
  field: 'partyName' | 'partyAccount' | 'serial' | 'summary' | 'note' | 'direction',
): string[] => (header.columns.get(field) ?? []).flatMap((column) => parseWords(grid.seen(row, column)) ?? [])

function moneyAt(grid: Grid, header: BankHeader, row: number, field: 'income' | 'outgo' | 'amount' | 'balance') {
  const severity = field === 'balance' ? 'warning' : 'error'
  for (const column of header.columns.get(field) ?? []) {
    const cell = grid.calculated(row, column, severity)
    // Banks write a dash where there is nothing.
    if (cell?.kind === 'text' && /^[-—–/\s]*$/.test(cell.value)) continue
    const fen = grid.take(row, column, parseMoney(cell), severity)
    if (fen !== null && (fen !== 0 || field === 'balance')) return { fen, column }
  }
  return null
}

/** A row's money: two columns say which way by themselves, one says it by its sign or by the word beside it. */
function moneyOf(grid: Grid, header: BankHeader, row: number, sides: BankSides) {
  const income = moneyAt(grid, header, row, 'income')
  const outgo = moneyAt(grid, header, row, 'outgo')
  if (income !== null) return { column: income.column, signedFen: income.fen, bareFen: income.fen }
  // Some banks write what went out with a minus already.
  if (outgo !== null) return { column: outgo.column, signedFen: 0 - Math.abs(outgo.fen), bareFen: outgo.fen }
  const amount = moneyAt(grid, header, row, 'amount')
  if (amount === null) return null
  const { fen, column } = amount
  const direction = wordsOf(grid, header, row, 'direction').flatMap((word) => bankDirection(word) ?? [])[0]
  if (direction !== undefined) return { column, signedFen: direction * Math.abs(fen), bareFen: fen }
  return { column, signedFen: sides.isSigned ? fen : null, bareFen: fen }
}

/**
 * Gives lines without a direction the one their balances tell; where balances say nothing they are money in, and that is noted. Stated
 * balances that do not follow from the lines are noted once, because then something is missing between them.
 */
function signedByBalance(grid: Grid, raw: readonly RawLine[]): readonly BankLine[] {
  const isBackwards = (raw[0]?.date ?? '') > (raw.at(-1)?.date ?? '') || runsBackwards(raw)
  const inTime = isBackwards ? raw.toReversed() : raw
  let before: number | null = null
  let isTold = false
  const signed = inTime.map(({ signedFen, bareFen, ...line }): BankLine => {
    const change = before === null || line.balanceFen === null ? null : line.balanceFen - before
    const byBalance = change !== null && Math.abs(change) === Math.abs(bareFen) ? change : null
    if (signedFen === null && byBalance === null && !isTold) {
      grid.warn(line.row, line.column, 'bankDirectionAssumed')
      isTold = true
    }
    const amountFen = signedFen ?? byBalance ?? bareFen
    if (change !== null && change !== amountFen && !isTold) {
      grid.warn(line.row, line.column, 'balanceDisagrees', {
        ...{ of: 'amountFen', stated: line.balanceFen, computed: (before ?? 0) + amountFen },
      })
      isTold = true
    }
    before = line.balanceFen
    return { ...line, amountFen }
  })
  return isBackwards ? signed.toReversed() : signed
}

/** Within one day only the balances can tell whether a list runs from the newest to the oldest. */
function runsBackwards(raw: readonly RawLine[]): boolean {
  const votes = raw.slice(1).reduce((sum, line, index) => {
    const above = raw[index]
    if (above === undefined || above.balanceFen === null || line.balanceFen === null) return sum
    const change = line.balanceFen - above.balanceFen
    if (change === (line.signedFen ?? Number.NaN)) return sum + 1
    return change === 0 - (above.signedFen ?? Number.NaN) ? sum - 1 : sum
  }, 0)
  return votes < 0
}
