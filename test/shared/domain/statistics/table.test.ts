import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acrossRuns, chatLine, defaultViews, statisticTable } from '../../../../shared/domain/statistics'
import { type MemberKey, statisticLayout } from '../../../../shared/schemas/statistics'

const letters = { id: 1, name: '字母码', sizes: ['S', 'M', 'L'] }
const waists = { id: 2, name: '裤码', sizes: ['28', '29'] }
const groups = new Map<MemberKey, number>([
  [10, 1],
  [11, 1],
  [20, 2],
])
const members = { style: [10, 11, 20].map((key) => ({ key, code: `ST${key}`, name: `款${key}` })) }
const layout = (rows: readonly string[]) =>
  statisticLayout.parse({ rows, columns: ['size'], measures: ['orderedQuantity'] })
const tableOf = (rows: readonly string[], facts: readonly { keys: MemberKey[]; values: number[] }[]) =>
  statisticTable({
    ...{ layout: layout(rows), facts, members, rowLimit: 100 },
    ...{ sizeGroups: [letters, waists], groupOfStyle: groups },
  })
const facts = [
  { keys: [10, 'L'], values: [3] },
  { keys: [20, '28'], values: [5] },
  { keys: [11, 'S'], values: [2] },
]

test('sizes of several groups share columns, each row under its own run, and a mixed column has no sum', () => {
  const table = tableOf(['style'], facts)
  expect(table.runs.map((run) => run.sizes)).toEqual([
    ['S', 'M', 'L'],
    ['28', '29'],
  ])
  expect(table.columns).toEqual([[0], [2]])
  expect(table.rows.map(({ keys, run, values }) => [keys[0], run, values])).toEqual([
    [10, 0, [null, 3]],
    [11, 0, [2, null]],
    [20, 1, [5, null]],
  ])
  expect(table.total).toMatchObject({ run: null, values: [null, null], totals: [10] })
})

test('sizes of one group do add up, and without a style in the rows a size is a column of its own', () => {
  expect(
    tableOf(
      ['style'],
      [facts[0], facts[2]].flatMap((fact) => fact ?? []),
    ).total,
  ).toMatchObject({ values: [2, 3] })
  const bySize = tableOf(
    ['category'],
    [
      { keys: ['上衣', 'M'], values: [1] },
      { keys: ['裤装', '28'], values: [2] },
      { keys: ['上衣', 'S'], values: [4] },
    ],
  )
  expect(bySize.runs).toEqual([])
  expect(bySize.columns).toEqual([['S'], ['M'], ['28']])
  expect(bySize.total.values).toEqual([4, 1, 2])
})

test('a piece of a size that its group does not know any more stays in the table', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          style: fc.constantFrom(10, 11, 20, 99),
          size: fc.constantFrom('S', 'M', 'L', '28', '29', '5XL', ''),
          pieces: fc.integer({ min: 1, max: 50 }),
        }),
        { maxLength: 40 },
      ),
      (lines) => {
        const given = lines.map(({ style, size, pieces }) => ({ keys: [style, size], values: [pieces] }))
        const groupOf = (style: MemberKey) => groups.get(style) ?? null
        const { facts: placed, runs } = acrossRuns(given, [letters, waists], { style: 0, size: 1, groupOf })
        placed.forEach((fact, at) => {
          const run = runs.find(({ sizeGroupId }) => sizeGroupId === (groups.get(fact.keys[0] ?? null) ?? 0))
          expect(run?.sizes[Number(fact.keys[1])]).toBe(given[at]?.keys[1])
        })
      },
    ),
  )
})

test('rows beyond the limit are counted and summed, not handed over', () => {
  const table = statisticTable({
    layout: { ...layout(['style']), columns: [] },
    facts: facts.map(({ keys, values }) => ({ keys: keys.slice(0, 1), values })),
    ...{ members, sizeGroups: [], groupOfStyle: groups, rowLimit: 1 },
  })
  expect([table.rows.length, table.rowCount, table.total.totals]).toEqual([1, 3, [10]])
})

test('the line for a chat names who and how much, the amount with fen', () => {
  const words = { pieces: (quantity: string) => `${quantity}件`, figure: () => '未配' }
  const names = ['哈尔滨雅宁', '24秋冬订货会']
  expect(chatLine({ names, measures: ['orderedQuantity', 'orderedFen'], totals: [1234, 34_567_800] }, words)).toBe(
    '哈尔滨雅宁 24秋冬订货会 1,234件 ¥345,678.00',
  )
  expect(chatLine({ names: ['', '华东'], measures: ['openQuantity', 'openFen'], totals: [7, 5] }, words)).toBe(
    '华东 未配 7件 ¥0.05',
  )
})

test('an arrangement uses a dimension once, and those the product brings are arrangements', () => {
  for (const view of Object.values(defaultViews)) expect(statisticLayout.safeParse(view).success).toBe(true)
  expect(statisticLayout.safeParse({ rows: ['style'], columns: ['style'], measures: ['openFen'] }).success).toBe(false)
})
