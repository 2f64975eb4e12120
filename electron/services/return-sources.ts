import type { Reader } from '../database/connection'
import { listReturnable, type Returnable } from '../database/queries/return-sources'
import type { ReadingOffice } from './office'
import { quoteSkus } from './prices'

/** Some pieces of a line and the sale they come from; `shipmentLineId` is null when no sale is left for them. */
export interface SourcedPieces {
  readonly shipmentLineId: number | null
  readonly quantity: number
  readonly priceFen: number
}

/** The sales a distributor can still return from, used up as pieces are taken. */
export interface SourcePool {
  /** Takes pieces of a SKU from the oldest sales first; pieces no sale is left for cost what `otherwise` says. */
  readonly take: (skuId: number, quantity: number, otherwise: (skuId: number) => number) => SourcedPieces[]
}

/** Reads what can still come back of some SKUs, once for a whole document. */
export function openSourcePool(reader: Reader, distributorId: number, skuIds: readonly number[]): SourcePool {
  const sales = new Map<number, Returnable[]>()
  for (const sale of listReturnable(reader, distributorId, skuIds)) {
    const known = sales.get(sale.skuId)
    if (known) known.push(sale)
    else sales.set(sale.skuId, [sale])
  }
  return {
    take: (skuId, quantity, otherwise) => {
      const taken: SourcedPieces[] = []
      let open = quantity
      for (const { shipmentLineId, left, priceFen } of sales.get(skuId) ?? []) {
        if (open === 0) break
        const pieces = Math.min(open, left)
        taken.push({ shipmentLineId, quantity: pieces, priceFen })
        open -= pieces
      }
      // A document holds one line a SKU, so what was not taken is asked for by nobody else.
      sales.delete(skuId)
      if (open > 0) taken.push({ shipmentLineId: null, quantity: open, priceFen: otherwise(skuId) })
      return taken
    },
  }
}

/** What a piece costs a distributor on a day from stock, in fen; the price of pieces whose sale is not in the books. */
export const priceOfDay =
  (office: ReadingOffice, distributorId: number, date: string) =>
  (skuId: number): number =>
    quoteSkus(office, { distributorId, orderKind: 'spot', date, skuIds: [skuId] })[0]?.priceFen ?? 0
