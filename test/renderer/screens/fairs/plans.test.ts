import { expect, test } from 'vitest'
import { sharesOf } from '../../../../renderer/screens/fairs/mix-shares'
import { planOf, withCategory } from '../../../../renderer/screens/fairs/plans'

const standing = (distributorId: number) => ({
  ...{ distributorId, distributorCode: '', distributorName: '', amountFen: 9, quantity: 3, minStyles: 1, minDepth: 2 },
  ...{ orderedFen: 5, orderedQuantity: 2, styleCount: 1, skuCount: 1, dueFen: 0, receivedFen: 0 },
  categories: [
    { category: '上衣', amountFen: 7, quantity: 0, orderedFen: 5, orderedQuantity: 2 },
    { category: '裤装', amountFen: 0, quantity: 0, orderedFen: 5, orderedQuantity: 2 },
  ],
})

test('what was ordered without a plan does not become one', () => {
  expect(planOf(standing(1))).toEqual({
    ...{ distributorId: 1, amountFen: 9, quantity: 3, minStyles: 1, minDepth: 2 },
    categories: [{ category: '上衣', amountFen: 7, quantity: 0 }],
  })
})

test('a category is planned, changed and taken out for one distributor, and stays for the others', () => {
  const both = [standing(1), standing(2)]
  const parts = (part: Parameters<typeof withCategory>[2]) =>
    withCategory(both, 1, part).map((plan) =>
      plan.categories?.map((each) => [each.category, each.amountFen, each.quantity]),
    )
  const untouched = [['上衣', 7, 0]]
  expect(parts({ category: '裤装', quantity: 4 })).toEqual([[...untouched, ['裤装', 0, 4]], untouched])
  expect(parts({ category: '上衣', quantity: 4 })).toEqual([[['上衣', 7, 4]], untouched])
  expect(parts({ category: '上衣', amountFen: 0 })).toEqual([[], untouched])
})

test('shares of the mix are of each fair’s own pieces, and of nothing where there are none', () => {
  const row = (key: string, quantity: number, lastQuantity: number) => ({
    ...{ key, quantity, lastQuantity, amountFen: 0, lastAmountFen: 0 },
  })
  const shares = sharesOf([row('上衣', 3, 5), row('裤装', 1, 5)])
  expect(shares.map(({ shareBp, lastShareBp, changeBp }) => [shareBp, lastShareBp, changeBp])).toEqual([
    [7500, 5000, 2500],
    [2500, 5000, -2500],
  ])
  expect(sharesOf([row('上衣', 0, 0)])[0]).toMatchObject({ shareBp: 0, lastShareBp: 0 })
})
