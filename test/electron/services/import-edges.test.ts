import { expect, test } from 'vitest'
import { undoImport } from '../../../electron/services/imports'
import { nearest } from '../../../electron/services/imports/nearest'
import { approveOrder } from '../../../electron/services/orders'
import { verifyBooks } from '../../../electron/services/verify'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'
import { newGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

const head = 'order_ref,date,distributor,sku,quantity'
const codesIn = async (goods: ReturnType<typeof newGoods>, ...lines: readonly string[]) => {
  const { problems } = await previewFiles(goods.office, 'orders', [csvOf('o.csv', [head, ...lines])])
  return problems.filter(({ severity }) => severity === 'error').map(({ code, row }) => [code, row])
}

test('an order line is found by its barcode, and one that takes goods away or is named too long is an error', async () => {
  const goods = newGoods()
  const { code } = goods.distributor
  const [first] = goods.style.skus
  const styles = 'sku,style,style_name,colour,size,tag_price_fen,barcode'
  const named = [first?.code, goods.style.code, goods.style.name, 'BK', 'S', 10000, '6901234567892']
  const list = csvOf('s.csv', [styles, named.join(',')])
  expect((await previewFiles(goods.office, 'styles', [list])).problems).toEqual([])
  await importFiles(goods.office, 'styles', [list])
  expect(await codesIn(goods, `P1,2026-03-01,${code},6901234567892,2`)).toEqual([])
  expect(await codesIn(goods, `P1,2026-03-01,${code},${first?.code},-2`)).toEqual([['quantityNegative', 2]])
  expect(await codesIn(goods, `${'P'.repeat(65)},2026-03-01,${code},${first?.code},2`)).toEqual([['invalidValue', 2]])
  expect((await codesIn(goods, `P1,2026-03-01,${code},${goods.style.code}-XXXL,2`))[0]?.[0]).toBe('unknownCode')
})

test('an import is taken back as far as it goes: what was taken back by hand is left, what went on stands in its way', async () => {
  const goods = newGoods()
  const { code } = goods.distributor
  const [first] = goods.style.skus
  const line = (reference: string) => `${reference},2026-03-01,${code},${first?.code},2`
  const free = await importFiles(goods.office, 'orders', [csvOf('a.csv', [head, line('A1'), line('A2')])])
  expect(undoImport(goods.office, { id: free.importId })).toEqual({ undone: 2 })
  expectRefusal(() => undoImport(goods.office, { id: free.importId }), 'undoRefused')
  expectRefusal(() => undoImport(goods.office, { id: 999 }), 'notFound')
  const used = await importFiles(goods.office, 'orders', [csvOf('b.csv', [head, line('B1'), line('B2')])])
  goods.receive([[goods.sku(0), 9]])
  const [order] = goods.connection.sqlite
    .prepare<[], { id: number; version: number }>("select id, version from documents where reference = 'B1'")
    .all()
  if (order === undefined) throw new Error('B1 is not there')
  approveOrder(goods.office, order)
  goods.firm({ orderIds: [order.id] })
  expectRefusal(() => undoImport(goods.office, { id: used.importId }), 'undoRefused')
  expect(goods.statusOf(order.id)).toBe('allocated')
  const book = csvOf(`${code} 2026年3月.csv`, ['日期,单号,摘要,数量,进货金额', '2026-03-02,X-1,进货,2,200'])
  const compared = await importFiles(goods.office, 'counter-ledger', [book])
  expect(undoImport(goods.office, { id: compared.importId })).toEqual({ undone: 1 })
  expect((await verifyBooks(goods.office, {}, quietJob)).ok).toBe(true)
})

test('the names that may have been meant are near, best first, and none when nothing is near', () => {
  expect(nearest('', ['A'])).toEqual([])
  expect(nearest('  - ', ['A'])).toEqual([])
  expect(nearest('AW0001', ['AW0002', 'AW00012', 'ZZ', 'AW-0001'])).toEqual(['AW-0001', 'AW00012', 'AW0002'])
  expect(nearest('杭州', ['杭洲', '广州天河'])).toEqual(['杭洲'])
  expect(nearest('hangzhou', ['沈阳'])).toEqual([])
})

test('a list that names colours by their codes comes in a second time as what it changes', async () => {
  const goods = newGoods()
  const list = (price: number) =>
    csvOf(`${price}.csv`, [
      'sku,style,style_name,colour,size,tag_price_fen',
      ...goods.style.skus.slice(0, 3).map(({ code, size }) => `${code},${goods.style.code},外套,BK,${size},${price}`),
    ])
  expect(await importFiles(goods.office, 'styles', [list(12_000)])).toMatchObject({ updated: 1, created: 0 })
  const other = csvOf('x.csv', ['sku,style,style_name,colour,size,tag_price_fen', `X,${goods.style.code},外套,BK,S,9`])
  expect((await previewFiles(goods.office, 'styles', [other])).problems).toMatchObject([{ code: 'duplicateSku' }])
})

test('what is no longer sold is left alone with a word of warning, and cannot be ordered', async () => {
  const goods = newGoods()
  const [first] = goods.style.skus
  goods.connection.sqlite.prepare('update skus set archived = 1 where id = ?').run(first?.id)
  const styles = 'sku,style,style_name,colour,size,tag_price_fen'
  const list = csvOf('s.csv', [styles, `${first?.code},${goods.style.code},外套,BK,S,10000`])
  expect((await previewFiles(goods.office, 'styles', [list])).problems).toMatchObject([
    { code: 'archived', severity: 'warning', row: 2 },
  ])
  expect(await codesIn(goods, `P1,2026-03-01,${goods.distributor.code},${first?.code},2`)).toEqual([['archived', 2]])
})

test('a book says whose it is by code or by name, and its days in its title, its file’s name or its lines', async () => {
  const goods = newGoods()
  const { code, name } = goods.distributor
  const lines = ['日期,单号,摘要,数量,进货金额', '2026-02-10,X-1,进货,2,200']
  const daysOf = async (file: string, rows = lines) => {
    const { items, problems } = await previewFiles(goods.office, 'counter-ledger', [csvOf(file, rows)])
    return [
      ...items.map(({ title, subtitle }) => `${title} ${subtitle}`),
      ...problems.map((problem) => problem.code),
    ].join()
  }
  for (const file of [`${code} 2026年一季度.csv`, `${name}2026年第1季度.csv`, `${code} 2026Q1.csv`])
    expect(await daysOf(file)).toMatch(/2026-01-01.*2026-03-31/)
  expect(await daysOf(`${code}.csv`)).toMatch(/2026-02-01.*2026-02-28/)
  expect(await daysOf('谁的.csv')).toContain('distributorMissing')
  expect(await daysOf(`${code}.csv`, ['单号,摘要,数量,进货金额', 'X-1,进货,2,200'])).toContain('dateMissing')
})
