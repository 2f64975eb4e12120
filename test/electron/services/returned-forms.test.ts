import { describe, expect, it } from 'vitest'
import {
  amendOrder,
  getOrderRevision,
  listOrderRevisions,
  readReturnedForm,
  submitOrder,
  takeReturnedForm,
} from '../../../electron/services/orders'
import { parsed } from '../../helpers/company'
import { csvOf } from '../../helpers/files'
import { newGoods, type Pieces, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

const sha256 = 'b'.repeat(64)
const origin = { kind: 'form', fileName: '改.xlsx', sha256 } as const
const linesOf = (pieces: Pieces) => pieces.map(([skuId, quantity]) => ({ skuId, quantity }))

const codeOf = (goods: TestGoods, skuId: number): string => {
  const code = goods.connection.sqlite.prepare('select code from skus where id = ?').pluck().get(skuId)
  return String(code)
}

const form = (
  goods: TestGoods,
  rows: readonly (readonly [code: string, quantity: number])[],
  head = goods.distributor.code,
) =>
  csvOf('改.csv', [
    '客户编号,单号,单品编码,数量',
    ...rows.map(([code, quantity]) => `${head},KH-7,${code},${quantity}`),
  ])

const read = (goods: TestGoods, id: number, file: ReturnType<typeof csvOf>) =>
  readReturnedForm(goods.office, parsed('orders.readForm', { id, file }))

const take = (goods: TestGoods, id: number, pieces: Pieces) => {
  const { version } = goods.order(id).document
  return takeReturnedForm(goods.office, parsed('orders.takeForm', { id, version, origin, lines: linesOf(pieces) }))
}

describe('readReturnedForm', () => {
  it('gives the pieces by SKU with the cell of each, and tells what leads nowhere beside them', async () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 3]])
    const file = form(goods, [
      [codeOf(goods, goods.sku(0)), 2],
      [codeOf(goods, goods.sku(1)), 4],
      ['NICHT-DA', 1],
      [codeOf(goods, goods.sku(0)), 1],
    ])
    const found = await read(goods, order.id, file)
    expect(found.lines.map(({ skuId, quantity, row, closed }) => [skuId, quantity, row, closed])).toEqual([
      [goods.sku(0), 3, 2, false],
      [goods.sku(1), 4, 3, false],
    ])
    expect(found).toMatchObject({ fileName: '改.csv', reference: 'KH-7', takenAt: null })
    expect(found.problems.map(({ code, row, severity }) => [code, row, severity])).toEqual([
      ['unknownCode', 4, 'error'],
    ])
    expect(goods.order(order.id).document.version).toBe(3)
  })

  it('keeps a SKU that takes nothing new as a closed line, so that its cell can say why', async () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 3]])
    goods.connection.sqlite.prepare('update skus set archived = 1 where id = ?').run(goods.sku(0))
    const found = await read(goods, order.id, form(goods, [[codeOf(goods, goods.sku(0)), 5]]))
    expect(found.lines).toMatchObject([{ skuId: goods.sku(0), quantity: 5, closed: true }])
    expect(found.problems).toEqual([])
  })

  it("refuses another distributor's form and a file without anything to read", async () => {
    const goods = newGoods()
    const other = goods.addDistributor()
    const order = goods.approved([[goods.sku(0), 3]])
    const code = codeOf(goods, goods.sku(0))
    await expect(read(goods, order.id, form(goods, [[code, 1]], other.code))).rejects.toMatchObject({
      code: 'formOfOther',
      params: { number: order.number },
    })
    await expect(read(goods, order.id, csvOf('x.csv', ['']))).rejects.toMatchObject({ code: 'fileEmpty' })
  })

  it('of several orders in a file reads the one that is called like the order', async () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 3]], { reference: 'kh-8' })
    const code = codeOf(goods, goods.sku(0))
    const rows = [`${goods.distributor.code},KH-7,${code},9`, `${goods.distributor.code},KH-8,${code},4`]
    const found = await read(goods, order.id, csvOf('两单.csv', ['客户编号,单号,单品编码,数量', ...rows]))
    expect(found.lines.map(({ quantity }) => quantity)).toEqual([4])
  })
})

describe('takeReturnedForm', () => {
  it('changes a draft in place, keeps the prices its lines have, and keeps the file in the history', () => {
    const goods = newGoods()
    const { id } = goods.draft([
      [goods.sku(0), 3],
      [goods.sku(1), 2],
    ]).document
    const first = goods.order(id).lines[0]?.id
    const after = take(goods, id, [
      [goods.sku(0), 5],
      [goods.sku(2), 1],
    ])
    expect(after.document).toMatchObject({ status: 'draft', quantity: 6, amountFen: 30_000 })
    expect(after.lines.map((line) => [line.skuId, line.quantity])).toEqual([
      [goods.sku(0), 5],
      [goods.sku(2), 1],
    ])
    expect(after.lines[0]?.id).toBe(first)
    expect(after.history[0]).toMatchObject({
      action: 'takeForm',
      detail: { fileName: '改.xlsx', sha256, cells: 3, quantity: 1 },
    })
  })

  it('leaves an order that is handed in handed in, and never without a line', () => {
    const goods = newGoods()
    const { id } = submitOrder(goods.office, { id: goods.draft([[goods.sku(0), 3]]).document.id, version: 1 })
    expect(take(goods, id, [[goods.sku(0), 1]]).document).toMatchObject({ status: 'submitted', quantity: 1 })
    expectRefusal(() => take(goods, id, []), 'noLines')
    expectRefusal(() => take(goods, id, [[goods.sku(0), 1]]), 'unchanged')
  })

  it('recognises the same file when it comes again', async () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 3]]).document
    const file = form(goods, [[codeOf(goods, goods.sku(0)), 4]])
    const found = await read(goods, id, file)
    const { version } = goods.order(id).document
    takeReturnedForm(
      goods.office,
      parsed('orders.takeForm', {
        ...{ id, version, lines: linesOf([[goods.sku(0), 4]]) },
        origin: { kind: 'form', fileName: found.fileName, sha256: found.sha256 },
      }),
    )
    expect((await read(goods, id, file)).takenAt).toBe(goods.order(id).history[0]?.at)
  })

  it('is not the way to change an approved order; a revision is, and it names the file too', () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 3]])
    expectRefusal(() => take(goods, order.id, [[goods.sku(0), 4]]), 'wrongState')
    const lines = linesOf([[goods.sku(1), 4]])
    amendOrder(goods.office, parsed('orders.amend', { id: order.id, version: 3, reason: '改单', lines, origin }))
    expect(goods.order(order.id).history[0]?.detail).toMatchObject({ revision: 1, fileName: '改.xlsx', sha256 })
    expect(listOrderRevisions(goods.office, { id: order.id })).toHaveLength(2)
    expect(getOrderRevision(goods.office, { id: order.id, revision: 0 }).lines).toEqual([
      {
        skuId: goods.sku(0),
        quantity: 3,
        priceFen: 5000,
        styleId: goods.style.id,
        colourId: goods.style.colours[0]?.id,
      },
    ])
  })
})
