import { expect, test } from 'vitest'
import { fairBoard, fairBudget, getFair, listFairs, saveFair } from '../../../electron/services/fairs'
import type { Office } from '../../../electron/services/office'
import { approveOrder, cancelRemainder, discardOrder, saveOrder, submitOrder } from '../../../electron/services/orders'
import { postReceipt, reverseReceipt, saveReceipt } from '../../../electron/services/receipts'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

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

test('a plan by category stands beside what was ordered of it, and breadth and depth are counted', () => {
  const { office, draft, saved, a, first, second, submitted } = fair()
  const other = { category: '裤装', amountFen: 5, quantity: 1 }
  const plan = { distributorId: a.id, amountFen: 100_000, quantity: 40, minStyles: 3, minDepth: 10 }
  const budgets = [{ ...plan, categories: [{ category: '上衣', amountFen: 90_000, quantity: 30 }, other] }]
  saveFair(office, parsed('fairs.save', { ...draft, id: saved.id, version: 1, budgets }))
  submitted(a.id, first.sku('BK', 'S'), 30)
  submitted(a.id, second.sku('BK', 'S'), 10)
  const [row] = getFair(office, { id: saved.id }).budgets
  expect(row).toMatchObject({ ...plan, styleCount: 2, skuCount: 2, orderedQuantity: 40, orderedFen: 200_000 })
  expect(row?.categories).toEqual([
    { category: '上衣', amountFen: 90_000, quantity: 30, orderedQuantity: 40, orderedFen: 200_000 },
    { ...other, orderedQuantity: 0, orderedFen: 0 },
  ])
  const twice = { ...draft, code: 'F27', budgets: [{ ...plan, categories: [other, other] }] }
  expectRefusal(() => saveFair(office, parsed('fairs.save', twice)), 'duplicateCode', 'budgets.0.categories')
})

test('a deposit is due of what was ordered, and comes from posted receipts that name the fair', () => {
  const { office, draft, saved, a, b, first, submitted } = fair()
  saveFair(office, parsed('fairs.save', { ...draft, id: saved.id, version: 1, depositBp: 2000 }))
  submitted(a.id, first.sku('BK', 'S'), 30)
  const pay = (distributorId: number, amountFen: number, more: Partial<Input<'receipts.save'>> = {}) => {
    const receipt = { distributorId, businessDate: '2026-03-05', method: 'bank', fairId: saved.id } as const
    const parts = [{ part: 'prepayment' as const, amountFen }]
    return saveReceipt(office, parsed('receipts.save', { ...receipt, parts, ...more })).document
  }
  postReceipt(office, pay(a.id, 20_000))
  const bounced = pay(a.id, 5000)
  reverseReceipt(office, { ...postReceipt(office, bounced), reason: '退票' })
  pay(a.id, 7000)
  postReceipt(office, pay(a.id, 9000, { fairId: null }))
  postReceipt(office, pay(a.id, 900, { parts: [{ part: 'receivable', amountFen: 900 }] }))
  postReceipt(office, pay(a.id, -1000))
  const money = getFair(office, { id: saved.id }).budgets.map((row) => [row.distributorId, row.dueFen, row.receivedFen])
  expect(money).toEqual([
    [a.id, 30_000, 19_000],
    [b.id, 0, 0],
  ])
  expectRefusal(() => pay(a.id, 1, { fairId: 99 }), 'unknownCode', 'fairId')
})

