import { expect, test } from 'vitest'
import { budgetNews } from '../../../../renderer/screens/orders/budget-news'

const part = (category: string, amountFen: number, orderedFen: number) => ({
  ...{ category, amountFen, orderedFen, quantity: 0, orderedQuantity: 0 },
})
const budget = {
  ...{ fairName: '春夏', orderDeadline: null, minStyles: 0, minDepth: 0 },
  ...{ amountFen: 1000, quantity: 10, orderedFen: 400, orderedQuantity: 4 },
  categories: [part('上衣', 600, 300), part('裤装', 100, 90), part('配饰', 0, 10)],
}
const typed = (...sums: readonly (readonly [string, number, number])[]) =>
  new Map(sums.map(([category, quantity, amountFen]) => [category, { quantity, amountFen }]))

test('what is typed counts beside the other orders, up to the budget and beyond', () => {
  expect(budgetNews(budget, typed(['上衣', 3, 300]))).toEqual({
    ...{ usedFen: 700, leftFen: 300, overFen: 0, overQuantity: 0, category: null, isOver: false },
  })
  expect(budgetNews(budget, typed(['上衣', 6, 300], ['配饰', 1, 350]))).toMatchObject({
    ...{ usedFen: 1050, leftFen: 0, overFen: 50, overQuantity: 1, category: null, isOver: true },
  })
})

test('the category that goes over by most is named, but none that this order does not touch', () => {
  const news = budgetNews(budget, typed(['上衣', 0, 305], ['裤装', 0, 40]))
  expect(news).toMatchObject({ overFen: 0, category: { name: '裤装', overFen: 30 }, isOver: true })
  const over = { ...budget, categories: [part('裤装', 100, 200)] }
  expect(budgetNews(over, typed(['上衣', 1, 1]))).toMatchObject({ category: null, isOver: false })
})

test('without a budget nothing goes over', () => {
  const none = { ...budget, amountFen: 0, quantity: 0, categories: [] }
  expect(budgetNews(none, typed(['上衣', 99, 99_999]))).toMatchObject({ isOver: false, leftFen: 0 })
})
