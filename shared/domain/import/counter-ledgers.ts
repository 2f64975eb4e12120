import type { CounterLedgerReading, CounterLine, Sheets, StatedBalance, StatedTotal } from '../../schemas/imports'
import { parseMoney } from './amounts'
import { dayOfText } from './days'
import { Grid, ProblemList } from './grid'
import { type LedgerEntry, ledgerHeaders, readEntries } from './ledger-entries'
import { changeByBalance, findSigns, type Signs, signedAmount, signedBalance } from './ledger-signs'
import { balanceWord, type LearnedKinds, referenceKey } from './ledger-words'
import { plainText } from './text'

/** What reading a book is told: the day, for dates without a year where the book's own period does not say. */
export interface CounterLedgerContext {
  readonly today?: string
  /** What the file is called; people write the year there. */
  readonly fileName?: string
  /** What this keeper's own words were found to mean before. */
  readonly learned?: LearnedKinds
}

interface Titles {
  readonly titles: readonly string[]
  readonly period: CounterLedgerReading['period']
  readonly openingFen: number | null
  readonly closingFen: number | null
}

/**
 * Reads a distributor's own book of its dealings with us, whatever its layout, into our sign (+ they owe us more): opening, lines with
 * their dates (also outside the period), closing. Every balance and total the book states is checked against its lines.
 */
export function recogniseCounterLedger(sheets: Sheets, context: CounterLedgerContext = {}): CounterLedgerReading {
  const list = new ProblemList()
  const entries: LedgerEntry[] = []
  const found: Titles[] = []
  const unread: Grid[] = []
  for (const sheet of sheets) {
    const grid = new Grid(sheet, list)
    const headers = sheet.hidden ? [] : ledgerHeaders(grid)
    if (sheet.hidden && grid.height > 0) grid.warn(0, 0, 'sheetHidden')
    else if (headers.length === 0) unread.push(grid)
    const titles = readTitles(grid, headers[0]?.row ?? 1)
    found.push(titles)
    const year = yearOfBook([...titles.titles, sheet.name], found, context)
    headers.forEach((header, index) => {
      const lastRow = (headers[index + 1]?.row ?? grid.height + 1) - 1
      entries.push(...readEntries(grid, header, lastRow, { year, learned: context.learned ?? new Map() }))
    })
  }
  for (const grid of unread) if (grid.width > 0) grid[entries.length > 0 ? 'warn' : 'error'](1, 0, 'sheetUnrecognised')
  return assemble(entries, found, list)
}

/** The year of days that are written without one: of the period above them, of the words there, of the file's name, else today's. */
function yearOfBook(
  words: readonly string[],
  found: readonly Titles[],
  { today, fileName = '' }: CounterLedgerContext,
): number | undefined {
  const own = found.at(-1)?.period ?? null
  const period = own ?? found.find((titles) => titles.period !== null)?.period
  const year = period?.from.slice(0, 4) ?? yearIn(words) ?? yearIn([fileName, ...found.flatMap(({ titles }) => titles)])
  return year === undefined && today === undefined ? undefined : Number(year ?? today?.slice(0, 4))
}

/** A year that stands in words as one (2022年, 2022Q2, 2022-06), not as a part of a number. */
function yearIn(words: readonly string[]): string | undefined {
  for (const text of words) {
    const found = /(?<!\d)(20\d{2})(?=\s*(?:年|Q[1-4]|H[12]|[-_./]\s*\d{1,2}(?!\d)|$|[\s)）_-]))/i.exec(plainText(text))
    if (found?.[1] !== undefined) return found[1]
  }
  return undefined
}

