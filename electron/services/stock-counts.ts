import type { ParsedInput } from '../../shared/contract'
import { goodsOnly, moveAll } from '../../shared/domain/posting/legs'
import type { DocumentRow } from '../../shared/schemas/documents'
import type { StockCountDocument } from '../../shared/schemas/stock'
import type { Page } from '../../shared/schemas/values'
import type { Tx } from '../database/connection'
import { findDocumentRow, listDocuments } from '../database/queries/document-lists'
import { unknownSkuAt } from '../database/queries/lines'
import { findOnlyWarehouse, findWarehouse, type StoredWarehouse } from '../database/queries/masters'
import { listOnHandAsOf } from '../database/queries/stock'
import { type CountedSku, insertStockCount, listStockCountLines, wasBlind } from '../database/queries/stock-counts'
import { assertMaySee, documentHead, inTransaction, type Office, openDocument, type ReadingOffice } from './office'
import { post } from './posting'
import { fieldRefusal } from './steps'

/** One page of stock counts. */
export const listStockCounts = (office: ReadingOffice, filter: ParsedInput<'stockCounts.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'stockCount', filter, { distributorIds: office.actor.distributorIds })

/** A stock count with everything that was counted. @throws Refusal notFound */
export const getStockCount = (office: ReadingOffice, { id }: ParsedInput<'stockCounts.get'>): StockCountDocument => ({
  ...documentHead(office, 'stockCount', id),
  blind: wasBlind(office.connection, id),
  lines: listStockCountLines(office.connection, id),
})

/**
 * Posts what was counted as the difference to the books at the end of the counted day; a SKU counted on two shelves is added up, and one
 * that is not named is not counted. What agreed with the books is kept too, so that the count can be read afterwards. The document's
 * quantity is the net difference.
 * @throws Refusal invalidInput, periodLocked, stockMissing when less was found than is promised
 */
export function postStockCount(office: Office, input: ParsedInput<'stockCounts.post'>): DocumentRow {
  const { businessDate, reference, remark, blind } = input
  if (businessDate > office.today()) throw fieldRefusal('businessDate', 'tooBig')
  return inTransaction(office, (tx) => {
    const warehouse = countedPlace(office, tx, input)
    const variance = findOnlyWarehouse(tx, 'variance')
    if (variance === undefined) throw new Error('the company has no place for differences')
    const counted = countedOf(tx, input)
    const differences = counted.map(differenceOf).filter((line) => line.quantity !== 0)
    const over = differences.filter((line) => line.quantity > 0)
    const under = differences.filter((line) => line.quantity < 0).map((line) => ({ ...line, quantity: -line.quantity }))
    const { id } = openDocument(
      office,
      tx,
      {
        ...{ kind: 'stockCount', status: 'posted', businessDate, reference, remark },
        warehouseId: warehouse.id,
        distributorId: warehouse.distributorId,
        quantity: piecesOf(over) - piecesOf(under),
      },
      'post',
    )
    insertStockCount(tx, { documentId: id, blind, lines: counted })
    post(
      office,
      tx,
      { documentId: id, businessDate },
      goodsOnly([
        ...moveAll('stockCount', variance.id, warehouse.id, over),
        ...moveAll('stockCount', warehouse.id, variance.id, under),
      ]),
    )
    const row = findDocumentRow(tx, id)
    if (row === undefined) throw new Error(`stock count ${id} is not there after posting`)
    return row
  })
}

const piecesOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0)

function countedPlace(office: Office, tx: Tx, input: ParsedInput<'stockCounts.post'>): StoredWarehouse {
  const warehouse = findWarehouse(tx, input.warehouseId)
  if (warehouse === undefined || !['company', 'regional', 'quarantine', 'distributor'].includes(warehouse.kind))
    throw fieldRefusal('warehouseId', 'unknown')
  if (warehouse.distributorId !== null) assertMaySee(office, warehouse.distributorId)
  const unknown = unknownSkuAt(
    tx,
    input.lines.map((line) => line.skuId),
  )
  if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
  return warehouse
}

const differenceOf = ({ skuId, bookQuantity, countedQuantity }: CountedSku) => ({
  skuId,
  quantity: countedQuantity - bookQuantity,
})

function countedOf(tx: Tx, input: ParsedInput<'stockCounts.post'>): readonly CountedSku[] {
  const counted = new Map<number, number>()
  for (const { skuId, countedQuantity } of input.lines) counted.set(skuId, (counted.get(skuId) ?? 0) + countedQuantity)
  return listOnHandAsOf(tx, input.warehouseId, [...counted.keys()], input.businessDate).map(({ skuId, onHand }) => ({
    skuId,
    bookQuantity: onHand,
    countedQuantity: counted.get(skuId) ?? 0,
  }))
}
