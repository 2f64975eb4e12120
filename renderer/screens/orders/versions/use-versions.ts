import { useMemo } from 'react'
import { differencesOf } from '../../../../shared/domain/order-differences'
import type { OrderDocument, ShownRevision } from '../../../../shared/schemas/orders'
import { useRead } from '../../../api/hooks'
import { isAmendable } from '../amendable'
import { type Comparison, committedPieces, versionOf, versionOfOrder } from './comparison'
import type { ListedVersion, VersionName } from './version-list'

/** What of an order's head a version says. */
export type Terms = Pick<ShownRevision, 'deliveryFrom' | 'deliveryTo' | 'cancelAfter' | 'reference' | 'remark'>

const termsOfOrder = ({ deliveryFrom, deliveryTo, cancelAfter, document }: OrderDocument): Terms => {
  const { reference, remark } = document
  return { deliveryFrom, deliveryTo, cancelAfter, reference, remark }
}

/** The versions of an order, newest first, with what holds now at the top; undefined until they are read. */
export function useVersionList(order: OrderDocument): readonly ListedVersion[] | undefined {
  const { data } = useRead('orders.revisions', { id: order.document.id })
  return useMemo(() => {
    if (data === undefined) return undefined
    const now = versionOfOrder(order)
    const quantity = [...now.cells.values()].reduce((sum, pieces) => sum + pieces, 0)
    const amountFen = [...now.cells].reduce((sum, [skuId, pieces]) => sum + pieces * (now.prices.get(skuId) ?? 0), 0)
    const [newest] = data
    const [last] = order.history
    const same = newest !== undefined && newest.quantity === quantity && newest.amountFen === amountFen
    const by = same ? newest : { at: last?.at ?? '', userName: last?.userName ?? '', reason: '' }
    const top: ListedVersion = {
      ...{ name: 'now', quantity, amountFen, revision: same ? newest.revision : null },
      ...{ at: by.at, userName: by.userName, reason: by.reason },
    }
    const older = (same ? data.slice(1) : data).map((row): ListedVersion => ({ ...row, name: row.revision }))
    return [top, ...older]
  }, [data, order])
}

/** What an order says at a version; undefined until it is read. */
export function useVersion(order: OrderDocument, name: VersionName) {
  const { data } = useRead(
    'orders.revision',
    { id: order.document.id, revision: name === 'now' ? 0 : name },
    { enabled: name !== 'now' },
  )
  return useMemo(() => {
    if (name === 'now') return { version: versionOfOrder(order), terms: termsOfOrder(order) }
    return data === undefined ? undefined : { version: versionOf(data.lines), terms: data }
  }, [order, name, data])
}

/** Two versions side by side; where the later one holds now, the figures of the earlier can be taken back. */
export function useVersionComparison(order: OrderDocument, from: VersionName, to: VersionName) {
  const [earlier, later] = [useVersion(order, from), useVersion(order, to)]
  return useMemo(() => {
    if (earlier === undefined || later === undefined) return undefined
    const offered =
      to === 'now' && isAmendable(order)
        ? differencesOf(later.version.cells, earlier.version.cells, {
            committed: committedPieces(order),
            closed: new Set(),
          })
        : []
    const comparison: Comparison = {
      kind: 'version',
      from: earlier.version,
      to: later.version,
      offered: new Map(offered.map((difference) => [difference.skuId, difference])),
    }
    return { comparison, terms: { from: earlier.terms, to: later.terms } }
  }, [order, earlier, later, to])
}
