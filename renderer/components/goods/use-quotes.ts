import { useMemo } from 'react'
import type { PriceQuote } from '../../../shared/schemas/styles'
import { useRead } from '../../api/hooks'

/** What a distributor pays for some SKUs on a day; empty while it is being asked, and without a distributor. */
export function useQuotes(
  distributorId: number | null,
  date: string,
  skuIds: readonly number[],
): ReadonlyMap<number, PriceQuote> {
  const asked = useMemo(() => [...skuIds], [skuIds])
  const quotes = useRead(
    'prices.quote',
    { distributorId: distributorId ?? 0, orderKind: 'spot', date, skuIds: asked },
    { enabled: distributorId !== null && asked.length > 0, keepPrevious: true },
  )
  return useMemo(
    () => new Map((distributorId === null ? [] : (quotes.data ?? [])).map((quote) => [quote.skuId, quote])),
    [distributorId, quotes.data],
  )
}
