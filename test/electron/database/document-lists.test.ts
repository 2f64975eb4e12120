import { expect, test } from 'vitest'
import { listOrders } from '../../../electron/services/orders'
import { parsed } from '../../helpers/company'
import { newGoods } from '../../helpers/goods-flow'
import { plansOf } from '../../helpers/plans'

function listed() {
  const goods = newGoods()
  const other = goods.addDistributor({ code: 'N001', name: '北方服饰' })
  const order = (reference: string, distributorId = goods.distributor.id) =>
    goods.draft([[goods.sku(0), 1]], { reference, distributorId }).document.number
  const find = (query: string) =>
    listOrders(goods.office, parsed('orders.list', { query })).rows.map((row) => row.number)
  return { goods, other, order, find }
}

test('a list finds by number, tail digits, reference in any letters, and customer, newest first', () => {
  const { other, order, find } = listed()
  const first = order('KH-77')
  const second = order('kh-78', other.id)
  const third = order('Kh-79')
  expect(find(first)).toEqual([first])
  expect(find('so-2026-00000')).toEqual([third, second, first])
  expect(find('2')).toEqual([second])
  expect(find('kh-77')).toEqual([first])
  expect(find('KH-78')).toEqual([second])
  // As nobody writes a reference, it is still found.
  expect(find('kH-79')).toEqual([third])
  expect(find('bffs')).toEqual([second])
  expect(find('%')).toEqual([])
  expect(find('nothing')).toEqual([])
})

test('what is found by its reference is read by index, however long the past is', () => {
  const { goods, order, find } = listed()
  const number = order('KH-77')
  const plans = plansOf(goods.connection, () => expect(find('KH-77')).toEqual([number])).join('\n')
  expect(plans).toContain('documents_by_reference (reference>? AND reference<?)')
  expect(plans).toContain('SEARCH documents USING INTEGER PRIMARY KEY (rowid=?)')
})
