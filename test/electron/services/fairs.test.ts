import { expect, test } from 'vitest'
import { getFair, listFairs, saveFair } from '../../../electron/services/fairs'
import { approveOrder, cancelRemainder, discardOrder, saveOrder, submitOrder } from '../../../electron/services/orders'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { refusalOf } from '../../helpers/refusals'

function fair() {
  const company = newCompany()
  const { office } = company
  const [a, b, c] = [company.addDistributor(), company.addDistributor(), company.addDistributor()]
  const [first, second] = [company.addStyle({ sizes: ['S'] }), company.addStyle({ sizes: ['S'] })]
  const draft: Input<'fairs.save'> = {
    code: 'F26',
    name: '2026 秋冬订货会',
    season: '2026AW',
    dateFrom: '2026-03-01',
    dateTo: '2026-03-10',
    styleIds: [second.id, first.id],
    budgets: [
      { distributorId: a.id, amountFen: 1_000_000, quantity: 200 },
      { distributorId: b.id, amountFen: 500_000 },
    ],
  }
  const saved = saveFair(office, parsed('fairs.save', draft))
  const order = (distributorId: number, skuId: number, quantity: number) =>
    saveOrder(
      office,
      parsed('orders.save', {
        distributorId,
        orderKind: 'fair',
        fairId: saved.id,
        businessDate: '2026-03-05',
        lines: [{ skuId, quantity }],
      }),
    )
  const submitted = (...given: Parameters<typeof order>) => submitOrder(office, order(...given).document)
  return { ...company, a, b, c, first, second, draft, saved, order, submitted }
}

test('a fair shows each distributor’s orders against its plan, and who ordered without one', () => {
  const { office, saved, order, submitted, a, b, c, first, second } = fair()
  submitted(a.id, first.sku('BK', 'S'), 30)
  submitted(a.id, second.sku('BK', 'S'), 10)
  submitted(c.id, second.sku('BK', 'S'), 25)
  order(b.id, first.sku('BK', 'S'), 99)
  discardOrder(office, order(b.id, first.sku('BK', 'S'), 77).document)
  const detail = getFair(office, { id: saved.id })
  expect(detail.budgets.map((row) => [row.distributorId, row.amountFen, row.orderedFen, row.orderedQuantity])).toEqual([
    [a.id, 1_000_000, 200_000, 40],
    [b.id, 500_000, 0, 0],
    [c.id, 0, 125_000, 25],
  ])
  expect(detail.ranking.map(({ styleId, quantity, amountFen }) => [styleId, quantity, amountFen])).toEqual([
    [second.id, 35, 175_000],
    [first.id, 30, 150_000],
  ])
  expect(listFairs(office)).toMatchObject([
    { code: 'F26', styleCount: 2, budgetFen: 1_500_000, orderedFen: 325_000, orderedQuantity: 65 },
  ])
})

test('what was cancelled of an order no longer counts', () => {
  const { office, saved, submitted, a, first } = fair()
  const approved = approveOrder(office, submitted(a.id, first.sku('BK', 'S'), 30))
  cancelRemainder(office, { ...approved, reason: '改期' })
  expect(getFair(office, { id: saved.id })).toMatchObject({ orderedQuantity: 0, orderedFen: 0, ranking: [] })
})

test('a representative sees the plans and orders of their own distributors only', () => {
  const { officeFor, saved, submitted, a, c, first } = fair()
  submitted(a.id, first.sku('BK', 'S'), 30)
  submitted(c.id, first.sku('BK', 'S'), 5)
  const office = officeFor('representative', { distributorIds: [c.id] })
  const detail = getFair(office, { id: saved.id })
  expect(detail).toMatchObject({ budgetFen: 0, orderedQuantity: 5, ranking: [{ quantity: 5 }] })
  expect(detail.budgets.map((row) => row.distributorId)).toEqual([c.id])
})

test('a saved fair replaces its styles and plans, and a wrong one names its field', () => {
  const { office, draft, saved, first, a } = fair()
  const change = parsed('fairs.save', { ...draft, id: saved.id, version: 1, styleIds: [first.id], budgets: [] })
  expect(saveFair(office, change)).toMatchObject({ version: 2, styleIds: [first.id], budgets: [], budgetFen: 0 })
  expect(refusalOf(() => saveFair(office, change)).code).toBe('stale')
  const path = (wrong: Partial<Input<'fairs.save'>>) =>
    refusalOf(() => saveFair(office, parsed('fairs.save', { ...draft, code: 'F27', ...wrong }))).fields[0]?.path
  expect(path({ code: 'F26' })).toBe('code')
  expect(path({ dateTo: '2026-02-01' })).toBe('dateTo')
  expect(path({ styleIds: [99] })).toBe('styleIds')
  expect(path({ budgets: [{ distributorId: 99, amountFen: 1 }] })).toBe('budgets.0.distributorId')
  const twice = { distributorId: a.id, amountFen: 1 }
  expect(path({ budgets: [twice, twice] })).toBe('budgets.1.distributorId')
  expect(refusalOf(() => getFair(office, { id: 99 })).code).toBe('notFound')
  expect(listFairs(office)).toHaveLength(1)
})

test('a fair’s orders are reached through an index, not by reading every order', () => {
  const { connection, office, saved } = fair()
  for (const plan of plansOf(connection, () => getFair(office, { id: saved.id })))
    expect(plan).not.toMatch(/SCAN orders\b(?! USING INDEX orders_by_fair)/)
})
