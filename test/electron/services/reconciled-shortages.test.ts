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
