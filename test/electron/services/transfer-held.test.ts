import { beforeEach, describe, expect, test } from 'vitest'
import { findAnything } from '../../../electron/services/search'
import { postSellOut } from '../../../electron/services/sell-out'
import {
  approveTransfer,
  dispatchTransfer,
  getTransfer,
  listTransfers,
  saveTransfer,
} from '../../../electron/services/transfers'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed, type TestCompany, type TestStyle } from '../../helpers/company'
import { ship } from '../../helpers/goods'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let style: TestStyle
let a: ReturnType<TestCompany['addDistributor']>
let b: ReturnType<TestCompany['addDistributor']>

beforeEach(() => {
  company = newCompany()
  style = company.addStyle({ sizes: ['S', 'M'] })
  a = company.addDistributor({ discountBp: 5000 })
  b = company.addDistributor({ discountBp: 4500 })
})

const draft = (quantity: number, given: Partial<Input<'transfers.save'>> = {}) =>
  parsed('transfers.save', {
    ...{ businessDate: '2026-03-05', mode: 'throughUs' as const, fromWarehouseId: a.warehouseId },
    ...{ toWarehouseId: b.warehouseId, lines: [{ skuId: style.skuIds[0] ?? 0, quantity }] },
    ...given,
  })
const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })

describe('a distributor that sends more than the books know it to hold', () => {
  beforeEach(() => {
    ship(company, a.id, [{ skuId: style.skuIds[0] ?? 0, quantity: 5 }])
  })

  test('has to say why, and the line keeps what was known', () => {
    const refusal = expectRefusal(
      () => saveTransfer(company.office, draft(6)),
      'transferBeyondHeld',
      'beyondHeldReason',
    )
    expect(refusal.params).toMatchObject({ count: 1, held: 5, quantity: 6, sku: style.skus[0]?.code })
    const asked = saveTransfer(company.office, draft(6, { beyondHeldReason: '上年存货' }))
    expect(asked).toMatchObject({ beyondHeldReason: '上年存货', lines: [{ quantity: 6, heldQuantity: 5 }] })
  })

  test('is asked nothing while it sends what it holds', () => {
    const asked = saveTransfer(company.office, draft(5, { beyondHeldReason: '上年存货' }))
    expect(asked).toMatchObject({ beyondHeldReason: '', lines: [{ heldQuantity: 5 }] })
  })

  test('has to say why when the goods went between the request and the dispatch', () => {
    const asked = saveTransfer(company.office, draft(5)).document
    const approved = approveTransfer(company.office, seen(asked))
    postSellOut(company.office, {
      ...{ distributorId: a.id, reference: '', importId: null },
      lines: [{ date: '2026-03-05', skuId: style.skuIds[0] ?? 0, quantity: 2 }],
    })
    const leave = (beyondHeldReason: string) =>
      dispatchTransfer(company.office, { ...seen(approved), date: '2026-03-05', remark: '', beyondHeldReason })
    expect(expectRefusal(() => leave(''), 'transferBeyondHeld').params).toMatchObject({ held: 3, quantity: 5 })
    expect(leave('补报的销售有误').status).toBe('dispatched')
    expect(getTransfer(company.office, { id: asked.id }).beyondHeldReason).toBe('补报的销售有误')
  })
})

describe('a representative of one end', () => {
  const repOf = (distributorId: number) => company.officeFor('representative', { distributorIds: [distributorId] })
  const reason = { beyondHeldReason: '自有库存' }

  test('names no place of a distributor they do not look after', () => {
    expectRefusal(() => saveTransfer(repOf(a.id), draft(1, reason)), 'notFound')
    expectRefusal(() => saveTransfer(repOf(b.id), draft(1, reason)), 'notFound')
    const both = company.officeFor('representative', { distributorIds: [a.id, b.id] })
    expect(saveTransfer(both, draft(1, reason))).toMatchObject({ fromAmountFen: 5000, toAmountFen: 4500 })
  })

  test('reads neither prices, amounts nor stock of the other end', () => {
    const { document } = saveTransfer(company.office, draft(2, reason))
    expect(getTransfer(repOf(a.id), { id: document.id })).toMatchObject({
      ...{ document: { amountFen: 10_000 }, fromAmountFen: 10_000, toAmountFen: null, differenceFen: null },
      lines: [{ fromPriceFen: 5000, fromRateBp: 5000, heldQuantity: 0, toPriceFen: null, toRateBp: null }],
    })
    expect(getTransfer(repOf(b.id), { id: document.id })).toMatchObject({
      ...{ document: { amountFen: 9000 }, fromAmountFen: null, toAmountFen: 9000, differenceFen: null },
      lines: [{ fromPriceFen: null, fromRateBp: null, fromFree: null, heldQuantity: null, toPriceFen: 4500 }],
    })
    const listed = (distributorId: number) => listTransfers(repOf(distributorId), parsed('transfers.list', {})).rows
    expect(listed(a.id)).toMatchObject([{ amountFen: 10_000, fromAmountFen: 10_000, toAmountFen: null }])
    expect(listed(b.id)).toMatchObject([{ amountFen: 9000, fromAmountFen: null, toAmountFen: 9000 }])
  })

  test('may still change a request between both ends, and never sees the other’s price by it', () => {
    const { document } = saveTransfer(company.office, draft(2, reason))
    const changed = saveTransfer(repOf(a.id), draft(3, { ...reason, ...seen(document) }))
    expect(changed).toMatchObject({ fromAmountFen: 15_000, toAmountFen: null, lines: [{ toPriceFen: null }] })
    const other = company.addDistributor().warehouseId
    expectRefusal(
      () => saveTransfer(repOf(a.id), draft(3, { ...reason, ...seen(changed.document), toWarehouseId: other })),
      'notFound',
    )
  })

  test('finds what their distributor sends as well as what it receives, and nobody else’s', () => {
    const { document } = saveTransfer(company.office, draft(2, reason))
    const found = (distributorId: number) =>
      findAnything(repOf(distributorId), { query: document.number }).map(({ kind, id }) => [kind, id])
    expect(found(a.id)).toEqual([['transfer', document.id]])
    expect(found(b.id)).toEqual([['transfer', document.id]])
    expect(found(company.addDistributor().id)).toEqual([])
  })
})
