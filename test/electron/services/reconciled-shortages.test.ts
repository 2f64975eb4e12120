import { describe, expect, test } from 'vitest'
import { undoImport } from '../../../electron/services/imports'
import { getReconciliation, listReconciliations, signReconciliation } from '../../../electron/services/reconciliations'
import { resolveShortage } from '../../../electron/services/shortages'
import { parsed } from '../../helpers/company'
import { csvOf, importFiles } from '../../helpers/files'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

describe('goods that went astray', () => {
  const csv = (code: string, rows: readonly string[]) =>
    csvOf(`${code} 2026年3月.csv`, ['日期,单号,类型,数量,金额', ...rows])
  const compared = (goods: TestGoods) => {
    const { rows } = listReconciliations(goods.office, parsed('reconciliations.list', {}))
    return getReconciliation(goods.office, { id: rows[0]?.id ?? 0 })
  }
  const short = (resolution: 'credited' | null) => {
    const goods = newGoods()
    const { shipment } = goods.dispatched([[goods.sku(0), 10]])
    const { shortageId } = goods.confirm(shipment, { 0: 9 })
    const step = {
      id: shortageId ?? 0,
      version: 1,
      date: goods.office.today(),
      resolution: resolution ?? 'found',
    } as const
    if (resolution !== null) resolveShortage(goods.office, parsed('shortages.resolve', step))
    return { goods, number: shipment.number }
  }

  test('and were credited are part of their shipment: a book with what arrived agrees', async () => {
    const { goods, number } = short('credited')
    await importFiles(goods.office, 'counter-ledger', [
      csv(goods.distributor.code, [`2026-03-06,${number},进货,9,450`]),
    ])
    const document = compared(goods)
    expect(document.differences).toEqual([])
    expect(document.pairs).toMatchObject([{ differenceFen: 0, ours: [{ amountFen: 50_000 }, { amountFen: -5000 }] }])
  })

  test('and were credited, but stand in full in their book, are a shortage and no repeat', async () => {
    const { goods, number } = short('credited')
    await importFiles(goods.office, 'counter-ledger', [
      csv(goods.distributor.code, [`2026-03-06,${number},进货,10,500`]),
    ])
    expect(compared(goods).differences).toMatchObject([
      { differenceClass: 'shortShipment', amountFen: -5000, quantity: -1 },
    ])
  })

  test('and are still claimed are a short shipment', async () => {
    const { goods, number } = short(null)
    await importFiles(goods.office, 'counter-ledger', [
      csv(goods.distributor.code, [`2026-03-06,${number},进货,9,450`]),
    ])
    expect(compared(goods).differences).toMatchObject([
      { differenceClass: 'shortShipment', amountFen: 5000, quantity: 1, reason: 'quantityDiffers' },
    ])
  })

  test('a signed comparison keeps its import from being undone', async () => {
    const { goods, number } = short('credited')
    const files = [csv(goods.distributor.code, [`2026-03-06,${number},进货,9,450`])]
    const { importId } = await importFiles(goods.office, 'counter-ledger', files)
    const { id } = compared(goods).document
    signReconciliation(goods.office, { id, version: 1, reason: '' })
    expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused')
  })
})

test('a book that names styles: as many pieces of others are wrong goods, and without a number the goods tell which delivery it is', async () => {
  const goods = newGoods()
  const { shipment } = goods.dispatched([[goods.sku(0), 10]])
  const { code } = goods.style
  const other = goods.addStyle({ code: 'Q9900' }).code
  const file = (name: string, number: string, words: string, yuan: number) =>
    csvOf(`${goods.distributor.code} ${name}.csv`, [
      '日期,单号,类型,摘要,数量,金额',
      `2026-03-06,${number},进货,${words},10,${yuan}`,
    ])
  const compared = async (content: ReturnType<typeof csvOf>) => {
    await importFiles(goods.office, 'counter-ledger', [content])
    const { rows } = listReconciliations(goods.office, parsed('reconciliations.list', {}))
    return getReconciliation(goods.office, { id: rows[0]?.id ?? 0 })
  }
  const wrong = await compared(file('2026年3月', shipment.number, `${other} 10件`, 480))
  expect(wrong.differences).toMatchObject([{ differenceClass: 'wrongGoods', reason: 'otherStyles', nextStep: 'claim' }])
  const dear = await compared(file('2026年03月', '', `${code} 10件`, 300))
  expect(dear.differences).toMatchObject([{ differenceClass: 'priceDifference', amountFen: 20_000 }])
  expect(dear.pairs).toMatchObject([{ pass: 'goods', suggested: true }])
})
