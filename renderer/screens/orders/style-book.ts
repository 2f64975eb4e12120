import { rateOfPrice } from '../../../shared/domain/price-overrides'
import type { OrderHeader } from '../../../shared/schemas/order-drafts'
import type { OrderDocument } from '../../../shared/schemas/orders'
import type { PriceQuote, StyleMatrix } from '../../../shared/schemas/styles'
import { api, type Output } from '../../api'
import type { SkuPrice } from '../../components/sku-sheet'
import type { OwnPrice, OwnPrices } from '../../grid/size-matrix'
import { headerOf } from './draft-content'
import { type HeldLine, reachedSteps } from './price-steps'

/** What a price depends on; null while the distributor is not known. */
export type PriceTerms = Pick<OrderHeader, 'orderKind' | 'businessDate'> & { readonly distributorId: number }
/** Stock of a SKU in company warehouses. */
export type FreeStock = Output<'stock.free'>[number]

/** The terms of a head, or null while they are not complete. */
export function termsOf({ distributorId, orderKind, businessDate }: OrderHeader): PriceTerms | null {
  return distributorId === null ? null : { distributorId, orderKind, businessDate }
}

/** What the sheet knows of its styles: sizes, prices and stock, each asked for once for a whole style. */
export class StyleBook {
  readonly matrices = new Map<number, StyleMatrix>()
  /** Prices that a person set, which no policy replaces. */
  readonly own = new Map<number, OwnPrice>()
  /** Prices that stand in an approved order, which neither a policy nor a person changes there. */
  readonly agreed = new Map<number, SkuPrice>()
  readonly #quotes = new Map<number, PriceQuote>()
  readonly #stock = new Map<number, FreeStock>()
  /** What the prices were asked for; null before there were any. */
  #terms: string | null = null
  /** What the order held then, and which quantities that reached. */
  #held: readonly HeldLine[] = []
  #reached = ''

  constructor(readonly mayStock: boolean) {}

  /** Reads the styles it does not know yet, with the prices and the stock of all their SKUs; other terms price all of them anew. */
  async learn(styleIds: readonly number[], terms: PriceTerms | null): Promise<void> {
    if (this.#terms !== null && this.#terms !== JSON.stringify(terms)) await this.requote(terms, this.#held)
    const missing = [...new Set(styleIds)].filter((id) => !this.matrices.has(id))
    if (missing.length === 0) return
    this.#terms = JSON.stringify(terms)
    const matrices = await api.styles.matrix({ styleIds: missing })
    const skuIds = matrices.flatMap((matrix) => matrix.skus.map((sku) => sku.id))
    const [quotes, stock] = await Promise.all([
      this.#ask(skuIds, terms),
      this.mayStock ? api.stock.free({ skuIds }).catch(() => []) : [],
    ])
    for (const matrix of matrices) this.matrices.set(matrix.id, matrix)
    for (const quote of quotes) this.#quotes.set(quote.skuId, quote)
    for (const row of stock) this.#stock.set(row.skuId, row)
  }

  /** Asks for all prices again, because distributor, kind or day changed, or the order reached another quantity. */
  async requote(terms: PriceTerms | null, held: readonly HeldLine[]): Promise<void> {
    this.#terms = JSON.stringify(terms)
    this.#held = held
    const quotes = await this.#ask(
      [...this.matrices.values()].flatMap((matrix) => matrix.skus.map((sku) => sku.id)),
      terms,
    )
    this.#quotes.clear()
    for (const quote of quotes) this.#quotes.set(quote.skuId, quote)
    this.#reached = reachedSteps(held, this.quoteOf)
  }

  /** Whether some rule asks for a quantity that the order reached or fell below since prices were asked for. */
  crosses(held: () => readonly HeldLine[]): boolean {
    if (![...this.#quotes.values()].some((quote) => quote.steps.length > 0)) return false
    return reachedSteps(held(), this.quoteOf) !== this.#reached
  }

  /** Reads the styles of an order of the books. */
  learnOf(order: OrderDocument): Promise<void> {
    const styleIds = order.lines.map((line) => line.styleId)
    return this.learn(styleIds, termsOf(headerOf(order)))
  }

  /** Takes over the prices of an approved order; of two prices of a SKU the one agreed first. */
  agree(order: OrderDocument): void {
    this.agreed.clear()
    for (const { skuId, tagPriceFen, rateBp, priceFen, priceRule } of order.lines.toReversed())
      this.agreed.set(skuId, { tagPriceFen, rateBp, priceFen, own: priceRule === 'override' })
  }

  /** Puts the prices that a person set in place of those before. */
  takeOwn(prices: ReadonlyMap<number, OwnPrice>): void {
    this.own.clear()
    this.setOwn(prices)
  }

  /** Sets some prices, or with null goes back to those of the policies. */
  setOwn(prices: OwnPrices): void {
    for (const [skuId, price] of prices) {
      if (price === null) this.own.delete(skuId)
      else this.own.set(skuId, price)
    }
  }

  readonly priceOf = (skuId: number): SkuPrice | undefined => {
    const agreed = this.agreed.get(skuId)
    if (agreed !== undefined) return agreed
    const quote = this.#quotes.get(skuId)
    const own = this.own.get(skuId)
    if (quote === undefined || own === undefined) return quote
    const { tagPriceFen } = quote
    return { tagPriceFen, rateBp: rateOfPrice(own.priceFen, tagPriceFen), priceFen: own.priceFen, own: true }
  }

  readonly quoteOf = (skuId: number): PriceQuote | undefined => this.#quotes.get(skuId)

  stockOf(skuId: number): FreeStock | undefined {
    return this.#stock.get(skuId)
  }

  async #ask(skuIds: number[], terms: PriceTerms | null): Promise<readonly PriceQuote[]> {
    if (terms === null || skuIds.length === 0) return []
    const { distributorId, orderKind, businessDate: date } = terms
    const lines = this.#held.map(({ skuId, quantity }) => ({ skuId, quantity }))
    return api.prices.quote({ distributorId, orderKind, date, skuIds, ...(lines.length === 0 ? {} : { lines }) })
  }
}