test('the board ranks every style of the fair, and compares with last year’s of the same season unless told otherwise', () => {
  const { office, draft, saved, a, c, first, second, submitted, addStyle } = fair()
  const left = addStyle({ category: '裤装' })
  saveFair(
    office,
    parsed('fairs.save', { ...draft, id: saved.id, version: 1, styleIds: [first.id, second.id, left.id] }),
  )
  const held = (code: string, season: string, dateFrom: string) =>
    saveFair(office, parsed('fairs.save', { code, name: code, season, dateFrom, dateTo: dateFrom }))
  const [last, spring] = [held('F25', '2025AW', '2025-03-08'), held('S25', '2025SS', '2025-03-01')]
  saveAndSubmit(office, last.id, a.id, first.sku('BK', 'S'))
  submitted(a.id, second.sku('BK', 'S'), 10)
  submitted(c.id, second.sku('BK', 'S'), 5)
  const board = fairBoard(office, { id: saved.id })
  expect(board.ranking.map(({ styleId, quantity, distributorCount }) => [styleId, quantity, distributorCount])).toEqual(
    [
      [second.id, 15, 2],
      [first.id, 0, 0],
      [left.id, 0, 0],
    ],
  )
  expect(board.against).toMatchObject({ id: last.id, orderedQuantity: 4 })
  expect(board.mix.category).toEqual([
    { key: '上衣', quantity: 15, amountFen: 75_000, lastQuantity: 4, lastAmountFen: 20_000 },
  ])
  expect(fairBoard(office, { id: saved.id, againstId: spring.id })).toMatchObject({
    against: { id: spring.id },
    mix: { priceBand: [{ key: '0-199', quantity: 15, lastQuantity: 0 }] },
  })
  expect(fairBoard(office, { id: saved.id, againstId: null })).toMatchObject({ against: null })
  expect(refusalOf(() => fairBoard(office, { id: 99 })).code).toBe('notFound')
})

function saveAndSubmit(office: Office, fairId: number, distributorId: number, skuId: number): void {
  const draft = { distributorId, orderKind: 'fair', fairId, businessDate: '2026-03-05' } as const
  const { document } = saveOrder(office, parsed('orders.save', { ...draft, lines: [{ skuId, quantity: 4 }] }))
  submitOrder(office, document)
}

test('a representative’s board and budgets hold their own distributors only', () => {
  const { officeFor, saved, submitted, a, c, first } = fair()
  submitted(a.id, first.sku('BK', 'S'), 30)
  submitted(c.id, first.sku('BK', 'S'), 5)
  const office = officeFor('representative', { distributorIds: [c.id] })
  const board = fairBoard(office, { id: saved.id })
  expect(board.distributors.map((row) => row.distributorId)).toEqual([c.id])
  expect(board).toMatchObject({
    ranking: [{ quantity: 5, distributorCount: 1 }, { quantity: 0 }],
    mix: { size: [{ quantity: 5 }] },
  })
  expect(refusalOf(() => fairBudget(office, { fairId: saved.id, distributorId: a.id })).code).toBe('notFound')
})

test('a budget shows what the other orders took, the one being changed left out', () => {
  const { office, saved, submitted, a, first, second } = fair()
  const one = submitted(a.id, first.sku('BK', 'S'), 30)
  submitted(a.id, second.sku('BK', 'S'), 10)
  const asked = { fairId: saved.id, distributorId: a.id }
  expect(fairBudget(office, asked)).toMatchObject({ amountFen: 1_000_000, orderedQuantity: 40, orderedFen: 200_000 })
  expect(fairBudget(office, { ...asked, orderId: one.id })).toMatchObject({ orderedQuantity: 10, orderedFen: 50_000 })
  expect(refusalOf(() => fairBudget(office, { ...asked, fairId: 99 })).code).toBe('notFound')
})

test('after the last day for orders only whoever plans fairs hands one in', () => {
  const { office, officeFor, draft, saved, order, a, first, setToday } = fair()
  saveFair(office, parsed('fairs.save', { ...draft, id: saved.id, version: 1, orderDeadline: '2026-03-12' }))
  const clerk = officeFor('assistant')
  submitOrder(clerk, order(a.id, first.sku('BK', 'S'), 1).document)
  setToday('2026-03-13')
  const late = order(a.id, first.sku('BK', 'S'), 2).document
  expect(refusalOf(() => submitOrder(officeFor('assistant'), late))).toMatchObject({
    code: 'fairClosed',
    params: { deadline: '2026-03-12' },
  })
  expect(submitOrder(officeFor('supervisor'), late).status).toBe('submitted')
  const early = { ...draft, code: 'F28', orderDeadline: '2026-02-28' }
  expectRefusal(() => saveFair(office, parsed('fairs.save', early)), 'invalidInput', 'orderDeadline')
})
