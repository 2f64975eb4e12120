import type { DocumentKind } from '../shared/schemas/documents'
import type { ScreenRoute } from './screens/screen-route'

// Every screens/<noun>/routes.ts is found by its place, so that adding a screen touches no shared file.
const found = import.meta.glob<readonly ScreenRoute[]>('./screens/*/routes.ts', { eager: true, import: 'routes' })

/** All screens of the product. */
export const screenRoutes: readonly ScreenRoute[] = Object.values(found).flat()

const placeOfKind: Readonly<Record<DocumentKind | 'distributor' | 'style', string>> = {
  order: 'orders',
  production: 'production',
  goodsReceipt: 'goods-receipts',
  allocation: 'allocations',
  shipment: 'shipments',
  shortage: 'shortages',
  transfer: 'transfers',
  return: 'returns',
  receipt: 'receipts',
  adjustment: 'adjustments',
  statement: 'statements',
  reconciliation: 'reconciliations',
  sellOut: 'sell-outs',
  stockCount: 'stock-counts',
  distributor: 'distributors',
  style: 'styles',
}

/** Where a document or master is shown; links, search hits and waiting lists all lead through here. */
export function routeOf(kind: DocumentKind | 'distributor' | 'style', id: number): string {
  return `/${placeOfKind[kind]}/${id}`
}
