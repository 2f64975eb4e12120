import { beforeEach, describe, expect, test } from 'vitest'
import { saveDistributor } from '../../../electron/services/distributors'
import { undoImport } from '../../../electron/services/imports'
import {
  amendOrder,
  approveOrder,
  cancelRemainder,
  discardOrder,
  listOrderRevisions,
  listOrders,
  withdrawOrder,
} from '../../../electron/services/orders'
import { listReconciliations, signReconciliation } from '../../../electron/services/reconciliations'
import { verifyBooks } from '../../../electron/services/verify'
import { wantedQuantity } from '../../../shared/domain/order-revisions'
import { parsed } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'
import { newGoods, type Pieces, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

let goods: TestGoods
beforeEach(() => {
  goods = newGoods()
})

const head = 'order_ref,date,distributor,sku,quantity,tag_price_fen,rate_bp,amount_fen'
const codeOf = (at: number): string => goods.style.skus.find(({ id }) => id === goods.sku(at))?.code ?? ''
const form = (name: string, pieces: Pieces, reference = 'N-1') =>
  csvOf(name, [
    head,
    ...pieces.map(([at, quantity]) =>
      [reference, '2026-03-05', goods.distributor.code, codeOf(at), quantity, 10_000, 5000, quantity * 5000].join(),
    ),
  ])
const bring = (file: ReturnType<typeof csvOf>) => importFiles(goods.office, 'orders', [file], { acceptRepeated: true })
const idOf = (reference: string, status = 'submitted'): number =>
  listOrders(goods.office, parsed('orders.list', { statuses: [status] })).rows.find(
    (row) => row.reference === reference,
  )?.id ?? 0
const wanted = (id: number) => goods.order(id).lines.map((line) => wantedQuantity(line))
const versionOf = (id: number): number => goods.order(id).document.version
async function approved(pieces: Pieces): Promise<number> {
  await bring(form('一.csv', pieces))
  const id = idOf('N-1')
  approveOrder(goods.office, { id, version: 1 })
  return id
}

describe('taking an import of orders back', () => {
  test('that another one replaced leaves nothing behind when that goes too', async () => {
    const older = await bring(form('一.csv', [[0, 3]]))
    const newer = await bring(form('二.csv', [[0, 5]]))
    expect(undoImport(goods.office, { id: older.importId })).toEqual({ undone: 0 })
    expect(undoImport(goods.office, { id: newer.importId })).toEqual({ undone: 1 })
    expect(idOf('N-1')).toBe(0)
  })

  test('leaves the order that was cancelled by hand, and counts it not', async () => {
    const file = csvOf('二单.csv', [
      head,
      `N-1,2026-03-05,${goods.distributor.code},${codeOf(0)},2,10000,5000,10000`,
      `N-2,2026-03-05,${goods.distributor.code},${codeOf(1)},3,10000,5000,15000`,
    ])
    const { importId } = await bring(file)
    const [first, second] = [idOf('N-1'), idOf('N-2')]
    discardOrder(goods.office, withdrawOrder(goods.office, { id: first, version: versionOf(first) }))
    const before = goods.order(first).history.length
    expect(undoImport(goods.office, { id: importId })).toEqual({ undone: 1 })
    expect([goods.statusOf(first), goods.statusOf(second)]).toEqual(['cancelled', 'cancelled'])
    expect(goods.order(first).history).toHaveLength(before)
    expect(goods.order(second).history[0]).toMatchObject({ action: 'undoImport' })
  })

  test('makes the order that gave way what it was: a draft is a draft again, with the pieces it asked for', async () => {
    const { document } = goods.draft([[goods.sku(0), 3]], { reference: 'N-1' })
    const { importId } = await bring(form('二.csv', [[0, 5]]))
    expect(goods.statusOf(document.id)).toBe('cancelled')
    undoImport(goods.office, { id: importId })
    expect(goods.statusOf(document.id)).toBe('draft')
    expect(wanted(document.id)).toEqual([3])
  })

  test('newest first cancels both versions, and the newer one is not brought back by the older', async () => {
    const older = await bring(form('一.csv', [[0, 3]]))
    const first = idOf('N-1')
    const newer = await bring(form('二.csv', [[0, 5]]))
    const second = idOf('N-1')
    undoImport(goods.office, { id: newer.importId })
    expect(undoImport(goods.office, { id: older.importId })).toEqual({ undone: 1 })
    expect([goods.statusOf(first), goods.statusOf(second)]).toEqual(['cancelled', 'cancelled'])
    expect((await verifyBooks(goods.office, {}, quietJob)).ok).toBe(true)
  })

  test('that only left an approved order alone has nothing to take back', async () => {
    await approved([[0, 3]])
    const { importId, skipped } = await bring(form('又.csv', [[0, 3]]))
    expect(skipped).toBe(1)
    const refusal = expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
    expect(refusal.params).toEqual({ number: '又.csv', status: 'orders' })
  })

  test('of masters is refused, because other documents name them', async () => {
    const { importId } = await importFiles(goods.office, 'regions', [csvOf('r.csv', ['code,name', 'R77,东北'])])
    const refusal = expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
    expect(refusal.params).toEqual({ number: 'r.csv', status: 'regions' })
  })

  test('is refused with the number and state of the order that is promised', async () => {
    const id = await approved([[0, 3]])
    const importId = Number(
      goods.connection.sqlite.prepare('select import_id from documents where id = ?').pluck().get(id),
    )
    goods.receive([[goods.sku(0), 3]])
    goods.firm({ orderIds: [id] })
    const { number, status } = goods.order(id).document
    expect(expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused').params).toEqual({
      number,
      status,
    })
    expect(wanted(id)).toEqual([3])
  })
})

