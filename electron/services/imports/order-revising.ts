import { lineAmountFen } from '../../../shared/domain/money'
import { agreedTerms } from '../../../shared/domain/order-terms'
import { rateOfPrice } from '../../../shared/domain/price-overrides'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderTerms } from '../../../shared/schemas/imports'
import type { OrderAmendment, OrderRevision } from '../../../shared/schemas/orders'
import type { Reader, Tx } from '../../database/connection'
import { findDocument, type StoredDocument } from '../../database/queries/documents'
import { findOrderRevision, listOrderRevisionRows } from '../../database/queries/order-revisions'
import { findOrder, type NewOrderLine } from '../../database/queries/orders'
import { listSkusToPrice } from '../../database/queries/price-policies'
import type { Office } from '../office'
import { amend, amendableStates } from '../orders/amend'
import type { PriceFresh } from '../orders/line-changes'
import type { PricedLine } from './order-lines'

/** A newer version of an approved order as a file brings it. */
export interface NewerVersion {
  readonly document: StoredDocument
  readonly lines: readonly PricedLine[]
  /** Where the file says nothing, the order stays as it is. */
  readonly terms: OrderTerms
  readonly file: { readonly name: string; readonly sha256: string }
  readonly importId: number
  readonly detail?: Readonly<Record<string, string | number | null>>
}

const running: readonly string[] = amendableStates

/** Whether an order is changed by a revision rather than replaced. */
export const isRunning = ({ status }: Pick<StoredDocument, 'status'>): boolean => running.includes(status)

function amendmentOf(
  reader: Reader,
  document: StoredDocument,
  change: Pick<OrderAmendment, 'reason' | 'lines' | 'origin'>,
): OrderAmendment {
  const order = findOrder(reader, document.id)
  if (order === undefined) throw new Refusal('notFound')
  const { id, version, reference, remark } = document
  const { deliveryFrom, deliveryTo, cancelAfter } = order
  return { ...{ id, version, reference, remark, deliveryFrom, deliveryTo, cancelAfter }, ...change }
}

/** Makes a newer version of a file the next revision of its order, through the same gate as by hand; what is new has the file's prices. */
export function reviseByFile(
  office: Office,
  tx: Tx,
  { document, lines, terms, file, importId, detail = {} }: NewerVersion,
): void {
  const prices = new Map(lines.toReversed().map((line) => [line.skuId, line]))
  const priceFresh: PriceFresh = (fresh) =>
    fresh.flatMap(({ skuId, quantity }): readonly NewOrderLine[] => {
      const line = prices.get(skuId)
      return line === undefined ? [] : [{ ...line, quantity, amountFen: lineAmountFen(quantity, line.priceFen) }]
    })
  const pieces = lines.map(({ skuId, quantity }) => ({ skuId, quantity }))
  const origin = { kind: 'form', fileName: file.name, sha256: file.sha256 } as const
  const amendment = amendmentOf(tx, document, { reason: file.name, lines: pieces, origin })
  amend(office, tx, { ...amendment, ...agreedTerms(terms, amendment) }, { importId, priceFresh, detail })
}

/** How a line says that its price was agreed in an earlier version of the order. */
const revisionRule = 'revision'

function agreedPrices(reader: Reader, previous: OrderRevision): PriceFresh {
  const prices = new Map(previous.lines.map(({ skuId, priceFen }) => [skuId, priceFen]))
  return (fresh) => {
    const skuIds = fresh.map(({ skuId }) => skuId)
    const tags = new Map(listSkusToPrice(reader, skuIds).map((sku) => [sku.skuId, sku.tagPriceFen]))
    return fresh.map(({ skuId, quantity }) => {
      const priceFen = prices.get(skuId) ?? 0
      const tagPriceFen = tags.get(skuId) ?? priceFen
      return {
        ...{ skuId, quantity, tagPriceFen, priceFen, priceRule: revisionRule },
        rateBp: rateOfPrice(priceFen, tagPriceFen),
        amountFen: lineAmountFen(quantity, priceFen),
      }
    })
  }
}

/**
 * Takes a revision that an import brought back, as a revision of its own that says what the one before it said.
 * @throws Refusal undoRefused when somebody amended since, when pieces of it are promised or gone, or when the order is done; creditExceeded
 */
export function takeRevisionBack(
  office: Office,
  tx: Tx,
  { orderId, revision, fileName }: { readonly orderId: number; readonly revision: number; readonly fileName: string },
): void {
  const document = findDocument(tx, 'order', orderId)
  const previous = findOrderRevision(tx, orderId, revision - 1)
  if (document === undefined || previous === undefined) throw new Refusal('notFound')
  const inTheWay = new Refusal('undoRefused', { number: document.number, status: document.status })
  const [newest] = listOrderRevisionRows(tx, orderId)
  if (newest?.revision !== revision || !isRunning(document)) throw inTheWay
  const { deliveryFrom, deliveryTo, cancelAfter, reference, remark } = previous
  const lines = previous.lines.map(({ skuId, quantity }) => ({ skuId, quantity }))
  const amendment = {
    ...amendmentOf(tx, document, {
      reason: `↶ ${fileName}`,
      lines,
      origin: { kind: 'revision', revision: revision - 1 },
    }),
    ...{ deliveryFrom, deliveryTo, cancelAfter, reference, remark },
  }
  try {
    amend(office, tx, amendment, { priceFresh: agreedPrices(tx, previous) })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'belowCommitted') throw inTheWay
    // Somebody cancelled exactly what the revision had brought.
    if (!(error instanceof Refusal && error.code === 'unchanged')) throw error
  }
}
