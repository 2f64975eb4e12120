import { beforeEach, describe, expect, test } from 'vitest'
import { undoImport } from '../../../electron/services/imports'
import type { Office } from '../../../electron/services/office'
import {
  amendOrder,
  approveOrder,
  cancelRemainder,
  getOrder,
  getOrderRevision,
  listOrderRevisions,
  listOrders,
} from '../../../electron/services/orders'
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
/** A form of one order: pieces by the position of the SKU, at half the tag price unless said otherwise. */
const form = (name: string, pieces: Pieces, rateBp = 5000) =>
  csvOf(name, [
    head,
    ...pieces.map(([at, quantity]) => {
      const amount = quantity * rateBp
      return `N-1,2026-03-05,${goods.distributor.code},${codeOf(at)},${quantity},10000,${rateBp},${amount}`
    }),
  ])

const bring = (file: ReturnType<typeof csvOf>, who: Office = goods.office) =>
  importFiles(who, 'orders', [file], { acceptRepeated: true })
const preview = (file: ReturnType<typeof csvOf>, who: Office = goods.office) => previewFiles(who, 'orders', [file])
const orders = (statuses: string[]) => listOrders(goods.office, parsed('orders.list', { statuses })).rows
const wanted = (id: number) =>
  goods.order(id).lines.flatMap((line) => (wantedQuantity(line) === 0 ? [] : [[line.skuId, wantedQuantity(line)]]))

/** The order of the first form, approved. */
async function approved(pieces: Pieces): Promise<number> {
  await bring(form('一.csv', pieces))
  const id = orders(['submitted'])[0]?.id ?? 0
  approveOrder(goods.office, { id, version: 1 })
  return id
}

describe('a newer version of the form of an approved order', () => {
  test('is told as a revision with its cells, and becomes one with the file as its reason', async () => {
    const id = await approved([
      [0, 3],
      [1, 2],
    ])
    const newer = form('二.csv', [
      [0, 5],
      [2, 1],
    ])
    const seen = await preview(newer)
    expect(seen.items).toMatchObject([
      { action: 'revise', revises: { number: goods.order(id).document.number, cells: 3, quantity: 1 } },
    ])
    expect(seen.problems).toMatchObject([{ code: 'orderRevised', severity: 'warning', params: { cells: 3 } }])
    expect(await bring(newer)).toMatchObject({ created: 0, updated: 1, skipped: 0 })
    expect(wanted(id)).toEqual([
      [goods.sku(0), 5],
      [goods.sku(2), 1],
    ])
    const [newest] = listOrderRevisions(goods.office, { id })
    expect(newest).toMatchObject({ revision: 1, reason: '二.csv', quantity: 6 })
    expect(goods.order(id).history[0]).toMatchObject({ action: 'amend', detail: { fileName: '二.csv', cells: 3 } })
  })

  test('that changes only days and remark becomes a revision too, and an old form of it is known', async () => {
    const sheet = (name: string, terms: readonly string[]) =>
      csvOf(name, [
        `客户编码,${goods.distributor.code},订货日期,2026-03-05,订单号,N-1`,
        ...terms,
        '',
        '货号,数量,单价',
        `${codeOf(0)},3,50`,
      ])
    await bring(sheet('一.csv', ['交货日期,2026-05-20', '备注,分两批']))
    const id = orders(['submitted'])[0]?.id ?? 0
    expect(goods.order(id)).toMatchObject({ deliveryTo: '2026-05-20', document: { remark: '分两批' } })
    approveOrder(goods.office, { id, version: 1 })
    const newer = sheet('二.csv', ['交货日期,2026-04-30'])
    const seen = await preview(newer)
    expect(seen.items).toMatchObject([{ action: 'revise', revises: { cells: 0, quantity: 0 } }])
    expect(seen.problems.map(({ code }) => code)).toEqual(['orderTermsRevised'])
    await bring(newer)
    expect(goods.order(id)).toMatchObject({ deliveryTo: '2026-04-30', document: { remark: '分两批' } })
    expect(wanted(id)).toEqual([[goods.sku(0), 3]])
    expect((await preview(sheet('三.csv', ['交货日期,2026-05-20']))).problems.map(({ code }) => code)).toEqual([
      'orderEarlier',
    ])
    expect((await preview(sheet('四.csv', []))).items).toMatchObject([{ action: 'repeat' }])
  })

  test('keeps agreed prices, says so, and takes the price of the file for what is new', async () => {
    const id = await approved([[0, 3]])
    const newer = form(
      '贵.csv',
      [
        [0, 4],
        [1, 1],
      ],
      6000,
    )
    expect((await preview(newer)).problems.map(({ code }) => code)).toContain('priceAgreed')
    await bring(newer)
    expect(goods.order(id).lines.map((line) => [line.skuId, line.quantity, line.priceFen])).toEqual([
      [goods.sku(0), 4, 5000],
      [goods.sku(1), 1, 6000],
    ])
    expect(
      (
        await preview(
          form(
            '只改价.csv',
            [
              [0, 4],
              [1, 1],
            ],
            7000,
          ),
        )
      ).items,
    ).toMatchObject([{ action: 'repeat' }])
  })

  test('that takes pieces back which are promised or gone stops the whole import and names them', async () => {
    const id = await approved([[0, 3]])
    goods.receive([[goods.sku(0), 2]])
    goods.firm({ orderIds: [id] })
    const newer = form('少.csv', [[0, 1]])
    expect((await preview(newer)).problems).toMatchObject([
      { code: 'belowCommitted', severity: 'error', params: { sku: codeOf(0), committed: 2, wanted: 1 } },
    ])
    await expect(bring(newer)).rejects.toMatchObject({ code: 'importProblems' })
    expect(wanted(id)).toEqual([[goods.sku(0), 3]])
  })

  test('passes the credit gate; beyond it nothing of the import is written', async () => {
    const poor = goods.addDistributor({ creditLimitFen: 20_000 })
    const line = (quantity: number) =>
      `P-1,2026-03-05,${poor.code},${codeOf(0)},${quantity},10000,5000,${quantity * 5000}`
    await bring(csvOf('甲.csv', [head, line(3)]))
    const id = orders(['submitted'])[0]?.id ?? 0
    approveOrder(goods.office, { id, version: 1 })
    const other = `P-2,2026-03-05,${poor.code},${codeOf(1)},1,10000,5000,5000`
    await expect(bring(csvOf('乙.csv', [head, other, line(5)]))).rejects.toMatchObject({ code: 'creditExceeded' })
    expect(wanted(id)).toEqual([[goods.sku(0), 3]])
    expect(orders(['submitted'])).toEqual([])
  })

  test('is left to whoever may amend approved orders', async () => {
    const id = await approved([[0, 3]])
    const assistant = goods.officeFor('assistant')
    const newer = form('二.csv', [[0, 5]])
    expect(await preview(newer, assistant)).toMatchObject({
      items: [{ action: 'leave', revises: null }],
      problems: [{ code: 'orderNotAmendable', severity: 'warning' }],
    })
    expect(await bring(newer, assistant)).toMatchObject({ updated: 0, skipped: 1 })
    expect(wanted(id)).toEqual([[goods.sku(0), 3]])
  })

  test('is not mistaken for one when an old form comes again, also after a remainder was cancelled', async () => {
    const id = await approved([[0, 3]])
    amendOrder(
      goods.office,
      parsed('orders.amend', {
        id,
        version: 2,
        reason: '加',
        reference: 'N-1',
        lines: [{ skuId: goods.sku(0), quantity: 7 }],
      }),
    )
    expect(await preview(form('旧.csv', [[0, 3]]))).toMatchObject({
      items: [{ action: 'leave' }],
      problems: [{ code: 'orderEarlier', params: { revision: 0 } }],
    })
    const other = goods.approved([[goods.sku(1), 4]], { reference: 'N-2' })
    goods.receive([[goods.sku(1), 1]])
    goods.firm({ orderIds: [other.id] })
    const { version } = goods.order(other.id).document
    cancelRemainder(goods.office, { id: other.id, version, reason: '不要了' })
    const line = `N-2,2026-03-05,${goods.distributor.code},${codeOf(1)},4,10000,5000,20000`
    expect((await preview(csvOf('旧二.csv', [head, line]))).items).toMatchObject([{ action: 'leave' }])
  })
})