describe('taking a revision back', () => {
  test('that somebody amended since is refused, and the order stays as it was amended', async () => {
    const id = await approved([[0, 3]])
    const { importId } = await bring(form('二.csv', [[0, 5]]))
    amendOrder(
      goods.office,
      parsed('orders.amend', {
        ...{ id, version: versionOf(id), reason: '再加', reference: 'N-1' },
        lines: [{ skuId: goods.sku(0), quantity: 8 }],
      }),
    )
    const { number } = goods.order(id).document
    const refusal = expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
    expect(refusal.params).toMatchObject({ number, status: 'approved' })
    expect(wanted(id)).toEqual([8])
  })

  test('of an order that is done is refused', async () => {
    const id = await approved([[0, 1]])
    const { importId } = await bring(form('二.csv', [[0, 2]]))
    goods.receive([[goods.sku(0), 2]])
    goods.confirm(goods.dispatch(goods.ship(goods.firm({ orderIds: [id] }))))
    const { status } = goods.order(id).document
    expect(expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused').params).toMatchObject({
      status,
    })
    expect(goods.order(id).document.quantity).toBe(2)
  })

  test('of which exactly what it brought was cancelled by hand changes no piece, and the import is taken back', async () => {
    const id = await approved([[0, 3]])
    const { importId } = await bring(form('二.csv', [[0, 5]]))
    goods.receive([[goods.sku(0), 3]])
    goods.firm({ orderIds: [id] })
    cancelRemainder(goods.office, { id, version: versionOf(id), reason: '多的不要' })
    const revisions = listOrderRevisions(goods.office, { id }).length
    expect(wanted(id)).toEqual([3])
    expect(undoImport(goods.office, { id: importId })).toEqual({ undone: 1 })
    expect(wanted(id)).toEqual([3])
    expect(listOrderRevisions(goods.office, { id })).toHaveLength(revisions)
    expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
  })

  test('passes the credit gate again, and beyond it the import stays', async () => {
    const id = await approved([[0, 5]])
    const { importId } = await bring(form('少.csv', [[0, 1]]))
    const { regionId, code, name, discountBp, paymentTermsDays } = goods.distributor
    saveDistributor(
      goods.office,
      parsed('distributors.save', {
        ...{ id: goods.distributor.id, version: goods.distributor.version },
        ...{ regionId, code, name, discountBp, paymentTermsDays, creditLimitFen: 6000 },
      }),
    )
    expectRefusal(() => undoImport(goods.office, { id: importId }), 'creditExceeded')
    expect(wanted(id)).toEqual([1])
    const undoneAt = goods.connection.sqlite.prepare('select undone_at from imports where id = ?').pluck()
    expect(undoneAt.get(importId)).toBeNull()
  })

  test('brings the row back that the newer form had left out, at the price agreed before', async () => {
    const id = await approved([
      [0, 3],
      [1, 2],
    ])
    goods.connection.sqlite.prepare('update skus set tag_price_fen = 20000 where id = ?').run(goods.sku(1))
    const { importId } = await bring(form('少.csv', [[0, 3]]))
    expect(wanted(id)).toEqual([3])
    undoImport(goods.office, { id: importId })
    expect(
      goods
        .order(id)
        .lines.filter((line) => wantedQuantity(line) > 0)
        .map(({ skuId, priceFen }) => [skuId, priceFen]),
    ).toEqual([
      [goods.sku(0), 5000],
      [goods.sku(1), 5000],
    ])
  })
})

