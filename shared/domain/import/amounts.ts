import type { Cell } from '../../schemas/imports'
import { isBlankText, readDecimal, scaledFloat, scaledInteger } from './decimals'
import { type Parsed, read, refused } from './parsed'
import { plainText } from './text'

/** Largest quantity one cell may hold; anything above is a code or a price in the wrong column. */
export const LARGEST_QUANTITY = 999_999

const PIECES = /\s*(?:件|双|条|套|个|只|顶|pcs?\.?|pieces?|units?|prs?|pairs?|sets?)$/i
const YUAN = /\s*(?:元整?|圆整?|块)$/
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+]?\d+$/i

/** The number in a cell before its meaning is known: null for blank, `text` when the words must be read. */
function numberOf(cell: Cell | null): { readonly number: number } | { readonly text: string } | null {
  if (cell === null) return null
  if (cell.kind === 'number') return { number: cell.value }
  if (cell.kind === 'text') return isBlankText(cell.value) ? null : { text: cell.value }
  return { text: cell.text }
}

function unreadable(cell: Cell, otherwise: 'notAQuantity' | 'notAnAmount' | 'notARate') {
  if (cell.kind === 'error') return refused('cellError', cell.text)
  if (cell.kind === 'formula') return refused('notCalculated', cell.text)
  if (cell.kind === 'text' && SCIENTIFIC.test(plainText(cell.value))) return refused('numberDamaged', cell.text)
  return refused(otherwise, cell.text)
}

/** Reads pieces: a whole number of either sign, `12件` and `１２` included; fractions, words and dates are refused, never rounded. */
export function parseQuantity(cell: Cell | null): Parsed<number> {
  const found = numberOf(cell)
  if (cell === null || found === null) return read<number>(null)
  let value: number | null
  if ('number' in found) value = scaledFloat(found.number, 0)
  else {
    const decimal = cell.kind === 'text' ? readDecimal(found.text, PIECES) : null
    if (decimal === null) return unreadable(cell, 'notAQuantity')
    value = scaledInteger(decimal, 0)
  }
  if (value === null) return refused('quantityNotWhole', cell.text)
  if (Math.abs(value) > LARGEST_QUANTITY) return refused('quantityTooLarge', cell.text)
  return read(value)
}

/**
 * Reads money as fen from a cell in yuan (or already in fen, or in 万元). A float is taken as the fen it lies on within 10^−6 yuan;
 * anything finer is refused rather than rounded, because the file means something else.
 */
export function parseMoney(cell: Cell | null, unit: 'yuan' | 'fen' | 'tenThousand' = 'yuan'): Parsed<number> {
  const found = numberOf(cell)
  if (cell === null || found === null) return read<number>(null)
  const scale = SCALES[unit]
  let value: number | null
  if ('number' in found) value = scaledFloat(found.number, scale)
  else {
    const tenThousand = unit !== 'fen' && /万元?$/.test(plainText(found.text))
    const text = tenThousand ? plainText(found.text).replace(/万元?$/, '') : found.text
    const decimal = cell.kind === 'text' ? readDecimal(text, YUAN) : null
    if (decimal === null) return unreadable(cell, 'notAnAmount')
    value = scaledInteger(decimal, tenThousand ? SCALES.tenThousand : scale)
  }
  return value === null ? refused('amountTooFine', cell.text) : read(value)
}

const SCALES = { fen: 0, yuan: 2, tenThousand: 6 } as const

/** How a rate column counts, when its header says so. */
export type RateUnit = 'bp' | 'percent' | 'tenths'

/**
 * Reads the share of the tag price as basis points: 48, 48%, 0.48, 4.8折, 48折, 4800bp are all 4800. Between 1 and 10 a bare number
 * is 折 unless the header says percent; above 100 it needs a unit. Finer than a basis point is refused.
 */
export function parseRate(cell: Cell | null, unit?: RateUnit): Parsed<number> {
  if (cell === null || (cell.kind === 'text' && isBlankText(cell.value))) return read<number>(null)
  if (cell.kind === 'number') return rateOf(cell.value, unit, cell.text)
  if (cell.kind !== 'text') return unreadable(cell, 'notARate')
  const text = plainText(cell.value)
    .toLowerCase()
    .replace(/^[一二三四五六七八九](?:[一二三四五六七八九五]|点[一二三四五六七八九])?(?=折)/, tenthsInWords)
  if (/^(?:全价|原价|不打折|无折扣|正价)$/.test(text)) return read(10_000)
  const match = /^([\d.,]+)\s*(%|折|bps?|‱|‰)?$/.exec(text)
  const decimal = match ? readDecimal(match[1] ?? '', /$^/) : null
  if (!match || decimal === null) return unreadable(cell, 'notARate')
  const value = Number(decimal.digits) / 10 ** decimal.scale
  switch (match[2]) {
    case '%':
      return rateOf(value <= 1 ? value / 100 : value, 'percent', cell.text)
    case '折':
      return rateOf(value > 10 ? value / 10 : value, 'tenths', cell.text)
    case 'bp':
    case 'bps':
    case '‱':
      return rateOf(value, 'bp', cell.text)
    case '‰':
      return rateOf(value / 10, 'percent', cell.text)
    default:
      return rateOf(value, unit, cell.text)
  }
}

/** 四五折 and 四点五折 are 4.5折. */
function tenthsInWords(words: string): string {
  const [whole = '', part = ''] = [...words.replace('点', '')].map((digit) => '零一二三四五六七八九'.indexOf(digit))
  return part === '' ? String(whole) : `${whole}.${part}`
}

const RATE_SCALE = { bp: 0, percent: 2, tenths: 3, share: 4 } as const

function rateOf(value: number, unit: RateUnit | undefined, text: string): Parsed<number> {
  if (value < 0) return refused('notARate', text)
  let kind: keyof typeof RATE_SCALE
  if (unit === 'bp') kind = 'bp'
  else if (value <= 1) kind = 'share'
  else if (unit) kind = unit === 'tenths' && value > 10 ? 'percent' : unit
  else if (value <= 10) kind = 'tenths'
  else if (value <= 100) kind = 'percent'
  else return refused('rateAmbiguous', text)
  const bp = scaledFloat(value, RATE_SCALE[kind])
  if (bp === null) return refused('notARate', text)
  return bp > 10_000 ? refused('rateAmbiguous', text) : read(bp)
}
