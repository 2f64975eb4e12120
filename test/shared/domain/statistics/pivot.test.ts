import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fact, type Pivot, pivot } from '../../../../shared/domain/statistics'
import type { MemberKey } from '../../../../shared/schemas/statistics'

const member = fc.oneof(fc.constantFrom<MemberKey>('a', 'b', 'c', null), fc.integer({ min: 1, max: 3 }))
const facts = (depth: number) =>
  fc.array(
    fc.record({
      keys: fc.array(member, { minLength: depth, maxLength: depth }),
      values: fc.tuple(fc.integer({ min: -500, max: 5000 }), fc.integer({ min: 0, max: 1_000_000 })),
    }),
    { maxLength: 60 },
  )
const compare = (_place: number, a: MemberKey, b: MemberKey) => {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
const arranged = (given: readonly Fact[], rowCount: number, subtotals = true) =>
  pivot(given, { rowCount, measureCount: 2, subtotals, compare })
const sum = (given: readonly Fact[], at: number) => given.reduce((total, { values }) => total + (values[at] ?? 0), 0)
const cube = fc.integer({ min: 1, max: 4 }).chain((depth) => fc.tuple(facts(depth), fc.integer({ min: 1, max: depth })))

/** The rows of one level: leaves, or the subtotals of a depth. */
const level = ({ rows }: Pivot, depth: number) => rows.filter((row) => row.depth === depth)

test('every level of rows, and the columns of every row, add up to the sum of the facts', () => {
  fc.assert(
    fc.property(cube, ([given, rowCount]) => {
      const table = arranged(given, rowCount)
      for (const measure of [0, 1]) {
        const whole = sum(given, measure)
        expect(table.total.totals[measure]).toBe(whole)
        for (let depth = 1; depth <= rowCount; depth += 1)
          expect(level(table, depth).reduce((all, row) => all + (row.totals[measure] ?? 0), 0)).toBe(whole)
        for (const row of [...table.rows, table.total]) {
          const across = row.values.filter((_value, at) => at % 2 === measure)
          expect(across.reduce<number>((all, value) => all + (value ?? 0), 0)).toBe(row.totals[measure])
        }
      }
    }),
  )
})

test('every column adds up to its own total', () => {
  fc.assert(
    fc.property(cube, ([given, rowCount]) => {
      const table = arranged(given, rowCount)
      table.total.values.forEach((total, at) => {
        const leaves = level(table, rowCount).reduce((all, row) => all + (row.values[at] ?? 0), 0)
        expect(leaves).toBe(total ?? 0)
      })
    }),
  )
})

test('facts in another order give the same table', () => {
  fc.assert(
    fc.property(
      cube.chain(([given, rowCount]) =>
        fc.tuple(
          fc.constant(given),
          fc.constant(rowCount),
          fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
        ),
      ),
      ([given, rowCount, shuffled]) => {
        expect(arranged(shuffled, rowCount)).toEqual(arranged(given, rowCount))
      },
    ),
  )
})

test('what stands across instead of down changes no total, and a group taken apart adds up to it again', () => {
  fc.assert(
    fc.property(facts(3), (given) => {
      const totals = [1, 2, 3].map((rowCount) => arranged(given, rowCount).total.totals)
      expect(totals[1]).toEqual(totals[0])
      expect(totals[2]).toEqual(totals[0])
      const whole = arranged(
        given.map((fact) => ({ ...fact, keys: fact.keys.slice(0, 1) })),
        1,
      )
      const apart = level(arranged(given, 3), 1)
      expect(apart.map((row) => [row.keys[0], row.totals])).toEqual(whole.rows.map((row) => [row.keys[0], row.totals]))
    }),
  )
})

test('a subtotal stands after the last of its rows, innermost first, and none where they are not asked for', () => {
  const given: Fact[] = [
    { keys: ['a', 'x', 's'], values: [1, 10] },
    { keys: ['a', 'y', 's'], values: [2, 20] },
    { keys: ['b', 'x', 's'], values: [4, 40] },
  ]
  const order = arranged(given, 3).rows.map(({ kind, keys, totals }) => [kind, keys.join('/'), totals[0]])
  expect(order).toEqual([
    ['leaf', 'a/x/s', 1],
    ['subtotal', 'a/x', 1],
    ['leaf', 'a/y/s', 2],
    ['subtotal', 'a/y', 2],
    ['subtotal', 'a', 3],
    ['leaf', 'b/x/s', 4],
    ['subtotal', 'b/x', 4],
    ['subtotal', 'b', 4],
  ])
  expect(arranged(given, 3, false).rows.map(({ kind }) => kind)).toEqual(['leaf', 'leaf', 'leaf'])
})

test('no facts give an empty table whose total is nothing', () => {
  expect(arranged([], 2)).toEqual({
    columns: [],
    rows: [],
    total: { kind: 'total', depth: 0, keys: [], values: [], totals: [0, 0] },
  })
})