describe('a newer version that cannot be taken', () => {
  test('of an order that is done is left, and told with its state', async () => {
    const id = await approved([[0, 1]])
    goods.receive([[goods.sku(0), 1]])
    goods.confirm(goods.dispatch(goods.ship(goods.firm({ orderIds: [id] }))))
    const { status } = goods.order(id).document
    const newer = form('二.csv', [[0, 4]])
    const { items, problems } = await previewFiles(goods.office, 'orders', [newer])
    expect(items).toMatchObject([{ action: 'leave', revises: null }])
    expect(problems).toMatchObject([{ code: 'orderClosed', severity: 'warning', params: { status } }])
    expect(await bring(newer)).toMatchObject({ created: 0, updated: 0, skipped: 1 })
    expect(wanted(id)).toEqual([1])
  })

  test('was approved between looking and bringing in becomes a revision, not a second order', async () => {
    await bring(form('一.csv', [[0, 3]]))
    const id = idOf('N-1')
    approveOrder(goods.office, { id, version: 1 })
    expect(await bring(form('二.csv', [[0, 4]]))).toMatchObject({ created: 0, updated: 1 })
    expect(listOrders(goods.office, parsed('orders.list', {})).rows).toHaveLength(1)
  })
})

describe('taking a comparison back', () => {
  const book = () =>
    csvOf(`${goods.distributor.code} 2026年3月.csv`, ['日期,单号,摘要,数量,进货金额', '2026-03-02,X-1,进货,2,200'])

  test('is refused once it was signed', async () => {
    const { importId } = await importFiles(goods.office, 'counter-ledger', [book()])
    const [row] = listReconciliations(goods.office, parsed('reconciliations.list', {})).rows
    if (row === undefined) throw new Error('nothing was compared')
    const { id, version } = row
    signReconciliation(goods.office, parsed('reconciliations.sign', { id, version, reason: '年底一起' }))
    const refusal = expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
    expect(refusal.params).toMatchObject({ number: row.number, status: 'signed' })
    expect(goods.statusOf(id)).toBe('signed')
  })

  test('lets the book in again without asking', async () => {
    const { importId } = await importFiles(goods.office, 'counter-ledger', [book()])
    await expect(importFiles(goods.office, 'counter-ledger', [book()])).rejects.toMatchObject({ code: 'fileRepeated' })
    undoImport(goods.office, { id: importId })
    expect(await importFiles(goods.office, 'counter-ledger', [book()])).toMatchObject({ created: 1 })
  })
})
