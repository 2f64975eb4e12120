/** Integer arithmetic that must stay exact: beyond 2^53 a number silently loses fen, so it throws RangeError instead. */
export const exactInteger = (value: number, what: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} is not an exact integer: ${value}`)
  return value === 0 ? 0 : value
}

/**
 * A share of an amount in basis points, rounded half away from zero, so that a credit inverts its charge to the fen.
 * Whole ten-thousands are multiplied apart from the rest, because amount × rate can pass 2^53 long before the result does.
 */
export const rateOfFen = (amountFen: number, rateBp: number): number => {
  exactInteger(amountFen, 'amount')
  exactInteger(rateBp, 'rate')
  const sign = Math.sign(amountFen) * Math.sign(rateBp)
  const amount = Math.abs(amountFen)
  const rate = Math.abs(rateBp)
  const rest = exactInteger((amount % 10_000) * rate + 5_000, 'rate of an amount')
  return exactInteger(sign * (Math.floor(amount / 10_000) * rate + Math.floor(rest / 10_000)), 'rate of an amount')
}

/** What rate an amount is of another one, in basis points, rounded half away from zero; nothing of nothing is nothing. */
export const rateBetween = (amountFen: number, ofFen: number): number => {
  if (ofFen === 0) return 0
  const sign = Math.sign(amountFen) * Math.sign(ofFen)
  const [amount, of] = [Math.abs(exactInteger(amountFen, 'amount')), Math.abs(exactInteger(ofFen, 'amount'))]
  const whole = Math.floor(amount / of)
  const rest = exactInteger((amount % of) * 20_000 + of, 'rate between amounts')
  return exactInteger(sign * (whole * 10_000 + Math.floor(rest / (2 * of))), 'rate between amounts')
}

/** The net price of one piece in fen: the tag price at a rate, rounded per piece before any multiplication. */
export const netPriceFen = (tagPriceFen: number, rateBp: number): number => rateOfFen(tagPriceFen, rateBp)

/** The amount of a line in fen; the price is already whole, so a return of the same pieces is its exact inverse. */
export const lineAmountFen = (quantity: number, priceFen: number): number =>
  exactInteger(exactInteger(quantity, 'quantity') * exactInteger(priceFen, 'price'), 'line amount')

/** A sum that refuses to lose a fen. */
export const sumOf = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total = exactInteger(total + value, 'sum')
  return total
}

interface Share {
  readonly index: number
  readonly whole: number
  /** What the floor cut off, as a numerator over the sum of the weights; comparable between the shares of one split. */
  readonly rest: number
}

const exactShare = (total: number, weight: number, weightSum: number): Omit<Share, 'index'> => {
  const product = total * weight
  if (Number.isSafeInteger(product)) return { whole: Math.floor(product / weightSum), rest: product % weightSum }
  const exact = BigInt(total) * BigInt(weight)
  const divisor = BigInt(weightSum)
  return { whole: Number(exact / divisor), rest: Number(exact % divisor) }
}

/**
 * Splits a whole total over weights so that the parts add up exactly; the units the floors leave go to the largest remainders.
 * Ties go to the lower `tieRanks` entry (when given), then to the earlier weight. Weights of zero get nothing unless all are zero,
 * in which case the total is split evenly. A negative total is the mirror of the positive one. RangeError: no weights, or a negative one.
 */
export const distributeByLargestRemainder = (
  total: number,
  weights: readonly number[],
  tieRanks: readonly number[] = [],
): number[] => {
  exactInteger(total, 'total')
  if (weights.some((weight) => exactInteger(weight, 'weight') < 0)) throw new RangeError('a weight is negative')
  if (weights.length === 0) {
    if (total === 0) return []
    throw new RangeError('nothing to distribute over')
  }
  const weightSum = sumOf(weights)
  if (weightSum === 0) {
    const even = weights.map(() => 1)
    return distributeByLargestRemainder(total, even, tieRanks)
  }
  const sign = Math.sign(total)
  const shares = weights.map((weight, index) => ({ index, ...exactShare(Math.abs(total), weight, weightSum) }))
  const left = Math.abs(total) - sumOf(shares.map((share) => share.whole))
  const rank = (index: number) => tieRanks[index] ?? 0
  const order = shares.toSorted((a, b) => b.rest - a.rest || rank(a.index) - rank(b.index) || a.index - b.index)
  const parts = shares.map((share) => share.whole)
  for (const share of order.slice(0, left)) parts[share.index] = share.whole + 1
  return parts.map((part) => (part === 0 ? 0 : sign * part))
}

const GROUPED = /^\d{1,3}([, ])\d{3}(?:\1\d{3})*$/
const SHAPE = /^(\()?([+-]?)[¥$]?([+-]?)([\d, ]*)(?:\.(\d*))?(?:元|圆)?(\))?$/

const wholeDigits = (text: string): string | null => {
  if (/^\d*$/.test(text)) return text
  return GROUPED.test(text) ? text.replaceAll(/[, ]/g, '') : null
}

/**
 * Reads what a person or a workbook wrote as yuan into fen, or null when it is not exactly an amount: full-width characters,
 * ¥, 元, well-formed thousands separators and (1,234.00) for a negative are read; a third decimal, 1,23 or 1e3 are refused, because
 * an importer must never turn a bad amount into another amount.
 */
export const parseYuan = (text: string): number | null => {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[−–﹣]/g, '-')
    .trim()
  const found = SHAPE.exec(plain)
  if (!found) return null
  const [, open, signBefore = '', signAfter = '', grouped = '', decimals = '', close] = found
  const whole = wholeDigits(grouped.trim())
  const signs = signBefore + signAfter
  if (whole === null || whole + decimals === '' || signs.length > 1) return null
  if (Boolean(open) !== Boolean(close) || (open && signs !== '')) return null
  if (!/^\d{0,2}0*$/.test(decimals)) return null
  const fen = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'))
  if (!Number.isSafeInteger(fen)) return null
  return fen === 0 ? 0 : (open || signs === '-' ? -1 : 1) * fen
}

/** Fen from a workbook's number of yuan: rounds half away from zero after dropping the noise a binary fraction carries; null beyond exact range. */
export const fenFromYuan = (yuan: number): number | null => {
  const fen = Math.round(Number((Math.abs(yuan) * 100).toPrecision(15)))
  if (!Number.isSafeInteger(fen)) return null
  return fen === 0 ? 0 : Math.sign(yuan) * fen
}

/** Yuan with two decimals and thousands separators, the same on every machine because no locale data is asked. */
export const formatYuan = (fen: number): string => {
  const digits = String(Math.abs(exactInteger(fen, 'amount'))).padStart(3, '0')
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}
