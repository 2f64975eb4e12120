import { distributeByLargestRemainder, exactInteger, sumOf } from './money'
import { compareText, firstDecided } from './ordering'

/** A size with how many pieces of it a pack or a ratio holds. */
export interface SizeParts {
  readonly size: string
  readonly parts: number
}

/** A size with pieces. */
export interface SizeQuantity {
  readonly size: string
  readonly quantity: number
}

/** Where a size stands: kind of run first, then up to three numbers within it. */
type SizeRank = readonly [kind: number, first: number, second: number, third: number]

const FREE_SIZES = new Set(['F', 'FREE', 'FREESIZE', 'ONESIZE', 'OS', 'O/S', '均码', '均', '-', ''])
const CHINESE_LETTERS = new Map([
  ['小码', -1],
  ['中码', 0],
  ['大码', 1],
  ['加大码', 2],
  ['小', -1],
  ['中', 0],
  ['大', 1],
  ['加大', 2],
])

const letterRank = (size: string): number | null => {
  const chinese = CHINESE_LETTERS.get(size)
  if (chinese !== undefined) return chinese
  if (size === 'M') return 0
  const found = /^(\d{0,2})(X*)([SL])$/.exec(size)
  if (!found) return null
  const [, count = '', crosses = '', letter] = found
  if (count !== '' && crosses.length !== 1) return null
  const extra = count === '' ? crosses.length : Number(count)
  return letter === 'S' ? -1 - extra : 1 + extra
}

const rankOf = (text: string): SizeRank => {
  const size = text.normalize('NFKC').trim().toUpperCase().replaceAll(/\s+/g, '')
  if (FREE_SIZES.has(size)) return [4, 0, 0, 0]
  const letter = letterRank(size)
  if (letter !== null) return [0, letter, 0, 0]
  const numbers = /^(\d+(?:\.\d+)?)(?:[/-](\d+(?:\.\d+)?))?([A-Z]?)$/.exec(size)
  if (!numbers) return [3, 0, 0, 0]
  const [, first = '', second, cup = ''] = numbers
  return [second === undefined ? 1 : 2, Number(first), Number(second ?? 0), cup === '' ? 0 : cup.charCodeAt(0)]
}

const compareRanks = (a: SizeRank, b: SizeRank): number =>
  firstDecided(a[0] - b[0], a[1] - b[1], a[2] - b[2], a[3] - b[3])

/** Orders sizes as a size chart prints them: letters XXS…10XL, numbers, body sizes such as 155/80A, other words, one-size last. */
export const compareSizes = (a: string, b: string): number =>
  firstDecided(compareRanks(rankOf(a), rankOf(b)), compareText(a, b))

/** The distinct sizes in chart order; ranks are worked out once a size, because a matrix asks for this on every keystroke. */
export const sizesInOrder = (sizes: Iterable<string>): string[] =>
  [...new Set(sizes)]
    .map((size) => ({ size, rank: rankOf(size) }))
    .toSorted((a, b) => firstDecided(compareRanks(a.rank, b.rank), compareText(a.size, b.size)))
    .map(({ size }) => size)

/**
 * Spreads a total over a size ratio (尺码配比); what the whole shares leave goes to the largest remainders, core sizes first among equals,
 * because a run without its core sizes does not sell. Keeps the ratio's own order; the quantities add up to the total.
 */
export const splitByRatio = (
  total: number,
  ratio: readonly SizeParts[],
  coreSizes: readonly string[] = [],
): SizeQuantity[] => {
  const core = new Set(coreSizes)
  const quantities = distributeByLargestRemainder(
    total,
    ratio.map(({ parts }) => parts),
    ratio.map(({ size }) => (core.has(size) ? 0 : 1)),
  )
  return quantities.flatMap((quantity, index) => ratio.slice(index, index + 1).map(({ size }) => ({ size, quantity })))
}

/** Pieces as whole packs (整手) and what no whole pack covers. */
export interface PackSplit {
  readonly packs: number
  readonly quantities: readonly SizeQuantity[]
  readonly remainder: number
}

const piecesIn = (pack: readonly SizeParts[]): number => sumOf(pack.map(({ parts }) => parts))

/** The pieces of a count of packs, size by size. */
export const packQuantities = (packs: number, pack: readonly SizeParts[]): SizeQuantity[] =>
  pack.map(({ size, parts }) => ({ size, quantity: exactInteger(packs * parts, 'pack quantity') }))

/** As many whole packs as a total holds; never breaks a pack, so the rest is given back as `remainder`. RangeError: an empty pack. */
export const splitByPack = (total: number, pack: readonly SizeParts[]): PackSplit => {
  const pieces = piecesIn(pack)
  if (pieces <= 0) throw new RangeError('a pack holds no pieces')
  const packs = Math.trunc(exactInteger(total, 'total') / pieces)
  const whole = packs === 0 ? 0 : packs
  return { packs: whole, quantities: packQuantities(whole, pack), remainder: total - whole * pieces }
}

/** How many whole packs quantities make, or null when they are no multiple of the pack; the desk warns then, it does not refuse. */
export const wholePacks = (quantities: readonly SizeQuantity[], pack: readonly SizeParts[]): number | null => {
  const wanted = new Map<string, number>()
  for (const { size, quantity } of quantities) wanted.set(size, (wanted.get(size) ?? 0) + quantity)
  const { packs, remainder } = splitByPack(sumOf(wanted.values()), pack)
  const matches = packQuantities(packs, pack).every(({ size, quantity }) => (wanted.get(size) ?? 0) === quantity)
  return remainder === 0 && matches ? packs : null
}