/** The words above the table: names, the period, balances stated there. */
function readTitles(grid: Grid, headerRow: number): Titles {
  const titles: string[] = []
  const days: string[] = []
  const balances: { opening: number | null; closing: number | null } = { opening: null, closing: null }
  for (let row = 1; row < headerRow; row += 1) {
    grid.row(row).forEach((cell, index) => {
      if (cell === null) return
      const text = plainText(cell.text)
      if (cell.kind === 'text') titles.push(text)
      for (const part of text.match(/\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4}/g) ??
        []) {
        const day = dayOfText(part)
        if (day.ok && day.value !== null) days.push(day.value)
      }
      const word = balanceWord(text)
      if (word === null || word === 'pageTurn') return
      const inside = /[:：]\s*([^:：]*\d[^:：]*)$/.exec(text)?.[1]
      const beside =
        grid
          .row(row)
          .slice(index + 1)
          .find((other) => other !== null) ?? null
      const parsed = parseMoney(inside === undefined ? beside : { kind: 'text', value: inside, text: inside })
      if (parsed.ok && parsed.value !== null) balances[word] = parsed.value
    })
  }
  const [from, to] = [...days].sort().filter((_, index, all) => index === 0 || index === all.length - 1)
  const period = from !== undefined && to !== undefined ? { from, to } : null
  return { titles, period, openingFen: balances.opening, closingFen: balances.closing }
}

function assemble(entries: readonly LedgerEntry[], found: readonly Titles[], list: ProblemList): CounterLedgerReading {
  const signs = findSigns(entries)
  const changes = changeByBalance(entries, signs)
  const known = (pick: (titles: Titles) => number | null) => found.map(pick).find((value) => value !== null) ?? null
  const book = new Book(
    signs,
    changes,
    list,
    known((titles) => titles.openingFen),
  )
  for (const entry of entries) book.take(entry)
  const closingAbove = known((titles) => titles.closingFen)
  if (closingAbove !== null) book.close(signs.balance * closingAbove, entries.at(-1))
  return {
    titles: found.flatMap(({ titles }) => titles),
    period: found.find(({ period }) => period)?.period ?? null,
    openingFen: book.openingFen,
    openingStated: book.openingStated,
    closingFen: book.closingFen(),
    signConvention: book.lines.length > 0 ? signs.convention : null,
    lines: book.lines,
    balances: book.balances,
    totals: book.totals,
    problems: list.problems,
  }
}

/** Walks a book from its opening, keeping its balance as its lines give it beside the balances it states. */
class Book {
  readonly lines: CounterLine[] = []
  readonly balances: StatedBalance[] = []
  readonly totals: StatedTotal[] = []
  openingFen: number | null
  openingStated: boolean
  private sum = 0
  private stated: number | null = null
  private drift = 0
  private readonly sums = new Map<string, { section: number; whole: number }>()
  private readonly signs: Signs
  private readonly changes: ReadonlyMap<LedgerEntry, number>
  private readonly list: ProblemList

  constructor(signs: Signs, changes: ReadonlyMap<LedgerEntry, number>, list: ProblemList, opening: number | null) {
    this.signs = signs
    this.changes = changes
    this.list = list
    this.openingFen = opening === null ? null : signs.balance * opening
    this.openingStated = opening !== null
  }

  take(entry: LedgerEntry): void {
    if (entry.role === 'line') this.takeLine(entry)
    else if (entry.role === 'total') this.takeTotal(entry)
    else this.takeBalance(entry)
  }

  closingFen(): number | null {
    if (this.stated !== null) return this.stated
    return this.openingFen === null ? null : this.openingFen + this.sum
  }

