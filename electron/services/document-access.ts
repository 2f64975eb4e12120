import type { MethodName } from '../../shared/contract'
import { type DocumentKind, documentKinds } from '../../shared/schemas/documents'
import type { Actor } from './office'

/** The list in which a kind of document is seen; whoever may not open the list learns nothing of its documents elsewhere. */
const listMethods: Readonly<Record<DocumentKind, MethodName | null>> = {
  order: 'orders.list',
  production: 'production.list',
  goodsReceipt: 'goodsReceipts.list',
  allocation: 'allocations.list',
  shipment: 'shipments.list',
  shortage: 'shortages.list',
  transfer: 'transfers.list',
  return: 'returns.list',
  receipt: 'receipts.list',
  adjustment: 'adjustments.list',
  statement: 'statements.list',
  reconciliation: 'reconciliations.list',
  // Imported as files; there is no list of them to open.
  sellOut: null,
  stockCount: 'stockCounts.list',
}

/** Whether an actor may see documents of a kind at all. */
export const maySeeKind = (actor: Actor, kind: DocumentKind): boolean => {
  const method = listMethods[kind]
  return method !== null && actor.permissions.has(method)
}

/** The kinds of document an actor may see. */
export const kindsSeenBy = (actor: Actor): DocumentKind[] => documentKinds.filter((kind) => maySeeKind(actor, kind))
