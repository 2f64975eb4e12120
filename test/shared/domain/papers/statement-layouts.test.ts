import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateBetween, rateOfFen } from '../../../../shared/domain/money'
import {
  columnsOfLayout,
  extraColumns,
  goodsCell,
  movementColumns,
  noteOf,
  statementChatLine,
  statementColumns,
  statementPaper,
  usualLayout,
} from '../../../../shared/domain/papers'
import { accountKinds } from '../../../../shared/schemas/ledgers'
import {
  fixedStatementColumns,
  type StatementLayout,
  statementColumnKeys,
  statementLayout,
} from '../../../../shared/schemas/statements'
import { statementOf } from '../../../fixtures/papers'

const all = [...statementColumns, ...extraColumns].map(({ key }) => key)
/** Any layout a distributor may have: the fixed columns and some others in any order. */
const anyLayout = fc
  .shuffledSubarray(all, { minLength: 0 })
  .chain((some) => {
    const keys = [...new Set([...some, ...fixedStatementColumns])]
    return fc.shuffledSubarray(keys, { minLength: keys.length })
  })
  .map((keys): StatementLayout => ({ columns: keys.map((key) => ({ key, header: '' })) }))
const layoutOf = (...columns: readonly (readonly [StatementLayout['columns'][number]['key'], string?])[]) => ({
  columns: columns.map(([key, header = '']) => ({ key, header })),
})
const narrow = layoutOf(['number'], ['date'], ['summary', '项目'], ['shipped'], ['received'], ['balance', '欠款'])

describe('the columns of a layout', () => {
  test('are the usual ones without a layout, and every key has a column', () => {
    const paper = statementPaper(statementOf([]))
    expect(columnsOfLayout(null, paper)).toBe(statementColumns)
    expect(columnsOfLayout(usualLayout, paper).map(({ key }) => key)).toEqual(statementColumns.map(({ key }) => key))
    expect(all.toSorted()).toEqual([...statementColumnKeys].toSorted())
  })

  test('keep the distributor’s order and names, and never lose an amount', () => {
    const entry = fc.record({
      kind: fc.constantFrom(...accountKinds),
      amountFen: fc.integer({ min: -1e8, max: 1e8 }),
    })
    fc.assert(
      fc.property(anyLayout, fc.array(entry, { maxLength: 6 }), (layout, entries) => {
        const paper = statementPaper(statementOf(entries))
        const keys = columnsOfLayout(layout, paper).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        for (const column of movementColumns) if (paper.totals[column] !== 0) expect(keys).toContain(column)
        const chosen = layout.columns.map(({ key }) => key)
        expect(keys.filter((key) => chosen.includes(key))).toEqual(chosen)
      }),
    )
  })

  test('a movement that was left out stands before the balance once it has an amount', () => {
    const still = columnsOfLayout(narrow, statementPaper(statementOf([{ kind: 'shipment', amountFen: 5 }])))
    expect(still.map(({ header }) => header)).toEqual(['单号', '日期', '项目', '发货', '回款', '欠款'])
    const moved = columnsOfLayout(narrow, statementPaper(statementOf([{ kind: 'return', amountFen: -5 }])))
    expect(moved.map(({ key }) => key)).toEqual([
      ...['number', 'date', 'summary', 'shipped', 'received', 'returned', 'balance'],
    ])
  })

  test('are refused twice, or without what makes a statement', () => {
    expect(statementLayout.safeParse(narrow).success).toBe(true)
    expect(statementLayout.safeParse({ columns: [...narrow.columns, ...narrow.columns] }).success).toBe(false)
    expect(statementLayout.safeParse({ columns: narrow.columns.slice(1) }).success).toBe(false)
  })
})

describe('what some distributors ask for', () => {
  const [line] = statementPaper(statementOf([{ reference: 'PO-7', documentId: 9, amountFen: 4500 }])).lines
  const goods = new Map([[9, { documentId: 9, styles: '0801 长款大衣 等2款', tagFen: 10_000 }]])

  test('is their number, the styles, what they come to at tag price, and the rate between', () => {
    if (line === undefined) throw new Error('no line')
    expect(goodsCell('reference', line, goods)).toBe('PO-7')
    expect(goodsCell('styles', line, goods)).toBe('0801 长款大衣 等2款')
    expect(goodsCell('tagAmount', line, goods)).toBe(10_000)
    expect(goodsCell('rate', line, goods)).toBe(4500)
    expect(goodsCell('styles', line, new Map())).toBeNull()
    expect(noteOf(line, statementColumns)).toBe('PO-7')
    expect(noteOf(line, [...statementColumns, ...extraColumns])).toBe('')
  })

  test('a rate between two amounts gives the amount back within half a point', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), fc.integer({ min: 1, max: 1e10 }), (amount, of) => {
        fc.pre(Math.abs(amount) <= of * 100)
        const rate = rateBetween(amount, of)
        expect(rateBetween(-amount, of)).toBe(rate === 0 ? 0 : -rate)
        expect(Math.abs(amount - rateOfFen(of, rate))).toBeLessThanOrEqual(of / 20_000 + 1)
      }),
    )
    expect(rateBetween(5, 0)).toBe(0)
  })
})

test('a statement in one line says whose, of when, what moved and what is owed', () => {
  const view = statementOf(
    [
      { kind: 'shipment', quantity: 1234, amountFen: 123_456_00 },
      { kind: 'receipt', amountFen: -100_000_00 },
    ],
    { openingFen: 5000 },
  )
  expect(statementChatLine(view)).toBe(
    '杭州锦绣 2026-02-01 至 2026-02-28 对账单：期初 ¥50.00，发货 1,234件 ¥123,456.00，回款 ¥100,000.00，期末欠款 ¥23,506.00',
  )
  expect(statementChatLine(statementOf([{ kind: 'receipt', amountFen: -700 }]))).toMatch(/，期末我方欠 ¥7\.00$/)
})
