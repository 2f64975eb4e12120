import { lineAmountFen } from '../../../shared/domain/money'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderDraft } from '../../../shared/schemas/orders'
import type { PriceQuote } from '../../../shared/schemas/styles'
import type { NewOrderLine, StoredOrderLine } from '../../database/queries/orders'
import type { Office } from '../office'
import { quoteSkus } from '../prices'
import { fieldRefusal } from '../steps'

/** How a line says that a person and no policy set its price. */
export const overrideRule = 'override'

interface WantedLine {
  readonly skuId: number
  readonly quantity: number
  readonly overridePriceFen: number | undefined
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
      index: known?.index ?? index,
    })
  }
  return [...bySku.values()]
}

/** Prices every line by the policies, or at the price a supervisor set. @throws Refusal invalidInput, notPermitted */
export function priceLines(
  office: Office,
  input: OrderDraft,
  lines: readonly WantedLine[],
  kept: readonly StoredOrderLine[],
): NewOrderLine[] {
  const { distributorId, orderKind, businessDate: date } = input
  const quotes = new Map(
    quoteSkus(office, { distributorId, orderKind, date, skuIds: lines.map((line) => line.skuId) }).map((quote) => [
      quote.skuId,
      quote,
    ]),
  )
  return lines.map((line) => {
    const quote = quotes.get(line.skuId)
    if (quote === undefined) throw fieldRefusal(`lines.${line.index}.skuId`, 'unknown')
    const price = line.overridePriceFen === undefined ? quote : overridden(office, line, quote, kept)
    const { tagPriceFen, rateBp, priceFen, rule } = price
    const { skuId, quantity } = line
    const amountFen = lineAmountFen(quantity, priceFen)
    return { skuId, quantity, tagPriceFen, rateBp, priceFen, priceRule: rule, amountFen }
  })
}

function overridden(
  office: Office,
  line: WantedLine,
  quote: PriceQuote,
  kept: readonly StoredOrderLine[],
): Pick<PriceQuote, 'skuId' | 'tagPriceFen' | 'rateBp' | 'priceFen' | 'rule'> {
  const priceFen = line.overridePriceFen ?? quote.priceFen
  const before = kept.find((one) => one.skuId === line.skuId && one.priceRule === overrideRule)
  // What a supervisor set once stays when an assistant goes on with the draft.
  if (before?.priceFen !== priceFen) assertMayOverride(office, line, priceFen, quote)
  const { skuId, tagPriceFen } = quote
  const rateBp = tagPriceFen === 0 ? 0 : Math.round((priceFen * 10_000) / tagPriceFen)
  return { skuId, tagPriceFen, rateBp, priceFen, rule: overrideRule }
}

function assertMayOverride(office: Office, line: WantedLine, priceFen: number, quote: PriceQuote): void {
  const { roles } = office.actor
  if (roles.includes('manager')) return
  if (!roles.includes('supervisor')) throw new Refusal('notPermitted')
  if (quote.floorFen !== null && priceFen < quote.floorFen)
    throw new Refusal('notPermitted', { floorFen: quote.floorFen, priceFen }, [
      { path: `lines.${line.index}.overridePriceFen`, code: 'tooSmall' },
    ])
}
