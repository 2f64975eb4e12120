import { totalOf } from '../../shared/domain/posting/legs'
import { Refusal } from '../../shared/schemas/errors'
import type { Reader } from '../database/connection'
import type { StoredDocument } from '../database/queries/documents'
import { listReturnable, type Returnable } from '../database/queries/return-sources'
import { listReturnLines, listReturnSources, type StoredReturnLine } from '../database/queries/returns'
import type { ReadingOffice } from './office'
import { quoteSkus } from './prices'

/** Some pieces of a line and the sale they come from; `shipmentLineId` is null when no sale is left for them. */
export interface SourcedPieces {
  readonly shipmentLineId: number | null
  readonly quantity: number
  readonly priceFen: number
}

/** The sales a distributor can still return from, used up as pieces are taken. */
interface SourcePool {
  /** Takes pieces of a SKU from the oldest sales first; pieces no sale is left for cost what `otherwise` says. */
  readonly take: (skuId: number, quantity: number, otherwise: (skuId: number) => number) => SourcedPieces[]
}

/** Reads what can still come back of some SKUs, once for a whole document; `except` is the return that asks. */
function openSourcePool(reader: Reader, asked: Parameters<typeof listReturnable>[1]): SourcePool {
  const sales = new Map<number, Returnable[]>()
  for (const sale of listReturnable(reader, asked)) {
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
const priceOfDay =
  (office: ReadingOffice, distributorId: number, date: string) =>
  (skuId: number): number =>
    quoteSkus(office, { distributorId, orderKind: 'spot', date, skuIds: [skuId] })[0]?.priceFen ?? 0

/** Who returns what, priced on which day. */
export interface SourcedReturn<Line> {
  readonly distributorId: number
  readonly businessDate: string
  /** The return that asks; 0 for one that is not in the books yet. */
  readonly id: number
  readonly lines: readonly Line[]
  /** Prices agreed earlier for pieces without a sale, by SKU. */
  readonly agreed?: ReadonlyMap<number, number>
}

/** Lines of a return with the sales their pieces come from, found anew. */
export function withSources<Line extends { readonly skuId: number; readonly quantity: number }>(
  office: ReadingOffice,
  reader: Reader,
  { distributorId, businessDate, id, lines, agreed }: SourcedReturn<Line>,
): (Line & { readonly sources: readonly SourcedPieces[] })[] {
  const pool = openSourcePool(reader, { distributorId, skuIds: lines.map((line) => line.skuId), except: id })
  const today = priceOfDay(office, distributorId, businessDate)
  const price = (skuId: number) => agreed?.get(skuId) ?? today(skuId)
  return lines.map((line) => ({ ...line, sources: pool.take(line.skuId, line.quantity, price) }))
}

/** A stored return line with the sales its pieces come from as they are found now. */
export type FoundLine = StoredReturnLine & { readonly sources: readonly SourcedPieces[] }

/** The sales of a stored return found anew, and whether they are other than those it was asked or approved for. */
export interface FoundSources {
  readonly lines: readonly FoundLine[]
  readonly changed: boolean
}

/** Looks a stored return's sales up again, because what was sold may have come back with another return, or never arrived. */
export function findSources(office: ReadingOffice, reader: Reader, document: StoredDocument): FoundSources {
  const { distributorId, businessDate, id } = document
  if (distributorId === null) throw new Refusal('notFound')
  const stored = listReturnLines(reader, id)
  const known = new Map<number, SourcedPieces[]>(stored.map((line) => [line.id, []]))
  for (const source of listReturnSources(reader, id)) known.get(source.returnLineId)?.push(source)
  const agreed = new Map(
    stored.flatMap(({ id: lineId, skuId }) => {
      const unsold = known.get(lineId)?.find((source) => source.shipmentLineId === null)
      return unsold === undefined ? [] : [[skuId, unsold.priceFen] as const]
    }),
  )
  const lines = withSources(office, reader, { distributorId, businessDate, id, lines: stored, agreed })
  return { lines, changed: lines.some((line) => termsOf(line.sources) !== termsOf(known.get(line.id) ?? [])) }
}

/** What pieces are credited at and whether they were sold, in the order they are accepted; which sale it is does not matter. */
function termsOf(sources: readonly SourcedPieces[]): string {
  const terms: { sold: boolean; priceFen: number; quantity: number }[] = []
  for (const { shipmentLineId, quantity, priceFen } of sources) {
    const sold = shipmentLineId !== null
    const last = terms.at(-1)
    if (last !== undefined && last.sold === sold && last.priceFen === priceFen) last.quantity += quantity
    else terms.push({ sold, priceFen, quantity })
  }
  return JSON.stringify(terms)
}

/** Pieces and fen of lines by their sales, and how many pieces no sale is left for. */
export function worthOf(lines: readonly { readonly skuId: number; readonly sources: readonly SourcedPieces[] }[]) {
  const pieces = lines.flatMap(({ skuId, sources }) => sources.map((source) => ({ ...source, skuId })))
  const unsold = pieces.filter((piece) => piece.shipmentLineId === null)
  return { ...totalOf(pieces), beyondSold: unsold.reduce((sum, piece) => sum + piece.quantity, 0) }
}

/** Says that a return is worth something else by now, so that it has to be priced and approved again. */
export const changedRefusal = ({ number, amountFen }: StoredDocument, found: FoundSources): Refusal => {
  const now = worthOf(found.lines)
  return new Refusal('returnChanged', {
    ...{ number, approvedFen: amountFen, amountFen: now.amountFen, quantity: now.beyondSold },
  })
}
