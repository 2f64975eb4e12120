import { expect, test } from 'vitest'
import {
  approvePricePolicy,
  expirePricePolicy,
  listPricePolicies,
  savePricePolicy,
} from '../../../electron/services/price-policies'
import { quotePrices } from '../../../electron/services/prices'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { refusalOf } from '../../helpers/refusals'

function priced() {
  const company = newCompany()
  const { office } = company
  const distributor = company.addDistributor({ discountBp: 5000, grade: 'A' })
  const coat = company.addStyle({ season: '2026AW', category: '大衣', sizes: ['S'], tagPriceFen: 99_900 })
  const shirt = company.addStyle({ season: '2026SS', category: '衬衫', sizes: ['S'], tagPriceFen: 10_001 })
  const skuIds = [...coat.skuIds, ...shirt.skuIds]
  const add = (policy: Partial<Input<'pricePolicies.save'>>) =>
    savePricePolicy(
      office,
      parsed('pricePolicies.save', { name: '政策', dateFrom: '2026-01-01', rateBp: 4500, ...policy }),
    )
  const approved = (policy: Partial<Input<'pricePolicies.save'>>) => approvePricePolicy(office, add(policy))
  const quote = (change: Partial<Input<'prices.quote'>> = {}) =>
    quotePrices(
      office,
      parsed('prices.quote', {
        distributorId: distributor.id,
        orderKind: 'spot',
        date: '2026-03-05',
        skuIds,
        ...change,
      }),
    ).map(({ priceFen, rule }) => [priceFen, rule])
  return { ...company, distributor, coat, shirt, add, approved, quote, skuIds }
}

test('without a policy the distributor’s own rate holds, half up', () => {
  const { quote, distributor, office, skuIds } = priced()
  expect(quote()).toEqual([
    [49_950, 'distributorDiscount'],
    [5001, 'distributorDiscount'],
  ])
  const query = {
    distributorId: distributor.id,
    orderKind: 'spot' as const,
    date: '2026-03-05',
    skuIds: [skuIds[1] ?? 0, 999],
  }
  expect(quotePrices(office, query)).toEqual([
    {
      skuId: skuIds[1],
      tagPriceFen: 10_001,
      rateBp: 5000,
      priceFen: 5001,
      rule: 'distributorDiscount',
      floorFen: null,
      kind: 'distributorDiscount',
      reason: 'distributorDiscount',
      beforeFloorFen: 5001,
      base: null,
      steps: [],
      losers: [],
    },
  ])
})

test('an approved policy fires in its scope and its days and names itself; a draft and an expired one do not', () => {
  const { quote, add, approved, office } = priced()
  add({ name: '草稿', rateBp: 1000 })
  const autumn = approved({ name: '秋冬', season: '2026AW', dateTo: '2026-06-30', floorPriceFen: 45_000 })
  expect(quote()[0]).toEqual([45_000, '秋冬'])
  expect(quote()[1]).toEqual([5001, 'distributorDiscount'])
  expect(quote({ date: '2026-07-01' })[0]).toEqual([49_950, 'distributorDiscount'])
  expect(quote({ date: '2025-12-31' })[0]).toEqual([49_950, 'distributorDiscount'])
  expirePricePolicy(office, autumn)
  expect(quote()[0]).toEqual([49_950, 'distributorDiscount'])
})

test('every rule that fired and lost is told', () => {
  const { distributor, approved, office, coat } = priced()
  approved({ name: '人人', rateBp: 4800 })
  approved({ name: '专享', rateBp: 4000, distributorId: distributor.id })
  const [story] = quotePrices(
    office,
    parsed('prices.quote', {
      distributorId: distributor.id,
      orderKind: 'fair',
      date: '2026-03-05',
      skuIds: [...coat.skuIds],
    }),
  )
  expect(story).toMatchObject({
    rule: '专享',
    rateBp: 4000,
    losers: [
      { rule: '人人', rateBp: 4800, because: 'lessSpecific' },
      { rule: 'distributorDiscount', rateBp: 5000, because: 'onlyWithoutPolicy' },
    ],
  })
})

test('a policy changed after it was approved waits to be approved again, and one that expired stays so', () => {
  const { office, approved, quote } = priced()
  const policy = approved({ rateBp: 4000 })
  const { status, distributorName, regionName, ...draft } = policy
  const changed = savePricePolicy(office, { ...draft, rateBp: 100, season: '' })
  expect(changed).toMatchObject({ status: 'draft', season: null, version: 3 })
  expect(quote()[0]).toEqual([49_950, 'distributorDiscount'])
  expect(refusalOf(() => approvePricePolicy(office, policy)).code).toBe('stale')
  const expired = expirePricePolicy(office, changed)
  expect(refusalOf(() => approvePricePolicy(office, expired)).code).toBe('wrongState')
  expect(refusalOf(() => savePricePolicy(office, { ...draft, version: expired.version })).code).toBe('wrongState')
  expect(refusalOf(() => expirePricePolicy(office, { id: 99, version: 1 })).code).toBe('notFound')
})

test('a policy is refused with the field that is wrong', () => {
  const { add } = priced()
  const path = (policy: Parameters<typeof add>[0]) => refusalOf(() => add(policy)).fields[0]?.path
  expect(path({ dateTo: '2025-12-31' })).toBe('dateTo')
  expect(path({ distributorId: 99 })).toBe('distributorId')
  expect(path({ regionId: 99 })).toBe('regionId')
})

test('a representative asks prices for their own distributors and sees no other’s policies', () => {
  const { officeFor, distributor, addDistributor, add, skuIds } = priced()
  add({ name: '人人', regionId: distributor.regionId })
  add({ name: '专享', distributorId: distributor.id })
  const other = addDistributor()
  const office = officeFor('representative', { distributorIds: [other.id] })
  const query = { orderKind: 'spot' as const, date: '2026-03-05', skuIds }
  expect(quotePrices(office, { ...query, distributorId: other.id })).toHaveLength(2)
  expect(refusalOf(() => quotePrices(office, { ...query, distributorId: distributor.id })).code).toBe('notFound')
  expect(listPricePolicies(office)).toMatchObject([{ name: '人人', distributorName: '' }])
})

test('thousands of SKUs are priced with one query for them and one for the policies', () => {
  const { connection, office, distributor, skuIds } = priced()
  const query = parsed('prices.quote', { distributorId: distributor.id, orderKind: 'spot', date: '2026-03-05', skuIds })
  // The distributor, the policies, the SKUs.
  expect(plansOf(connection, () => quotePrices(office, query))).toHaveLength(3)
  const many = Array.from({ length: 20_000 }, (_none, index) => index + 1)
  expect(quotePrices(office, { ...query, skuIds: many })).toHaveLength(2)
  expect(refusalOf(() => quotePrices(office, { ...query, distributorId: 99 })).code).toBe('notFound')
})
