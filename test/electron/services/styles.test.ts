import { expect, test } from 'vitest'
import { newCompany } from '../../helpers/company'

test('a new style has a SKU for every colour and size', () => {
  const company = newCompany()
  const style = company.addStyle({ colours: ['BK', 'WH'], sizes: ['S', 'M'] })
  expect(style.skuIds).toHaveLength(4)
  expect(style.skus.map((sku) => sku.code).sort()).toEqual(
    ['BK-M', 'BK-S', 'WH-M', 'WH-S'].map((tail) => `${style.code}-${tail}`),
  )
  const a = company.addDistributor()
  const rep = company.officeFor('representative', { distributorIds: [a.id] })
  expect(rep.actor.distributorIds).toEqual([a.id])
})
