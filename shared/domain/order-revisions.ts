import { sumOf } from './money'

/** A line of an approved order, with what became of its pieces. */
export interface AmendableLine {
  readonly id: number
  readonly skuId: number
  readonly quantity: number
  readonly allocatedQuantity: number
  readonly shippedQuantity: number
  readonly cancelledQuantity: number
  /** Pieces that another document counts on being ordered here, e.g. a production order that was summed from this line. */
  readonly boundQuantity: number
}

/** What a line becomes. */
export interface LineAmendment {
  readonly lineId: number
  readonly quantity: number
  readonly cancelledQuantity: number
}

/** How an order's lines follow what is wanted now. */
export interface Amendment {
  readonly changed: readonly LineAmendment[]
  /** Lines nothing is wanted of and nothing ever happened to. */
  readonly removed: readonly number[]
  readonly added: readonly { readonly skuId: number; readonly quantity: number }[]
  /** SKUs of which more is promised or gone than is wanted now. */
  readonly refused: readonly { readonly skuId: number; readonly committed: number; readonly wanted: number }[]
}

const committedOf = (line: AmendableLine): number => line.allocatedQuantity + line.shippedQuantity

/** Pieces of a line that are still wanted: ordered and not cancelled. */
export const wantedQuantity = (line: { readonly quantity: number; readonly cancelledQuantity: number }): number =>
  line.quantity - line.cancelledQuantity

/** A line with `wanted` pieces; what another document counts on stays ordered and is cancelled instead of vanishing. */
function resized(line: AmendableLine, wanted: number): LineAmendment {
  const quantity = Math.max(wanted + line.cancelledQuantity, line.boundQuantity)
  return { lineId: line.id, quantity, cancelledQuantity: quantity - wanted }
}

/** Takes pieces off lines of one SKU, the last first, because the first is the one its price was agreed on. */
function lowered(lines: readonly AmendableLine[], by: number): LineAmendment[] {
  let left = by
  const changes: LineAmendment[] = []
  for (const line of lines.toReversed()) {
    const wanted = wantedQuantity(line)
    const taken = Math.min(left, wanted - committedOf(line))
    if (taken > 0) changes.push(resized(line, wanted - taken))
    left -= taken
  }
  return changes
}

/**
 * What an approved order's lines become when other quantities are wanted: never less than is promised or gone, nothing but what
 * changed is touched, and a line keeps its price. `wanted` holds pieces by SKU; a SKU it does not name is wanted no more.
 */
export function amendLines(lines: readonly AmendableLine[], wanted: ReadonlyMap<number, number>): Amendment {
  const bySku = Map.groupBy(lines, (line) => line.skuId)
  const changed: LineAmendment[] = []
  const refused: Amendment['refused'][number][] = []
  for (const [skuId, own] of bySku) {
    const before = sumOf(own.map(wantedQuantity))
    const committed = sumOf(own.map(committedOf))
    const now = wanted.get(skuId) ?? 0
    const [first] = own
    if (now < committed) refused.push({ skuId, committed, wanted: now })
    else if (now < before) changed.push(...lowered(own, before - now))
    else if (now > before && first !== undefined) changed.push(resized(first, wantedQuantity(first) + now - before))
  }
  const added = [...wanted].flatMap(([skuId, quantity]) =>
    bySku.has(skuId) || quantity <= 0 ? [] : { skuId, quantity },
  )
  const isGone = ({ quantity }: LineAmendment) => quantity === 0
  return {
    changed: changed.filter((change) => !isGone(change)),
    removed: changed.filter(isGone).map(({ lineId }) => lineId),
    added,
    refused,
  }
}

/** What a revision says of a SKU: the pieces wanted and the price of one in fen. */
export interface RevisionLine {
  readonly skuId: number
  readonly quantity: number
  readonly priceFen: number
}

/** What of an order's head a revision can change. */
export interface RevisionTerms {
  readonly deliveryFrom: string | null
  readonly deliveryTo: string | null
  readonly cancelAfter: string | null
  readonly reference: string
  readonly remark: string
}

/** A cell that two versions of an order do not agree on; 0 pieces where one of them has none. */
export interface CellDifference {
  readonly skuId: number
  readonly fromQuantity: number
  readonly toQuantity: number
  /** Fen a piece; null where that version has none of the SKU. */
  readonly fromPriceFen: number | null
  readonly toPriceFen: number | null
}

function bySkuOf(lines: readonly RevisionLine[]): Map<number, RevisionLine> {
  const merged = new Map<number, RevisionLine>()
  for (const line of lines) {
    const known = merged.get(line.skuId)
    merged.set(line.skuId, known === undefined ? line : { ...known, quantity: known.quantity + line.quantity })
  }
  return merged
}

/** Every cell in which two versions differ in pieces or price, in the order of the older version, then of the newer. */
export function compareRevisions(
  from: readonly RevisionLine[],
  to: readonly RevisionLine[],
): readonly CellDifference[] {
  const [before, after] = [bySkuOf(from), bySkuOf(to)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((skuId) => {
    const [was, is] = [before.get(skuId), after.get(skuId)]
    const [fromQuantity, toQuantity] = [was?.quantity ?? 0, is?.quantity ?? 0]
    const otherPrice = fromQuantity > 0 && toQuantity > 0 && was?.priceFen !== is?.priceFen
    if (fromQuantity === toQuantity && !otherPrice) return []
    return { skuId, fromQuantity, toQuantity, fromPriceFen: was?.priceFen ?? null, toPriceFen: is?.priceFen ?? null }
  })
}
