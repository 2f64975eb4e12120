import { describe, expect, test } from 'vitest'
import { matchLines, settleDifference, unmatchLines } from '../../../electron/services/reconciliations'
import { cancelReturn, saveReturn } from '../../../electron/services/returns'
import { resolveShortage } from '../../../electron/services/shortages'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { parsed } from '../../helpers/company'
import { current, differenceOf, name, returned, seen } from '../../helpers/comparisons'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { book, bought, expectBridge, opening, start } from '../../helpers/reconciliations'

const settle = (goods: TestGoods, document: ReconciliationDocument, reference: string) => {
  const now = current(goods.office, document)
  return settleDifference(goods.office, { ...seen(now), differenceId: differenceOf(now, reference).id })
}
const compare = async (goods: TestGoods, ...rows: Parameters<typeof book>[0]) =>
  start(goods.office, goods.distributor.id, await book([opening(0), ...rows]))

test('goods they sent back are found as the return that waits for just this money, in whichever state it waits', async () => {
  const goods = newGoods()
  const { shipment } = goods.dispatched([[goods.sku(0), 10]])
  goods.confirm(shipment)
  const ask = (quantity: number) =>
    saveReturn(
      goods.office,
      parsed('returns.save', {
        ...{ businessDate: goods.office.today(), distributorId: goods.distributor.id, warehouseId: goods.warehouse.id },
        ...{ reason: 'unsold', lines: [{ skuId: goods.sku(0), quantity }] },
      }),
    ).document
  const [other, cancelled] = [ask(1), ask(2)]
  cancelReturn(goods.office, seen({ document: cancelled }))
  const document = await compare(
    goods,
    bought(shipment.number, 10, 500, '2026-03-06'),
    returned('TH-9', 2, 100, '2026-03-07'),
  )
  expect(differenceOf(document, 'TH-9')).toMatchObject({ differenceClass: 'returnNotCredited', nextStep: 'bookReturn' })
  expect(settle(goods, document, 'TH-9')).toEqual({ kind: 'return', id: null, created: false })
  expect(current(goods.office, document).links).toEqual([])
  const waiting = ask(2)
  expect(settle(goods, document, 'TH-9')).toEqual({ kind: 'return', id: waiting.id, created: false })
  const after = current(goods.office, document)
  expect(differenceOf(after, 'TH-9').settlement).toMatchObject({ kind: 'return', number: waiting.number })
  expect(after.links.map(({ id }) => id)).not.toContain(other.id)
  expect(settle(goods, document, 'TH-9')).toEqual({ kind: 'return', id: waiting.id, created: false })
  expect(current(goods.office, document).document.version).toBe(after.document.version)
})

describe('pieces that are missing', () => {
  test('of a shipment that nobody has confirmed are claimed by confirming it; no money is drafted', async () => {
    const goods = newGoods()
    const { shipment } = goods.dispatched([[goods.sku(0), 10]])
    const document = await compare(goods, bought(shipment.number, 9, 450, '2026-03-06'))
    expect(differenceOf(document, shipment.number)).toMatchObject({
      differenceClass: 'shortShipment',
      nextStep: 'claim',
    })
    expect(settle(goods, document, shipment.number)).toEqual({ kind: 'shipment', id: shipment.id, created: false })
    const after = current(goods.office, document)
    expect(after.history[0]).toMatchObject({ action: 'draftSettlement', detail: { kind: 'shipment', amountFen: 5000 } })
    expect(after.links).toEqual([])
    expect(settle(goods, document, shipment.number)).toMatchObject({ id: shipment.id, created: false })
    expect(current(goods.office, document).document.version).toBe(after.document.version)
  })

  test('of a shipment that arrived whole are settled with money', async () => {
    const goods = newGoods()
    const { shipment } = goods.dispatched([[goods.sku(0), 10]])
    goods.confirm(shipment)
    const document = await compare(goods, bought(shipment.number, 9, 450, '2026-03-06'))
    expect(settle(goods, document, shipment.number)).toMatchObject({ kind: 'adjustment', created: true })
  })

  test('and whose credit is what differs lead to that shortage', async () => {
    const goods = newGoods()
    const { shipment } = goods.dispatched([[goods.sku(0), 10]])
    const { shortageId } = goods.confirm(shipment, { 0: 9 })
    const id = shortageId ?? 0
    resolveShortage(
      goods.office,
      parsed('shortages.resolve', { id, version: 1, date: goods.office.today(), resolution: 'credited' }),
    )
    let document = await compare(
      goods,
      bought(shipment.number, 10, 500, '2026-03-06'),
      returned('TH-9', 1, 40, '2026-03-07'),
    )
    const lone = document.differences.find(({ ourDocumentId }) => ourDocumentId === id)
    expect(lone).toMatchObject({ differenceClass: 'shortShipment', amountFen: -5000 })
    const theirs = differenceOf(document, 'TH-9').counterLineId ?? 0
    document = matchLines(goods.office, { ...seen(document), ourDocumentIds: [id], counterLineIds: [theirs] })
    expectBridge(document)
    const [left, ...none] = document.differences
    expect(none).toEqual([])
    expect(left).toMatchObject({ ourDocumentId: id, counterLineId: theirs, amountFen: -1000 })
    document = name(goods.office, document, left?.reference ?? '', ['shortShipment'])
    expect(settle(goods, document, left?.reference ?? '')).toEqual({ kind: 'shortage', id, created: false })
    const groupNo = document.pairs.find(({ pass }) => pass === 'manual')?.groupNo ?? 0
    const parted = unmatchLines(goods.office, { ...seen(current(goods.office, document)), groupNo })
    expectBridge(parted)
    expect(parted.differences).toHaveLength(2)
  })
})
