import type { OrderHeader } from '../../../shared/schemas/order-drafts'
import type { OrderLineRow } from '../../../shared/schemas/orders'
import type { PriceQuote, StyleMatrix } from '../../../shared/schemas/styles'
import { api, type Output } from '../../api'
import type { SkuPrice } from '../../components/sku-sheet'

/** What a price depends on; null while the distributor is not known. */
export type PriceTerms = Pick<OrderHeader, 'orderKind' | 'businessDate'> & { readonly distributorId: number }
/** Stock of a SKU in company warehouses. */
export type FreeStock = Output<'stock.free'>[number]

/** The terms of a head, or null while they are not complete. */
export function termsOf({ distributorId, orderKind, businessDate }: OrderHeader): PriceTerms | null {
  return distributorId === null ? null : { distributorId, orderKind, businessDate }
}

/** Prices a person set for single SKUs, which no policy may replace. */
export const overrideRule = 'override'

/** What the sheet knows of its styles: sizes, prices and stock, each asked for once for a whole style. */
export class StyleBook {
  readonly matrices = new Map<number, StyleMatrix>()
  readonly overrides = new Map<number, number>()
  readonly #quotes = new Map<number, PriceQuote>()
  readonly #stock = new Map<number, FreeStock>()

  constructor(readonly mayStock: boolean) {}

  /** Reads the styles it does not know yet, with the prices and the stock of all their SKUs. */
  async learn(styleIds: readonly number[], terms: PriceTerms | null): Promise<void> {
    const missing = [...new Set(styleIds)].filter((id) => !this.matrices.has(id))
    if (missing.length === 0) return
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

  /** Asks for all prices again, because distributor, kind or day changed. */
  async requote(terms: PriceTerms | null): Promise<void> {
    const quotes = await this.#ask(
      [...this.matrices.values()].flatMap((matrix) => matrix.skus.map((sku) => sku.id)),
      terms,
    )
    this.#quotes.clear()
    for (const quote of quotes) this.#quotes.set(quote.skuId, quote)
  }

  /** Remembers the prices that a person set in an order of the books. */
  keepOverrides(lines: readonly OrderLineRow[]): void {
    for (const line of lines) if (line.priceRule === overrideRule) this.overrides.set(line.skuId, line.priceFen)
  }

  readonly priceOf = (skuId: number): SkuPrice | undefined => {
    const quote = this.#quotes.get(skuId)
    const priceFen = this.overrides.get(skuId)
    if (quote === undefined || priceFen === undefined) return quote
    const rateBp = quote.tagPriceFen === 0 ? 0 : Math.round((priceFen * 10_000) / quote.tagPriceFen)
    return { tagPriceFen: quote.tagPriceFen, rateBp, priceFen }
  }

  quoteOf(skuId: number): PriceQuote | undefined {
    return this.#quotes.get(skuId)
  }

  stockOf(skuId: number): FreeStock | undefined {
    return this.#stock.get(skuId)
  }

  async #ask(skuIds: number[], terms: PriceTerms | null): Promise<readonly PriceQuote[]> {
    if (terms === null || skuIds.length === 0) return []
    const { distributorId, orderKind, businessDate: date } = terms
    return api.prices.quote({ distributorId, orderKind, date, skuIds })
  }
}
