import type { Cell } from '../../schemas/imports'
import { isBlankText } from './decimals'
import { type Parsed, read, refused } from './parsed'
import { plainText } from './text'

/** How a column orders its days; the year comes first only where it has two digits, four need no telling. */
export type DayOrder = 'dayFirst' | 'monthFirst' | 'yearFirst'

/** What helps to read a day that is not complete: the year of the document, and how its column orders day and month. */
export interface DayContext {
  readonly year?: number | undefined
  readonly order?: DayOrder | undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TIME = /[t\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm)?\s*(?:z|[+-]\d{2}:?\d{2})?$/i
const HALF = /\s*(?:上午|下午|中午|晚上|早上)$/
const CHINESE_DIGITS = '〇一二三四五六七八九'
const WEEKDAY = /\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$|^(?:mon|tues?|wed|thurs?|fri|sat|sun)[a-z]*\.?,?\s+/i

/** The day of a spreadsheet's serial number (1900 system), as `YYYY-MM-DD`. */
export function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial + 1e-6) * 86_400_000).toISOString().slice(0, 10)
}

/** Reads a day in any form people write; a missing year or an order that cannot be known is refused rather than assumed. */
export function parseDay(cell: Cell | null, context: DayContext = {}): Parsed<string> {
  if (cell === null) return read<string>(null)
  if (cell.kind === 'date') return read(cell.value)
  if (cell.kind === 'number') return dayOfNumber(cell.value, cell.text)
  if (cell.kind === 'error') return refused('cellError', cell.text)
  if (cell.kind === 'formula') return refused('notCalculated', cell.text)
  if (cell.kind !== 'text') return refused('notADate', cell.text)
  if (isBlankText(cell.value)) return read<string>(null)
  return dayOfText(cell.value, context)
}

/** 二〇二四年三月十五日 in figures. */
function arabic(text: string): string {
  if (!/^[〇零○一二三四五六七八九十]+年/.test(text)) return text
  const single = (digit: string) => CHINESE_DIGITS.indexOf(digit.replace(/[零○]/, '〇'))
  return text.replace(/([〇零○一二三四五六七八九十]+)(?=[年月日号])/g, (_, digits: string) => {
    const tens = /^([一二三]?)十([一二三四五六七八九]?)$/.exec(digits)
    if (!tens) return [...digits].map(single).join('')
    return String((tens[1] ? single(tens[1]) : 1) * 10 + (tens[2] ? single(tens[2]) : 0))
  })
}

/** Reads a day from words, under the same rules. */
export function dayOfText(written: string, context: DayContext = {}): Parsed<string> {
  const text = arabic(plainText(written)).replace(TIME, '').replace(HALF, '').replace(WEEKDAY, '').trim()
  const chinese = /^(?:(\d{4}|\d{2})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text)
  if (chinese) return fromParts(yearOf(chinese[1], context), Number(chinese[2]), Number(chinese[3]), written)
  if (/^\d+$/.test(text)) return dayOfNumber(Number(text), written)
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(text)
  if (yearFirst) return fromParts(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), written)
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (yearLast)
    return dayAndMonth(Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4]), {
      written,
      order: context.order ?? (yearLast[2] === '.' ? 'dayFirst' : undefined),
    })
  // A year has two digits at least, so a single last digit is the day.
  const yearLed = /^(\d{2})([-/.])(\d{1,2})\2(\d)$/.exec(text)
  if (yearLed) return fromParts(2000 + Number(yearLed[1]), Number(yearLed[3]), Number(yearLed[4]), written)
  const short = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2})$/.exec(text)
  if (short) return shortYear([Number(short[1]), Number(short[3]), Number(short[4])], context, written)
  const bare = /^(\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (bare) return fromParts(context.year, Number(bare[1]), Number(bare[2]), written)
  return englishDay(text, context, written)
}

/**
 * The same where a missing year may be found: it is the last one in which the day is not beyond the next month, because a document is
 * seldom dated ahead. `assumed` says that it was found so, for the reader to tell it.
 */
export function parseDayNear(
  cell: Cell | null,
  context: DayContext,
  today: string | undefined,
): { readonly parsed: Parsed<string>; readonly assumed: boolean } {
  const bare = parseDay(cell, { order: context.order })
  if (bare.ok || bare.code !== 'dateYearMissing' || today === undefined)
    return { parsed: parseDay(cell, context), assumed: false }
  const year = Number(today.slice(0, 4))
  const readings = [year + 1, year, year - 1].map((each) => parseDay(cell, { ...context, year: each }))
  const latest = readings.find(
    (reading) => reading.ok && reading.value !== null && Date.parse(reading.value) <= Date.parse(today) + MONTH,
  )
  return latest ? { parsed: latest, assumed: true } : { parsed: parseDay(cell, context), assumed: false }
}

const MONTH = 31 * 86_400_000

