import { daysBetween } from '../days'
import { isRounding, isSameLine } from './classify'
import { isNearby, lagOf, onlyPairs, sizeOf, strangers, unquoted, usualLag } from './nearby'
import { inBookOrder, type Pass, type PassContext, type PassMatch } from './passes'
import { keyOf } from './references'
import type { ReconciliationItem } from './types'

type Pair = readonly [ReconciliationItem, ReconciliationItem]
interface Assignment {
  readonly pairs: readonly Pair[]
  readonly cost: number
}

/** Of two ways to pair equal amounts one must be better by this many days, else neither is taken. */
const CLEAR_DAYS = 3
/** Beyond this many lines of one amount nothing can be told apart. */
const MAX_EQUAL = 8

/** The two best ways to pair lines of one amount in the order of their days: as many as possible, then closest to the usual lag. */
function bestTwo(
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  lag: number,
): readonly Assignment[] {
  const better = (a: Assignment, b: Assignment) => b.pairs.length - a.pairs.length || a.cost - b.cost
  const from = (i: number, j: number): readonly Assignment[] => {
    const [one, other] = [ours[i], theirs[j]]
    if (one === undefined || other === undefined) return [{ pairs: [], cost: 0 }]
    const paired = isNearby(one, other)
      ? from(i + 1, j + 1).map(({ pairs, cost }) => ({
          pairs: [[one, other] as const, ...pairs],
          cost: cost + Math.abs((lagOf(one, other) ?? lag) - lag),
        }))
      : []
    const all = [...paired, ...from(i + 1, j), ...from(i, j + 1)]
    const seen = new Set<string>()
    return all
      .toSorted(better)
      .filter(({ pairs }) => {
        const print = pairs.map(([a, b]) => `${a.id}-${b.id}`).join()
        return seen.has(print) ? false : seen.add(print)
      })
      .slice(0, 2)
  }
  return from(0, 0)
}

function pairsOfAmount(
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  context: PassContext,
): readonly Pair[] {
  const [first] = ours
  if (first === undefined || theirs.length === 0 || ours.length + theirs.length > 2 * MAX_EQUAL) return []
  const [best, second] = bestTwo(inBookOrder(ours), inBookOrder(theirs), usualLag(first.kind, context.tied))
  if (best === undefined) return []
  // With as many lines here as there, every way to pair them comes to the same; else it must be clear which one is missing.
  const isWhole = best.pairs.length === ours.length && best.pairs.length === theirs.length
  const isClear =
    second === undefined ||
    second.pairs.length < best.pairs.length ||
    second.cost - best.cost >= CLEAR_DAYS ||
    leavesTheSame(best, second, theirs)
  return isWhole || isClear ? best.pairs : []
}

/** Whether two ways to pair leave the same of ours, and of theirs lines that cannot be told apart: then either is right. */
function leavesTheSame(best: Assignment, second: Assignment, theirs: readonly ReconciliationItem[]): boolean {
  const used = ({ pairs }: Assignment, side: 0 | 1) => pairs.map((pair) => pair[side])
  if (used(best, 0).some((one) => !used(second, 0).includes(one))) return false
  const left = (assignment: Assignment) => inBookOrder(theirs.filter((line) => !used(assignment, 1).includes(line)))
  const others = left(second)
  return left(best).every((line, index) => {
    const other = others[index]
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
