import { lineAmountFen } from '../../../shared/domain/money'
import { priceRights } from '../../../shared/domain/permissions'
import { lowestPriceFen, overrideBreach, type PriceRights, rateOfPrice } from '../../../shared/domain/price-overrides'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderDraft } from '../../../shared/schemas/orders'
import type { PriceQuote } from '../../../shared/schemas/styles'
import type { Reader } from '../../database/connection'
import { listSkuPlaces } from '../../database/queries/lines'
import type { NewOrderLine, StoredOrderLine } from '../../database/queries/orders'
import type { Actor, Office } from '../office'
import { quoteSkus } from '../prices'
import { fieldRefusal } from '../steps'

/** How a line says that a person and no policy set its price. */
const overrideRule = 'override'

/** Whether a person and no policy set a line's price. */
export const isOverridden = (line: { readonly priceRule: string }): boolean => line.priceRule === overrideRule

/** A SKU and how many an order is to hold, with the price a person names. */
export interface WantedLine {
  readonly skuId: number
  readonly quantity: number
  readonly overridePriceFen: number | undefined
  readonly overrideReason: string | undefined
  /** Where the line stands in the input, for messages. */
  readonly index: number
}

/** One line a SKU: the same SKU typed twice is added up. @throws Refusal invalidInput when its two prices differ */
export function mergeLines(lines: OrderDraft['lines']): WantedLine[] {
  const bySku = new Map<number, WantedLine>()
  for (const [index, line] of lines.entries()) {
    const known = bySku.get(line.skuId)
    const price = line.overridePriceFen
    if (known?.overridePriceFen !== undefined && price !== undefined && known.overridePriceFen !== price)
      throw fieldRefusal(`lines.${index}.overridePriceFen`, 'mismatch')
    bySku.set(line.skuId, {
      skuId: line.skuId,
      quantity: (known?.quantity ?? 0) + line.quantity,
      overridePriceFen: known?.overridePriceFen ?? price,
      overrideReason: known?.overrideReason ?? line.overrideReason,
      index: known?.index ?? index,
    })
  }
  return [...bySku.values()]
}

/** What an actor may do about the prices of the policies. */
export const priceRightsOf = ({ permissions, priceLimitBp }: Actor): PriceRights => ({
  override: permissions.has(priceRights.override),
  undercutFloor: permissions.has(priceRights.undercutFloor),
  limitBp: priceLimitBp,
})

/**
 * Prices every line by the policies, or at the price a person set with a reason.
 * @throws Refusal invalidInput, notPermitted, priceBelowFloor, priceBelowLimit
 */
export function priceLines(
  office: Office,
  input: OrderDraft,
  lines: readonly WantedLine[],
  kept: readonly StoredOrderLine[],
): NewOrderLine[] {
  const { distributorId, orderKind, businessDate: date } = input
  const skuIds = lines.map((line) => line.skuId)
  const quotes = new Map(
    // The whole order counts towards a rule that asks for a quantity, also where only new lines are priced.
    quoteSkus(office, { distributorId, orderKind, date, skuIds, lines: input.lines }).map((quote) => [
      quote.skuId,
      quote,
    ]),
  )
  const grants = grantsOf(office.connection, lines, kept)
  return lines.map((line) => {
    const quote = quotes.get(line.skuId)
    if (quote === undefined) throw fieldRefusal(`lines.${line.index}.skuId`, 'unknown')
    const own = line.overridePriceFen === undefined ? null : overridden(office, line, quote, grants(line))
    const { tagPriceFen, rateBp, priceFen, rule: priceRule } = { ...quote, ...own?.price }
    const { skuId, quantity } = line
    const amountFen = lineAmountFen(quantity, priceFen)
    return { skuId, quantity, tagPriceFen, rateBp, priceFen, priceRule, amountFen, ...own?.story }
  })
}

/** A price that stands in the order already, and so needs nobody's right to stay. */
interface Grant {
  readonly priceFen: number
  readonly reason: string
  readonly userId: number | null
}

/**
 * What a line's price was set to before. A price is set for a style and colour: another size of it that is typed later has it too,
 * also when an assistant types it.
 */
function grantsOf(reader: Reader, lines: readonly WantedLine[], kept: readonly StoredOrderLine[]) {
  const own = kept.filter(isOverridden)
  if (own.length === 0) return () => []
  const places = listSkuPlaces(
    reader,
    [...lines, ...own].map((line) => line.skuId),
  )
  return ({ skuId }: WantedLine): readonly Grant[] => {
    const place = places.get(skuId)
    return own
      .filter((before) => before.skuId === skuId || places.get(before.skuId) === place)
      .toSorted((a, b) => Number(b.skuId === skuId) - Number(a.skuId === skuId))
      .map(({ priceFen, overrideReason, overrideUserId }) => ({
        priceFen,
        reason: overrideReason ?? '',
        userId: overrideUserId,
      }))
  }
}

function overridden(office: Office, line: WantedLine, quote: PriceQuote, granted: readonly Grant[]) {
  const priceFen = line.overridePriceFen ?? quote.priceFen
  const { overrideReason: reason } = line
  // What a supervisor set once stays when an assistant goes on with the draft; another reason is another decision.
  const before = granted.find((one) => one.priceFen === priceFen && (reason ?? one.reason) === one.reason)
  if (before === undefined) assertMayOverride(office.actor, line, priceFen, quote)
  const { tagPriceFen, priceFen: policyPriceFen } = quote
  return {
    price: { rateBp: rateOfPrice(priceFen, tagPriceFen), priceFen, rule: overrideRule },
    story: {
      overrideReason: before?.reason ?? reason ?? '',
      overrideUserId: before === undefined ? office.actor.userId : before.userId,
      policyPriceFen,
    },
  }
}

function assertMayOverride(actor: Actor, line: WantedLine, priceFen: number, quote: PriceQuote): void {
  const rights = priceRightsOf(actor)
  const breach = overrideBreach(priceFen, quote, rights)
  const fields = [{ path: `lines.${line.index}.overridePriceFen`, code: 'tooSmall' }]
  if (breach === 'right') throw new Refusal('notPermitted', { permission: priceRights.override })
  if (breach === 'floor')
    throw new Refusal('priceBelowFloor', { priceFen, floorFen: quote.floorFen, rule: quote.rule }, fields)
  if (breach === 'limit') {
    const { limitBp } = rights
    const lowestFen = lowestPriceFen(quote, rights)
    throw new Refusal('priceBelowLimit', { priceFen, policyFen: quote.priceFen, limitBp, lowestFen }, fields)
  }
  if (line.overrideReason === undefined) throw fieldRefusal(`lines.${line.index}.overrideReason`, 'required')
}