/** How a column of days orders them, when its header says so or at least one of them can only be read one way. */
export function dayOrderOf(written: Iterable<string>, header = ''): DayOrder | undefined {
  const texts = [...written]
  if (/dd?\W?mm?\W?yy/i.test(header)) return 'dayFirst'
  if (/mm?\W?dd?\W?yy/i.test(header)) return 'monthFirst'
  return orderOfLong(texts) ?? orderOfShort(texts)
}

/** `22.4.5`, `22.4.18`: the part that never changes is the year; fewer than three different days say nothing. */
function orderOfShort(texts: readonly string[]): DayOrder | undefined {
  const found = texts.flatMap((text) => {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plainText(text))
    return match ? [match] : []
  })
  const different = (part: number) => new Set(found.map((match) => Number(match[part]))).size
  if (new Set(found.map(([text]) => text)).size < 3) return undefined
  if (different(1) === 1 && different(3) > 1) return 'yearFirst'
  if (different(3) > 1 || different(1) === 1) return undefined
  if (found.some((match) => Number(match[1]) > 12)) return 'dayFirst'
  return found.some((match) => Number(match[2]) > 12) ? 'monthFirst' : undefined
}

function orderOfLong(texts: readonly string[]): DayOrder | undefined {
  for (const text of texts) {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b/.exec(plainText(text))
    if (!match) continue
    if (Number(match[1]) > 12) return 'dayFirst'
    if (Number(match[2]) > 12) return 'monthFirst'
  }
  return undefined
}

function dayOfNumber(value: number, text: string): Parsed<string> {
  if (value >= 20_000 && value < 80_000) return read(dayOfSerial(value))
  if (!Number.isInteger(value)) return refused('notADate', text)
  if (value >= 19_000_000 && value < 22_000_000) {
    return fromParts(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100, text)
  }
  if (value >= 100_101 && value <= 991_231) {
    const month = value % 100
    const year = Math.floor(value / 100)
    if (year >= 1990 && year < 2100 && month >= 1 && month <= 12) return refused('dateAmbiguous', text)
    return fromParts(2000 + Math.floor(value / 10_000), year % 100, month, text)
  }
  return refused('notADate', text)
}

function fromParts(year: number | undefined, month: number, day: number, text: string): Parsed<string> {
  if (month < 1 || month > 12 || day < 1 || day > 31) return refused('notADate', text)
  if (year === undefined) return refused('dateYearMissing', text)
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const real = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(iso) ? read(iso) : refused('notADate', text)
}

function dayAndMonth(
  first: number,
  second: number,
  year: number,
  how: { readonly written: string; readonly order: DayContext['order'] },
): Parsed<string> {
  if (first > 12 || (how.order === 'dayFirst' && second <= 12)) return fromParts(year, second, first, how.written)
  if (second > 12 || how.order === 'monthFirst' || first === second) return fromParts(year, first, second, how.written)
  return refused('dateAmbiguous', how.written)
}

/** `22.8.15`: the reading whose year is the document's, when exactly one is; without a year, the Chinese order if nothing else can be. */
function shortYear(parts: readonly [number, number, number], context: DayContext, written: string): Parsed<string> {
  const [a, b, c] = parts
  if (context.order === 'yearFirst') return fromParts(2000 + a, b, c, written)
  const readings = [
    fromParts(2000 + a, b, c, written),
    ...(context.order === 'monthFirst' ? [] : [fromParts(2000 + c, b, a, written)]),
    ...(context.order === 'dayFirst' ? [] : [fromParts(2000 + c, a, b, written)]),
  ]
  const days = new Set(readings.flatMap((reading) => (reading.ok && reading.value ? [reading.value] : [])))
  const within = (years: number) =>
    [...days].filter((day) => context.year === undefined || Math.abs(Number(day.slice(0, 4)) - context.year) <= years)
  for (const near of [within(1), within(3)]) {
    const [only] = near
    if (only !== undefined && near.length === 1) return read(only)
    if (near.length > 1) break
  }
  return refused(days.size === 0 ? 'notADate' : 'dateAmbiguous', written)
}

function englishDay(text: string, context: DayContext, written: string): Parsed<string> {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]*([a-z]{3,9})\.?(?:[\s,-]+(\d{4}|\d{2}))?$/i.exec(text)
  const monthFirst = /^([a-z]{3,9})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,-]+(\d{4}|\d{2}))?$/i.exec(text)
  const name = dayFirst?.[2] ?? monthFirst?.[1]
  if (name === undefined) return refused('notADate', written)
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  if (month === 0) return refused('notADate', written)
  return fromParts(
    yearOf(dayFirst?.[3] ?? monthFirst?.[3], context),
    month,
    Number(dayFirst?.[1] ?? monthFirst?.[2]),
    written,
  )
}

function yearOf(text: string | undefined, context: DayContext): number | undefined {
  if (text === undefined) return context.year
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}