describe('undoing an import that revised', () => {
  test('says again what was said before, at the prices of before, and the books stay whole', async () => {
    const id = await approved([
      [0, 3],
      [1, 2],
    ])
    const { importId } = await bring(form('二.csv', [[0, 5]]))
    expect(undoImport(goods.office, { id: importId })).toEqual({ undone: 1 })
    expect(wanted(id)).toEqual([
      [goods.sku(0), 3],
      [goods.sku(1), 2],
    ])
    const [newest] = listOrderRevisions(goods.office, { id })
    expect(newest).toMatchObject({ revision: 2, reason: '↶ 二.csv' })
    const [first, last] = [0, 2].map((revision) => getOrderRevision(goods.office, { id, revision }).lines)
    expect(last).toEqual(first)
    expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
    expect((await verifyBooks(goods.office, {}, quietJob)).ok).toBe(true)
  })

  test('is refused as a whole once pieces of it are promised, or somebody amended since', async () => {
    const id = await approved([[0, 3]])
    const { importId } = await bring(form('二.csv', [[0, 5]]))
    goods.receive([[goods.sku(0), 4]])
    goods.firm({ orderIds: [id] })
    expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
    expect(wanted(id)).toEqual([[goods.sku(0), 5]])
    const { version } = getOrder(goods.office, { id }).document
    amendOrder(
      goods.office,
      parsed('orders.amend', { id, version, reason: '再加', lines: [{ skuId: goods.sku(0), quantity: 8 }] }),
    )
    expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
  })

  test('brings back the order that nobody had approved and that gave way', async () => {
    await bring(form('一.csv', [[0, 3]]))
    const [old] = orders(['submitted'])
    const { importId } = await bring(form('二.csv', [[0, 5]]))
    expect(goods.order(old?.id ?? 0).document.status).toBe('cancelled')
    expect(undoImport(goods.office, { id: importId })).toEqual({ undone: 1 })
    expect(orders(['submitted']).map(({ id, quantity }) => [id, quantity])).toEqual([[old?.id, 3]])
    expect(wanted(old?.id ?? 0)).toEqual([[goods.sku(0), 3]])
  })
})
