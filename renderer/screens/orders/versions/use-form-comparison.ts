import { useMemo } from 'react'
import { differencesOf } from '../../../../shared/domain/order-differences'
import type { OrderDocument, ReturnedForm } from '../../../../shared/schemas/orders'
import { useRead } from '../../../api/hooks'
import { useMay } from '../../../components/session'
import { type Comparison, committedPieces, versionOf, versionOfOrder } from './comparison'

/** An order beside the form that came back for it; SKUs the order does not have are priced as on its day. */
export function useFormComparison(order: OrderDocument, form: ReturnedForm | null): Comparison {
  const may = useMay()
  const ours = useMemo(() => versionOfOrder(order), [order])
  const fresh = useMemo(
    () => (form?.lines ?? []).flatMap(({ skuId }) => (ours.prices.has(skuId) ? [] : skuId)),
    [form, ours],
  )
  const { distributorId, businessDate: date } = order.document
  const { data: quotes } = useRead(
    'prices.quote',
    { distributorId: distributorId ?? 0, orderKind: order.orderKind, date, skuIds: fresh },
    { enabled: fresh.length > 0 && distributorId !== null && may('prices.quote') },
  )
  return useMemo(() => {
    const prices = new Map([...(quotes ?? [])].map((quote) => [quote.skuId, quote.priceFen]))
    const lines = (form?.lines ?? []).map((line) => ({
      ...line,
      priceFen: ours.prices.get(line.skuId) ?? prices.get(line.skuId) ?? 0,
    }))
    const theirs = versionOf(lines)
    const closed = new Set((form?.lines ?? []).filter((line) => line.closed).map(({ skuId }) => skuId))
    const differences =
      form === null ? [] : differencesOf(ours.cells, theirs.cells, { committed: committedPieces(order), closed })
    return {
      kind: 'form',
      from: ours,
      to: form === null ? ours : theirs,
      offered: new Map(differences.map((difference) => [difference.skuId, difference])),
    }
  }, [order, form, ours, quotes])
}
