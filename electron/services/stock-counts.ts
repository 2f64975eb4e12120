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
import { listCountedDifferences } from '../database/queries/stock-movements'
import { assertMaySee, documentHead, inTransaction, type Office, openDocument, type ReadingOffice } from './office'
import { post } from './posting'
import { fieldRefusal } from './steps'

/** One page of stock counts. */
export const listStockCounts = (office: ReadingOffice, filter: ParsedInput<'stockCounts.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'stockCount', filter, { distributorIds: office.actor.distributorIds })

/** A stock count with the differences it posted. @throws Refusal notFound */
export const getStockCount = (office: ReadingOffice, { id }: ParsedInput<'stockCounts.get'>): StockCountDocument => ({
  ...documentHead(office, 'stockCount', id),
  lines: listCountedDifferences(office.connection, id),
})

/**
 * Posts what was counted as the difference to the books at the end of the counted day; a SKU counted on two shelves is added up, and one
 * that is not named is not counted. The document's quantity is the net difference.
 * @throws Refusal invalidInput, periodLocked, stockMissing when less was found than is promised
 */
export function postStockCount(office: Office, input: ParsedInput<'stockCounts.post'>): DocumentRow {
  const { businessDate, reference, remark } = input
  if (businessDate > office.today()) throw fieldRefusal('businessDate', 'tooBig')
  return inTransaction(office, (tx) => {
    const warehouse = countedPlace(office, tx, input)
    const variance = findOnlyWarehouse(tx, 'variance')
    if (variance === undefined) throw new Error('the company has no place for differences')
    const differences = differencesOf(tx, input)
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

function differencesOf(
  tx: Tx,
  input: ParsedInput<'stockCounts.post'>,
): { readonly skuId: number; readonly quantity: number }[] {
  const counted = new Map<number, number>()
  for (const { skuId, countedQuantity } of input.lines) counted.set(skuId, (counted.get(skuId) ?? 0) + countedQuantity)
  return listOnHandAsOf(tx, input.warehouseId, [...counted.keys()], input.businessDate)
    .map(({ skuId, onHand }) => ({ skuId, quantity: (counted.get(skuId) ?? 0) - onHand }))
    .filter((line) => line.quantity !== 0)
}
