import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { type Connection, connect, withTransaction } from '../../electron/database/connection'
import { confirmAllocation, proposeAllocation, shipAllocation } from '../../electron/services/allocations'
import type { Office } from '../../electron/services/office'
import { approveOrder, saveOrder, submitOrder } from '../../electron/services/orders'
import { postReceipt, saveReceipt } from '../../electron/services/receipts'
import { loadActor } from '../../electron/services/sessions'
import { confirmShipment, dispatchShipment } from '../../electron/services/shipments'
import type { DocumentStep } from '../../shared/schemas/documents'
import { parsed } from '../helpers/company'
import { newGoods } from '../helpers/goods-flow'

/** A folder for one run's files, deleted at its end. */
export const folder = mkdtempSync(join(tmpdir(), 'liangqing-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** A book on disk and who trades in it. */
export interface Book {
  readonly file: string
  readonly distributorId: number
  readonly warehouseId: number
  readonly skuIds: readonly number[]
}

const day = '2026-03-05'

/** The office of a book's first user over any handle of it; the clock stands still, so that two runs write the same. */
export function officeOver(sqlite: Database, file: string): Office {
  const connection: Connection = connect(sqlite, file)
  const actor = loadActor(connection, 1)
  if (actor === null) throw new Error('the book has no first user')
  return { connection, actor, today: () => day, now: () => `${day}T02:00:00.000Z` }
}

/** Opens a copy of a book as the product opens it, so that a run leaves the book as it was. */
export function openCopy(book: Book, name: string): { readonly sqlite: Database; readonly file: string } {
  const file = join(folder, `${name}.liangqing`)
  copyFileSync(book.file, file)
  const sqlite = new Sqlite(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536'])
    sqlite.pragma(pragma)
  return { sqlite, file }
}

/** An order of three lines, approved, allocated, and waiting to be dispatched. */
export function orderToShipment(office: Office, book: Book): DocumentStep {
  const { distributorId, warehouseId, skuIds } = book
  const { document } = saveOrder(
    office,
    parsed('orders.save', {
      distributorId,
      orderKind: 'replenish',
      businessDate: day,
      lines: skuIds.slice(0, 3).map((skuId) => ({ skuId, quantity: 2 })),
    }),
  )
  const order = approveOrder(office, submitOrder(office, { id: document.id, version: document.version }))
  const proposal = proposeAllocation(
    office,
    parsed('allocations.propose', { businessDate: day, warehouseId, policy: 'proRata', orderIds: [order.id] }),
  ).document
  const [shipment] = shipAllocation(office, confirmAllocation(office, { id: proposal.id, version: proposal.version }))
  if (shipment === undefined) throw new Error('the allocation made no shipment')
  return shipment
}

/** Order → approve → allocate → dispatch → confirm → receipt. */
export function orderToCash(office: Office, book: Book): void {
  const sent = dispatchShipment(office, { ...orderToShipment(office, book), date: day, remark: '' })
  confirmShipment(office, { ...sent, date: day, received: [], cause: 'unknown', remark: '' })
  const { document } = saveReceipt(
    office,
    parsed('receipts.save', {
      businessDate: day,
      distributorId: book.distributorId,
      method: 'bank',
      parts: [{ part: 'receivable', amountFen: 30_000 }],
    }),
  )
  postReceipt(office, { id: document.id, version: document.version })
}

/** Makes a book in which `cycles` orders were carried to cash. */
export function makeBook(name: string, cycles: number): Book {
  const file = join(folder, `${name}-book.liangqing`)
  const goods = newGoods({ file })
  const { connection, distributor, style, warehouse } = goods
  const book = { file, distributorId: distributor.id, warehouseId: warehouse.id, skuIds: style.skuIds }
  goods.receive(style.skuIds.map((skuId) => [skuId, 1_000_000] as const))
  const office = officeOver(connection.sqlite, file)
  withTransaction(connection, () => {
    for (let cycle = 0; cycle < cycles; cycle++) orderToCash(office, book)
  })
  connection.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  connection.sqlite.pragma('journal_mode = DELETE')
  connection.sqlite.close()
  return book
}