  private takeLine(entry: LedgerEntry): void {
    // A row that moves the balance without an amount has it in a column whose heading says nothing to us.
    const change = this.changes.get(entry) ?? null
    const amountFen = entry.amounts.length === 0 ? (change ?? 0) : (signedAmount(entry, this.signs) ?? change)
    const { sheet, row, column, date, reference, text, kind, quantity } = entry
    if (amountFen === null) this.list.add({ sheet, row, column }, 'signUnknown', 'error', { text })
    if (entry.amounts.length === 0 && amountFen !== 0)
      this.list.add({ sheet, row, column }, 'valueMissing', 'warning', { field: 'amount', text })
    const fen = amountFen ?? entry.amounts.reduce((sum, amount) => sum + amount.fen, 0)
    for (const { column: at, fen: figure } of entry.amounts) {
      const sums = this.sums.get(`${sheet}:${at}`) ?? { section: 0, whole: 0 }
      this.sums.set(`${sheet}:${at}`, { section: sums.section + figure, whole: sums.whole + figure })
    }
    this.sum += fen
    if (entry.amounts.length > 0 || fen !== 0) {
      const referenceAsWritten = reference
      const trimmed = reference === null ? null : referenceKey(reference)
      this.lines.push({
        sheet,
        row,
        column,
        date,
        reference: trimmed,
        referenceAsWritten,
        text,
        kind,
        quantity,
        amountFen: fen,
      })
    }
    const balance = signedBalance(entry, this.signs)
    // A book may state its balance now and then only: from the last stated one on, its lines say the rest.
    if (balance === null && this.stated !== null) this.stated += fen
    if (balance === null) return
    if (this.openingFen === null) this.openingFen = balance - this.sum
    this.check(entry, balance)
  }

  private takeBalance(entry: LedgerEntry): void {
    const stated = this.statedBy(entry)
    if (stated === null) return
    if (this.openingFen === null && entry.role === 'opening' && this.lines.length === 0) {
      this.openingFen = stated
      this.openingStated = true
      this.stated = stated
      return
    }
    if (this.openingFen === null && entry.role === 'closing') this.openingFen = stated - this.sum
    this.check(entry, stated)
  }

  /** A balance row without a balance column writes its figure where amounts stand. */
  private statedBy(entry: LedgerEntry): number | null {
    const balance = signedBalance(entry, this.signs)
    if (balance !== null || entry.amounts.length === 0) return balance
    const plain = { ...this.signs, byKind: false, byDirection: false }
    const column = entry.amounts[0]
    if (entry.amounts.length === 1 && column && column.field !== 'debit' && column.field !== 'credit')
      return this.balanceInAmounts(entry, column)
    return signedAmount(entry, plain)
  }

  /** A balance among signed amounts has their sign, beside a direction that of its side. */
  private balanceInAmounts(entry: LedgerEntry, { field, fen }: LedgerEntry['amounts'][number]): number {
    const { byKind, byDirection, factors, balance } = this.signs
    if (byDirection && (entry.direction === 'debit' || entry.direction === 'credit'))
      return factors.amount * (entry.direction === 'credit' ? 1 : -1) * fen
    return (field === 'amount' && !byKind && !byDirection ? factors.amount : balance) * fen
  }

  /** One wrong figure is told once: later balances are compared with the difference already known. */
  private check(entry: LedgerEntry, statedFen: number): void {
    const { sheet, row, column } = entry
    const computedFen = (this.openingFen ?? 0) + this.sum
    const agrees = statedFen === computedFen
    this.balances.push({ sheet, row, statedFen, computedFen, agrees })
    if (statedFen - computedFen !== this.drift) {
      this.drift = statedFen - computedFen
      this.list.add({ sheet, row, column }, 'balanceDisagrees', 'warning', { statedFen, computedFen })
    }
    this.stated = statedFen
  }

  close(statedFen: number, last: LedgerEntry | undefined): void {
    if (last) this.check(last, statedFen)
  }

  private takeTotal(entry: LedgerEntry): void {
    const { sheet, row, text } = entry
    for (const { column, fen: stated } of entry.amounts) {
      const sums = this.sums.get(`${sheet}:${column}`) ?? { section: 0, whole: 0 }
      const agrees = stated === sums.section || stated === sums.whole
      const computed = agrees ? stated : sums.section
      this.totals.push({ sheet, row, column, label: text, of: 'amountFen', stated, computed, agrees })
      if (!agrees)
        this.list.add({ sheet, row, column }, 'totalDisagrees', 'warning', {
          label: text,
          of: 'amountFen',
          stated,
          computed,
        })
      this.sums.set(`${sheet}:${column}`, { ...sums, section: 0 })
    }
    const balance = signedBalance(entry, this.signs)
    if (balance !== null && this.openingFen !== null) this.check(entry, balance)
  }
}
