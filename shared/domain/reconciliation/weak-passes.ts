import { daysBetween } from '../days'
import { type Assignment, bestPairs } from './assignment'
import { isRounding, isSameLine } from './classify'
import { isSameStyles } from './goods'
import { isNearby, lagOf, onlyPairs, sizeOf, strangers, unquoted, usualLag } from './nearby'
import { inBookOrder, type Pass, type PassContext, type PassMatch } from './passes'
import { keyOf } from './references'
import type { ReconciliationItem } from './types'

type Pair = readonly [ReconciliationItem, ReconciliationItem]

/** Of two ways to pair equal amounts one must be better by this many days, else neither is taken. */
const CLEAR_DAYS = 3
/** A day in the costs of an assignment; what is far off in one pair is worse than the same days off in two. */
const DAY = 10_000
/** Beyond this many lines of one amount nothing can be told apart. */
const MAX_EQUAL = 60

/** Lines of one amount, paired as many as possible and then closest to the usual lag; a pair is taken only when it is clear without it who would be left. */
function pairsOfAmount(
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  context: PassContext,
): readonly Pair[] {
  const [first] = ours
  if (first === undefined || theirs.length === 0 || ours.length + theirs.length > MAX_EQUAL) return []
  const [own, other] = [inBookOrder(ours), inBookOrder(theirs)]
  const lag = usualLag(first.kind, context.tied)
  const costOf = (i: number, j: number): number | null => {
    const [one, line] = [own[i], other[j]]
    if (one === undefined || line === undefined || !isNearby(one, line) || context.isRejected(one, line)) return null
    const days = Math.abs((lagOf(one, line) ?? lag) - lag)
    return days * DAY + days * days
  }
  const counts = [own.length, other.length] as const
  const best = bestPairs(counts, costOf)
  // With as many lines here as there, every way to pair them comes to the same; else it must be clear which one is missing.
  const isWhole = best.pairs.length === own.length && best.pairs.length === other.length
  const isClear = (pair: readonly [number, number]): boolean => {
    const second = bestPairs(counts, costOf, pair)
    return (
      second.pairs.length < best.pairs.length ||
      second.cost - best.cost >= CLEAR_DAYS * DAY ||
      leavesTheSame(best, second, other)
    )
  }
  const clear = isWhole ? best.pairs : best.pairs.filter(isClear)
  return clear.flatMap(([i, j]): Pair[] => {
    const [one, line] = [own[i], other[j]]
    return one === undefined || line === undefined ? [] : [[one, line]]
  })
}

/** Whether two ways to pair leave the same of ours, and of theirs lines that cannot be told apart: then either is right. */
function leavesTheSame(best: Assignment, second: Assignment, theirs: readonly ReconciliationItem[]): boolean {
  const used = ({ pairs }: Assignment, side: 0 | 1) => new Set(pairs.map((pair) => pair[side]))
  const [ours, others] = [used(second, 0), used(second, 1)]
  if (best.pairs.some(([one]) => !ours.has(one))) return false
  const left = (taken: ReadonlySet<number>) => theirs.filter((_, index) => !taken.has(index))
  const rest = left(others)
  return left(used(best, 1)).every((line, index) => {
    const other = rest[index]
    return (
      other === line || (other !== undefined && keyOf(line) === '' && keyOf(other) === '' && isSameLine(line, other))
    )
  })
}

/** Lines without a common reference, but of the same kind and amount and of days that fit. */
export const sameAmountPass: Pass = {
  name: 'sameAmount',
  find: (ours, theirs, context) => {
    const free = unquoted(ours, theirs, context)
    const theirLines = Map.groupBy(free.theirs, sizeOf)
    return [...Map.groupBy(free.ours, sizeOf)].flatMap(([key, own]) =>
      pairsOfAmount(own, theirLines.get(key) ?? [], context).map(
        ([one, other]): PassMatch => ({ ours: [one], theirs: [other], reason: 'sameAmountNearby' }),
      ),
    )
  },
}

const REVERSAL = /冲|红字|更正|作废|录错|入错|revers|void|cancel|correct/i
const REVERSAL_DAYS = 62

