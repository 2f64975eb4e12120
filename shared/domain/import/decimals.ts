import { plainText } from './text'

/** An exact decimal: `digits` × 10^−`scale`, negative or not; text never passes through a float. */
export interface Decimal {
  readonly negative: boolean
  readonly digits: string
  readonly scale: number
}

const BLANK = /^(?:[-‐-―−/\\]*|无|空|n\/?a|nil|null)$/i
const CURRENCY = /(?:人民币|rmb|cny|usd|eur|gbp|hkd|[¥￥$€£])/gi
const MINUS = /[‐-―−]/g
const SPACES = /(?<=\d)[\s'’](?=\d{3}(?:\D|$))/g

/** Whether a cell's text stands for nothing: empty, a dash, 无. */
export function isBlankText(text: string): boolean {
  return text === '' || BLANK.test(plainText(text))
}

/**
 * Reads a number people typed: full-width digits, currency signs, thousands separators, (12.00) and 12.00- as negatives.
 * A comma is a decimal point only where it cannot be a separator (`1.234,56`, `12,5`); null for anything doubtful (`1,23,4`), also for `1E+5`.
 */
export function readDecimal(text: string, units: RegExp): Decimal | null {
  let rest = plainText(text).replace(CURRENCY, '').replace(MINUS, '-').trim()
  rest = rest.replace(units, '').trim()
  const bracketed = /^\((.*)\)$/.exec(rest)
  let negative = bracketed !== null
  if (bracketed) rest = (bracketed[1] ?? '').trim()
  const sign = /^([+-])\s*(.*)$/.exec(rest) ?? /^(.*?)\s*(-)$/.exec(rest)
  if (sign) {
    if (negative) return null
    negative = sign[1] === '-' || sign[2] === '-'
    rest = (sign[1] === '+' || sign[1] === '-' ? sign[2] : sign[1]) ?? ''
  }
  const plain = plainDigits(rest.trim().replace(SPACES, ''))
  if (plain === null) return null
  const [whole = '', fraction = ''] = plain.split('.')
  return { negative, digits: `${whole}${fraction}`.replace(/^0+(?=\d)/, ''), scale: fraction.length }
}

function plainDigits(text: string): string | null {
  if (/^\d+(?:\.\d*)?$/.test(text) || /^\.\d+$/.test(text)) return text
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '')
  if (/^[1-9]\d{0,3}(?:,\d{4})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '')
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return text.replaceAll('.', '').replace(',', '.')
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '')
  if (/^\d+,\d{1,2}$/.test(text)) return text.replace(',', '.')
  return null
}

/** The decimal counted in units of 10^−`scale`, rounded only where the rest is float noise (under 10^−6 of a yuan); else null. */
export function scaledInteger(decimal: Decimal, scale: number): number | null {
  const { digits } = decimal
  let value: number
  if (decimal.scale <= scale) value = Number(`${digits}${'0'.repeat(scale - decimal.scale)}`)
  else {
    const cut = decimal.scale - scale
    const padded = digits.padStart(decimal.scale + 1, '0')
    const rest = Number(`0.${padded.slice(padded.length - cut)}`)
    value = Number(padded.slice(0, padded.length - cut) || '0')
    if (rest > 1 - NOISE) value += 1
    else if (rest > NOISE) return null
  }
  if (!Number.isSafeInteger(value)) return null
  return decimal.negative && value !== 0 ? -value : value
}

/** A float counted in units of 10^−`scale` under the same rule, e.g. 983.5700000000001 is 98357 fen; null when it is finer. */
export function scaledFloat(value: number, scale: number): number | null {
  const scaled = Number(`${value}e${scale}`)
  const near = Number.isNaN(scaled) ? Math.round(value * 10 ** scale) : Math.round(scaled)
  const exact = Number.isNaN(scaled) ? value * 10 ** scale : scaled
  if (!Number.isSafeInteger(near) || Math.abs(exact - near) > NOISE) return null
  return near === 0 ? 0 : near
}

const NOISE = 1e-4
