import type { Output, ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { wantedQuantity } from '../../../shared/domain/order-revisions'
import { Refusal } from '../../../shared/schemas/errors'
import type { ChangeOrigin, OrderRevision, ShownRevision } from '../../../shared/schemas/orders'
import type { Reader, Tx } from '../../database/connection'
import { findLastStep, type StoredDocument } from '../../database/queries/documents'
import { listSkuSpots } from '../../database/queries/lines'
import { findOrderRevision, insertOrderRevision, listOrderRevisionRows } from '../../database/queries/order-revisions'
import { listOrderLines, type StoredOrder } from '../../database/queries/orders'
import { type Office, type ReadingOffice, requireDocument } from '../office'

/** What an order says, without who said it and when. */
export type OrderContent = Omit<OrderRevision, 'revision' | 'at' | 'userName' | 'reason'>

/** What an order says now. */
export function contentOf(
  reader: Reader,
  document: Pick<StoredDocument, 'id' | 'reference' | 'remark'>,
  order: StoredOrder,
): OrderContent {
  const lines = listOrderLines(reader, document.id).flatMap((line) => {
    const quantity = wantedQuantity(line)
    return quantity === 0 ? [] : { skuId: line.skuId, quantity, priceFen: line.priceFen }
  })
  const { deliveryFrom, deliveryTo, cancelAfter } = order
  const { reference, remark } = document
  return {
    ...{ deliveryFrom, deliveryTo, cancelAfter, reference, remark, lines },
    quantity: sumOf(lines.map((line) => line.quantity)),
    amountFen: sumOf(lines.map((line) => line.quantity * line.priceFen)),
  }
}

/** A change of an approved order as its versions keep it. */
export interface Versions {
  readonly document: StoredDocument
  readonly before: OrderContent
  readonly after: OrderContent
  readonly reason: string
  readonly importId: number | null
}

/** Keeps the new version and, the first time, what was approved; an order nobody amends costs nothing. */
export function keepRevisions(office: Office, tx: Tx, versions: Versions): number {
  const { document, before, after, reason, importId } = versions
  const [newest] = listOrderRevisionRows(tx, document.id)
  const own = { orderId: document.id, userId: office.actor.userId, at: office.now() }
  if (newest === undefined) {
    const { createdBy, createdAt } = document
    const approved = findLastStep(tx, document.id, 'approve') ?? { userId: createdBy, at: createdAt }
    insertOrderRevision(tx, { ...own, ...before, ...approved, revision: 0, reason: '', importId: null })
  }
  const revision = (newest?.revision ?? 0) + 1
  insertOrderRevision(tx, { ...own, ...after, revision, reason, importId })
  return revision
}

/** What a history says of where a change came from. */
export function originDetail(origin: ChangeOrigin | undefined): Readonly<Record<string, string | number>> {
  if (origin === undefined) return {}
  if (origin.kind === 'revision') return { fromRevision: origin.revision }
  return { fileName: origin.fileName, sha256: origin.sha256 }
}

/** The versions an approved order had, newest first; an order that was never amended has none. */
export function listOrderRevisions(
  office: ReadingOffice,
  { id }: ParsedInput<'orders.revisions'>,
): Output<'orders.revisions'> {
  requireDocument(office, 'order', id)
  return listOrderRevisionRows(office.connection, id)
}

/** What an order said at a revision, with the places of its SKUs, also of those it has no more. @throws Refusal notFound */
export function getOrderRevision(office: ReadingOffice, input: ParsedInput<'orders.revision'>): ShownRevision {
  requireDocument(office, 'order', input.id)
  const found = findOrderRevision(office.connection, input.id, input.revision)
  if (found === undefined) throw new Refusal('notFound')
  const places = listSkuSpots(
    office.connection,
    found.lines.map(({ skuId }) => skuId),
  )
  return { ...found, lines: found.lines.flatMap((line) => ({ ...line, ...placed(places, line.skuId) })) }
}

function placed(places: ReturnType<typeof listSkuSpots>, skuId: number) {
  const place = places.get(skuId)
  if (place === undefined) throw new Error(`no SKU ${skuId}`)
  return place
}