const undoes = (wrong: ReconciliationItem, undo: ReconciliationItem, ourKeys: ReadonlySet<string>): boolean => {
  if (wrong.amountFen !== -undo.amountFen) return false
  const told = REVERSAL.test(undo.text ?? '') || REVERSAL.test(wrong.text ?? '')
  const days = wrong.date === null || undo.date === null ? 0 : daysBetween(wrong.date, undo.date)
  if (wrong.amountFen === 0 || days < 0 || days > REVERSAL_DAYS) return false
  const isForeign = !ourKeys.has(keyOf(wrong)) && !ourKeys.has(keyOf(undo))
  return told || (wrong.kind === undo.kind && (isForeign || keyOf(wrong) === keyOf(undo) || keyOf(undo) === ''))
}

/** An entry of theirs and the red one that takes it back (冲销), where no reference ties the two. */
export const reversalPass: Pass = {
  name: 'reversal',
  find: (_, theirs, { ours: all }) => {
    const ourKeys = new Set(all.map(keyOf).filter((key) => key !== ''))
    const taken = new Set<ReconciliationItem>()
    const bySize = Map.groupBy(inBookOrder(theirs), ({ amountFen }) => Math.abs(amountFen))
    return [...bySize.values()].flatMap((lines) =>
      lines.flatMap((undo, at): PassMatch[] => {
        if (taken.has(undo)) return []
        // The latest entry before it is the one that was wrong.
        const wrong = lines.slice(0, at).findLast((line) => !taken.has(line) && undoes(line, undo, ourKeys))
        if (wrong === undefined) return []
        taken.add(wrong).add(undo)
        return [{ ours: [], theirs: [wrong, undo], reason: 'cancelsItself' }]
      }),
    )
  },
}

/** An amount rounded off, without a common reference; only when nothing else comes as near. */
export const nearAmountPass: Pass = {
  name: 'nearAmount',
  find: (ours, theirs, context) => {
    const free = unquoted(ours, theirs, context)
    return onlyPairs(free.ours, free.theirs, (one, other) => isRounding(one.amountFen, other.amountFen)).map(
      ([one, other]) => ({ ours: [one], theirs: [other], reason: 'nearAmountNearby' }),
    )
  },
}

/** How far the price of the same pieces may lie apart, and the money of fewer pieces from their price with us, in per cent. */
const GOODS = { pricePercent: 10, piecePercent: 2 } as const

const isSameGoods = (one: ReconciliationItem, other: ReconciliationItem): boolean => {
  const [pieces, arrived] = [Math.abs(one.quantity ?? 0), Math.abs(other.quantity ?? 0)]
  if (pieces === 0 || arrived === 0) return false
  const isSame = isSameStyles(one, other)
  // The same styles and as many pieces are the same goods at whatever price; other styles are not, however much they cost.
  if (isSame !== null) return isSame && pieces === arrived
  const expected = (one.amountFen / pieces) * arrived
  const percent = pieces === arrived ? GOODS.pricePercent : GOODS.piecePercent
  if (arrived * 2 < pieces || pieces * 2 < arrived) return false
  return Math.abs(expected - other.amountFen) * 100 <= percent * Math.abs(expected)
}

/** The same goods by pieces and price, in a book that does not quote our numbers; only when nothing else can be meant. */
export const goodsPass: Pass = {
  name: 'goods',
  find: (ours, theirs, context) => {
    const free = unquoted(ours, theirs, context)
    const known = new Set(context.ours.map(keyOf))
    const quotes = (kind: ReconciliationItem['kind']) => {
      const own = context.theirs.filter((line) => line.kind === kind)
      return own.filter((line) => known.has(keyOf(line))).length * 2 > own.length
    }
    const isNameless = (line: ReconciliationItem) => keyOf(line) === '' || !quotes(line.kind)
    const strange = strangers(free, context)
    return onlyPairs(strange.ours, strange.theirs.filter(isNameless), isSameGoods).map(([one, other]) => ({
      ours: [one],
      theirs: [other],
      reason: 'sameGoodsNearby',
    }))
  },
}
