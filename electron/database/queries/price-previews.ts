import { and, eq, type SQL, sql } from 'drizzle-orm'
import { prepared, type Reader } from '../connection'
import { documents } from '../tables/documents'
import { colours, distributors, skus, styles } from '../tables/masters'
import { orderLines, orders } from '../tables/orders'
import type { StoredPricePolicy } from './price-policies'
import { withinDistributors } from './scopes'

const { placeholder } = sql

const columns = {
  id: documents.id,
  number: documents.number,
  status: documents.status,
  businessDate: documents.businessDate,
  orderKind: orders.orderKind,
  distributorId: distributors.id,
  distributorName: distributors.name,
  grade: distributors.grade,
  regionId: distributors.regionId,
  discountBp: distributors.discountBp,
}

const isOpen = sql`kind = 'order' and status in ('draft', 'submitted', 'approved', 'partlyAllocated', 'allocated', 'partlyShipped')`

type Scope = Pick<StoredPricePolicy, 'distributorId' | 'grade' | 'regionId' | 'orderKind'>

const scoped = (policy: Scope): readonly (SQL | undefined)[] => [
  policy.distributorId === null ? undefined : eq(documents.distributorId, policy.distributorId),
  policy.grade === null ? undefined : eq(distributors.grade, policy.grade),
  policy.regionId === null ? undefined : eq(distributors.regionId, policy.regionId),
  policy.orderKind === null ? undefined : eq(orders.orderKind, policy.orderKind),
]

/** The open orders of whom and of what kind a rule is for, newest first; one of them when its id is given. */
export const listOpenOrders = (
  reader: Reader,
  policy: Scope,
  { visible, orderId }: { readonly visible: readonly number[] | null; readonly orderId?: number },
) =>
  reader.orm
    .select(columns)
    .from(documents)
    .innerJoin(orders, eq(orders.documentId, documents.id))
    .innerJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(
      and(
        isOpen,
        ...scoped(policy),
        withinDistributors(documents.distributorId, visible),
        orderId === undefined ? undefined : eq(documents.id, orderId),
      ),
    )
    .orderBy(sql`${documents.businessDate} desc, ${documents.id} desc`)
    .all()

/** An open order as it is read for a preview. */
export type OpenOrderRow = ReturnType<typeof listOpenOrders>[number]

const openLines = prepared((orm) =>
  orm
    .select({
      styleId: styles.id,
      styleCode: styles.code,
      styleName: styles.name,
      season: styles.season,
      category: styles.category,
      colourId: colours.id,
      colourName: colours.name,
      tagPriceFen: skus.tagPriceFen,
      orderedQuantity: sql<number>`${orderLines.quantity} - ${orderLines.cancelledQuantity}`,
      openQuantity: sql<number>`${orderLines.quantity} - ${orderLines.cancelledQuantity} - ${orderLines.shippedQuantity}`,
      priceFen: orderLines.priceFen,
      priceRule: orderLines.priceRule,
    })
    .from(orderLines)
    .innerJoin(skus, eq(skus.id, orderLines.skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .innerJoin(colours, eq(colours.id, skus.colourId))
    .where(eq(orderLines.orderId, placeholder('orderId')))
    .orderBy(orderLines.id)
    .prepare(),
)

/** An open order's lines with what prices ask of them. */
export const listLinesToReprice = (reader: Reader, orderId: number) => openLines(reader).all({ orderId })
