import { expect, test } from 'vitest'
import { prepareImport, undoImport } from '../../../electron/services/imports'
import { approveOrder, cancelRemainder } from '../../../electron/services/orders'
import { findAnything } from '../../../electron/services/search'
import { signIn } from '../../../electron/services/sessions'
import { getSettings, saveSettings } from '../../../electron/services/settings'
import { approveTransfer, dispatchTransfer, saveTransfer } from '../../../electron/services/transfers'
import { verifyBooks } from '../../../electron/services/verify'
import { parsed, password } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'
import { newGoods } from '../../helpers/goods-flow'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

test('goods leave a place of ours that lacks them only where the company allows it, and the check of the books knows', async () => {
  const goods = newGoods()
  const { office } = goods
  const regional = goods.addWarehouse({ kind: 'regional' })
  goods.receive([[goods.sku(0), 2]])
  const draft = {
    ...{ businessDate: office.today(), mode: 'internal' as const },
    ...{
      fromWarehouseId: goods.warehouse.id,
      toWarehouseId: regional.id,
      lines: [{ skuId: goods.sku(0), quantity: 5 }],
    },
  }
  const { document } = saveTransfer(office, parsed('transfers.save', draft))
  const { id, version } = approveTransfer(office, { id: document.id, version: 1 })
  const leave = () => dispatchTransfer(office, parsed('transfers.dispatch', { id, version, date: office.today() }))
  expect(expectRefusal(leave, 'stockMissing').params).toMatchObject({ missing: 3 })
  expect(goods.stock(goods.sku(0))).toEqual([2, 0])
  saveSettings(office, { ...getSettings(office), allowNegativeStock: true })
  expect(leave()).toMatchObject({ status: 'dispatched' })
  expect(goods.stock(goods.sku(0))).toEqual([-3, 0])
  expect((await verifyBooks(office, {}, quietJob)).ok).toBe(true)
})

test('an import is cancelled before it is read, and taken back around what was cancelled by hand', async () => {
  const goods = newGoods()
  const [first] = goods.style.skus
  const line = (reference: string) => `${reference},2026-03-01,${goods.distributor.code},${first?.code},2`
  const file = csvOf('a.csv', ['order_ref,date,distributor,sku,quantity', line('A1'), line('A2')])
  const request = {
    kind: 'orders' as const,
    files: [{ ...file, bytes: Uint8Array.from(file.bytes) }],
    acceptRepeated: false,
  }
  const job = { report: () => undefined, signal: AbortSignal.abort() }
  await expect(prepareImport(goods.office, request, job)).rejects.toMatchObject({ code: 'cancelled' })
  const { importId } = await importFiles(goods.office, 'orders', [file])
  const [order] = goods.connection.sqlite
    .prepare<[], { id: number; version: number }>("select id, version from documents where reference = 'A1'")
    .all()
  if (order === undefined) throw new Error('A1 is not there')
  cancelRemainder(goods.office, { ...approveOrder(goods.office, order), reason: '不要了' })
  expect(undoImport(goods.office, { id: importId })).toEqual({ undone: 1 })
})

test('a style of one size needs no size in a list', async () => {
  const goods = newGoods()
  goods.addStyle({ code: 'CAP', colours: ['BK'], sizes: ['F'] })
  const { code } = goods.distributor
  const preview = await previewFiles(goods.office, 'orders', [
    csvOf('caps.csv', ['order_ref,date,distributor,style,colour,quantity', `P1,2026-03-01,${code},CAP,BK,3`]),
  ])
  expect(preview).toMatchObject({ quantity: 3, errorCount: 0 })
})

test('names nobody has are counted like real ones, however many are tried, and never let in', () => {
  const { connection, office } = newGoods()
  const tried = (name: string) => refusalOf(() => signIn(connection, office, { name, password: 'not-this-one' }))
  for (let at = 0; at < 4; at += 1) expect(tried('ghost').params).toMatchObject({ attemptsLeft: 4 - at })
  expect(tried('ghost').code).toBe('locked')
  expect(tried('GHOST').code).toBe('locked')
  expect(signIn(connection, office, { name: 'chen', password })).toMatchObject({ name: 'chen' })
})

test('the palette stops at what fits, though thousands match', () => {
  const goods = newGoods()
  for (let at = 0; at < 12; at += 1) goods.receive([[goods.sku(0), 1]])
  const hits = findAnything(goods.office, { query: 'GR-2026' })
  expect(hits).toHaveLength(8)
  expect(new Set(hits.map(({ id }) => id)).size).toBe(8)
})
