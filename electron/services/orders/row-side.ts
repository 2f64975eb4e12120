import type { ParsedInput } from '../../../shared/contract'
import { isPast, pastBySize, pastFigures, type SizePast, sumPast } from '../../../shared/domain/customer-past'
import { addMonths } from '../../../shared/domain/days'
import { groupBy } from '../../../shared/domain/grouping'
import { sumOf } from '../../../shared/domain/money'
import { seasonYearEarlier } from '../../../shared/domain/seasons'
import { sizesInOrder } from '../../../shared/domain/size-runs'
import { Refusal } from '../../../shared/schemas/errors'
import type { CustomerPast, PastCategory, PastFigures, PastOrder, RowSide } from '../../../shared/schemas/order-rows'
import {
  listExpectedPieces,
  listMovedGoods,
  listOrderedPieces,
  listStyleIdsOf,
  type MovedGoods,
  type OrderedPieces,
} from '../../database/queries/customer-past'
import { listSizes } from '../../database/queries/size-groups'
import { findStyle, listSkusOfStyles, type StoredStyle } from '../../database/queries/styles'
import { assertMaySee, type ReadingOffice } from '../office'

/** Long enough for last year's season from its fair to its end, short enough that the look back costs the same in any year. */
const MONTHS_BACK = 24
const ORDERS_SHOWN = 4

/** What stands beside a row of an order: goods on their way from factories, and the distributor's past with the style. @throws Refusal notFound */
export function rowSide(office: ReadingOffice, question: ParsedInput<'orders.rowSide'>): RowSide {
  const { connection, actor } = office
  const { distributorId, styleId, colourId } = question
  const style = findStyle(connection, styleId)
  if (style === undefined) throw new Refusal('notFound')
  return {
    expected: actor.permissions.has('stock.free') ? listExpectedPieces(connection, styleId, colourId) : [],
    past: distributorId === null ? null : pastOf(office, style, { ...question, distributorId }),
  }
}

interface Whose {
  readonly distributorId: number
  readonly colourId: number
  readonly date: string
  readonly orderId?: number | undefined
}

/** The pieces of some styles that a distributor had to do with. */
interface Known {
  readonly ordered: readonly OrderedPieces[]
  readonly moved: readonly MovedGoods[]
}

function pastOf(office: ReadingOffice, style: StoredStyle, whose: Whose): CustomerPast {
  assertMaySee(office, whose.distributorId)
  const { connection } = office
  const season = seasonYearEarlier(style.season)
  const others = season === null || style.category === '' ? [] : listStyleIdsOf(connection, season, style.category)
  const from = addMonths(whose.date, -MONTHS_BACK)
  const scope = {
    ...{ distributorId: whose.distributorId, from, withoutOrderId: whose.orderId ?? 0 },
    styleIds: [style.id, ...others],
  }
  const all: Known = { ordered: listOrderedPieces(connection, scope), moved: listMovedGoods(connection, scope) }
  const ofStyle = narrowed(all, (goods) => goods.styleId === style.id)
  const ofColour = narrowed(ofStyle, (goods) => goods.colourId === whose.colourId)
  const ofOthers = narrowed(all, (goods) => goods.styleId !== style.id)
  const sizes = pastBySize(sizesOf(office, style, whose.colourId), bySize(ofColour))
  return {
    from,
    sizes,
    colour: sumPast(sizes),
    style: together(ofStyle),
    orders: ordersOf(ofColour.ordered),
    earlier: season === null ? null : earlierOf({ season, category: style.category }, ofOthers),
  }
}

const narrowed = (
  { ordered, moved }: Known,
  test: (goods: { readonly styleId: number; readonly colourId: number }) => boolean,
): Known => ({ ordered: ordered.filter(test), moved: moved.filter(test) })

const together = ({ ordered, moved }: Known): PastFigures =>
  pastFigures(sumOf(ordered.map((line) => line.quantity)), moved)

const bySize = ({ ordered, moved }: Known): SizePast[] => [
  ...ordered.map(({ size, quantity }) => ({ size, ordered: quantity, moved: [] })),
  ...moved.map((one) => ({ size: one.size, ordered: 0, moved: [one] })),
]

/** The sizes the colour comes in, in the order of their group; sizes that only its SKUs still have come last. */
function sizesOf({ connection }: ReadingOffice, style: StoredStyle, colourId: number): string[] {
  const skus = listSkusOfStyles(connection, [style.id]).filter((sku) => sku.colourId === colourId)
  const made = new Set(skus.map((sku) => sku.size))
  const run = listSizes(connection)
    .filter((size) => size.sizeGroupId === style.sizeGroupId)
    .map((size) => size.code)
  return [...run.filter((size) => made.has(size)), ...sizesInOrder([...made].filter((size) => !run.includes(size)))]
}

function ordersOf(lines: readonly OrderedPieces[]): PastOrder[] {
  const orders = [...groupBy(lines, (line) => line.orderId).values()].slice(0, ORDERS_SHOWN)
  return orders.map((own) => {
    const [{ orderId: id, number, businessDate }] = own
    return {
      ...{ id, number, businessDate },
      quantity: sumOf(own.map((line) => line.quantity)),
      priceFen: Math.min(...own.map((line) => line.priceFen)),
    }
  })
}

function earlierOf(named: Pick<PastCategory, 'season' | 'category'>, known: Known): PastCategory | null {
  const goods = bySize(known)
  const sizes = pastBySize(sizesInOrder(goods.map(({ size }) => size)), goods)
  const total = sumPast(sizes)
  if (!isPast(total)) return null
  const styleCount = new Set([...known.ordered, ...known.moved].map((each) => each.styleId)).size
  return { ...named, styleCount, sizes, total }
}
