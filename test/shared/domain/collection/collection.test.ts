import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageReceivable } from '../../../../shared/domain/ageing'
import {
  collectableOf,
  collectionLevel,
  judgePromises,
  letterText,
  letterTextOf,
  usualLetterTexts,
} from '../../../../shared/domain/collection'
import { addDays } from '../../../../shared/domain/days'
import { sumOf } from '../../../../shared/domain/money'

const today = '2026-03-05'
const debt = (id: number, due: string | null, amountFen: number) => ({
  id,
  date: '2026-01-01',
  dueDate: due,
  amountFen,
})
const openDebts = (lines: readonly ReturnType<typeof debt>[]) =>
  ageReceivable(lines, [], today).items.map((item) => ({ ...item, documentId: item.id * 10 }))

describe('what can be collected', () => {
  it('is what is overdue: due today is not, and neither is what has no due day', () => {
    const open = openDebts([debt(1, '2026-03-04', 100), debt(2, '2026-03-05', 200), debt(3, null, 300)])
    expect(collectableOf(open, new Map())).toMatchObject({ overdueFen: 100, collectableFen: 100, overdueDays: 1 })
  })

  it('leaves out what is disputed, but never more than is overdue of that document', () => {
    const open = openDebts([debt(1, '2026-01-31', 100), debt(2, '2026-02-20', 500)])
    const found = collectableOf(
      open,
      new Map([
        [10, 900],
        [20, 50],
        [30, 7],
      ]),
    )
    expect(found).toMatchObject({ overdueFen: 600, disputedFen: 150, collectableFen: 450, overdueDays: 13 })
    expect(found.debts.map(({ disputedFen }) => disputedFen)).toEqual([100, 50])
  })

  it('adds up, whatever is disputed', () => {
    const line = fc.record({ due: fc.integer({ min: -90, max: 30 }), fen: fc.integer({ min: -9000, max: 9000 }) })
    const dispute = fc.tuple(fc.nat(12), fc.integer({ min: -10, max: 20_000 }))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(dispute, { maxLength: 8 }), (lines, disputes) => {
        const open = openDebts(lines.map(({ due, fen }, id) => debt(id, addDays(today, due), fen)))
        const disputed = new Map(disputes.map(([id, fen]) => [id * 10, fen]))
        const found = collectableOf(open, disputed)
        expect(found.disputedFen + found.collectableFen).toBe(found.overdueFen)
        expect(found.overdueFen).toBe(
          sumOf(open.filter((item) => item.overdueDays !== null).map((item) => item.openFen)),
        )
        for (const each of found.debts) {
          expect(each.collectableFen).toBeGreaterThanOrEqual(0)
          expect(each.disputedFen).toBeLessThanOrEqual(Math.max(0, disputed.get(each.documentId) ?? 0))
        }
      }),
    )
  })
})

describe('a promise', () => {
  const promise = (id: number, dueDate: string, amountFen: number, more: object = {}) => ({
    ...{ id, madeOn: '2026-03-01', at: '2026-03-01T03:00:00.000Z', dueDate, amountFen, withdrawn: false },
    ...more,
  })
  const paid = (id: number, date: string, amountFen: number, postedAt = `${date}T05:00:00.000Z`) => ({
    ...{ id, date, amountFen, postedAt },
  })
  const states = (...args: Parameters<typeof judgePromises>) => judgePromises(...args).map(({ state }) => state)

  it('is broken the day after its day, not on it', () => {
    expect(states([promise(1, '2026-03-05', 100)], [], '2026-03-05')).toEqual(['open'])
    expect(states([promise(1, '2026-03-05', 100)], [], '2026-03-06')).toEqual(['broken'])
  })

  it('is kept by what came in time, in one payment or several', () => {
    const received = [paid(1, '2026-03-02', 60), paid(2, '2026-03-05', 40)]
    expect(states([promise(1, '2026-03-05', 100)], received, today)).toEqual(['kept'])
    expect(states([promise(1, '2026-03-05', 101)], received, '2026-03-09')).toEqual(['broken'])
  })

  it('is not kept by money that was there when it was made, nor by money that came too late', () => {
    const before = paid(1, '2026-03-01', 100, '2026-03-01T02:00:00.000Z')
    const late = paid(2, '2026-03-06', 100)
    const older = paid(3, '2026-02-28', 100, '2026-03-02T02:00:00.000Z')
    expect(judgePromises([promise(1, '2026-03-05', 100)], [before, late, older], '2026-03-09')).toEqual([
      { id: 1, paidFen: 0, state: 'broken' },
    ])
  })

  it('that was withdrawn takes no money from the others', () => {
    const promises = [promise(1, '2026-03-04', 100, { withdrawn: true }), promise(2, '2026-03-05', 100)]
    expect(states(promises, [paid(1, '2026-03-03', 100)], today)).toEqual(['withdrawn', 'kept'])
  })

  it('never counts a fen twice, whatever was promised and paid', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-03-01', days))
    const anyPromise = fc.record({ dueDate: day, amountFen: fc.integer({ min: 1, max: 500 }), withdrawn: fc.boolean() })
    const anyReceipt = fc.record({ date: day, amountFen: fc.integer({ min: 1, max: 500 }) })
    fc.assert(
      fc.property(fc.array(anyPromise), fc.array(anyReceipt), day, (promises, receipts, on) => {
        const made = promises.map((one, id) => promise(id, one.dueDate, one.amountFen, { withdrawn: one.withdrawn }))
        const received = receipts.map((one, id) => paid(id, one.date, one.amountFen))
        const judged = judgePromises(made, received, on)
        expect(judged.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(made.map(({ id }) => id))
        expect(sumOf(judged.map(({ paidFen }) => paidFen))).toBeLessThanOrEqual(
          sumOf(received.map(({ amountFen }) => amountFen)),
        )
        for (const { id, paidFen, state } of judged) {
          const own = made[id]
          expect(paidFen).toBeLessThanOrEqual(own?.amountFen ?? 0)
          expect(state === 'kept').toBe(own?.withdrawn === false && paidFen === own.amountFen)
          if (state === 'broken') expect((own?.dueDate ?? '') < on).toBe(true)
        }
      }),
    )
  })
})

describe('the level', () => {
  it.each([
    [0, false, 3, 0],
    [1, false, null, 1],
    [15, false, null, 1],
    [16, false, null, 2],
    [31, false, null, 3],
    [61, false, null, 4],
    [10, true, null, 2],
    [400, true, null, 4],
    [10, false, 3, 3],
    [70, false, 1, 4],
  ] as const)('%i days overdue, promise broken %s, said %s, is %i', (overdueDays, hasBrokenPromise, said, level) => {
    expect(collectionLevel({ overdueDays, hasBrokenPromise, said }, [1, 16, 31, 61])).toBe(level)
  })

  it('begins on the days the company chose', () => {
    const on = (overdueDays: number) =>
      collectionLevel({ overdueDays, hasBrokenPromise: false, said: null }, [5, 10, 20, 40])
    expect([4, 5, 10, 39, 40].map(on)).toEqual([1, 1, 2, 3, 4])
  })
})

describe('the words of a letter', () => {
  const values = {
    ...{ 公司: '测试服饰', 客户: '宁波锦绣', 日期: '2026-03-05', 欠款: '2,000.00', 逾期: '1,000.00' },
    ...{ 应付: '900.00', 大写: '人民币玖佰元整', 天数: '10' },
  }

  it('are filled in, and what is no blank stays as it was typed', () => {
    expect(letterText('{客户}：{ 应付 }元，{天数}日内；{账号}', values)).toBe('宁波锦绣：900.00元，10日内；{账号}')
  })

  it('of every usual level ask for the sum and name the term', () => {
    for (const level of [1, 2, 3, 4] as const) {
      const text = letterText(letterTextOf(['', '', '', ''], level), values)
      expect(text).toContain('10日内')
      expect(text).toContain('共计人民币玖佰元整（¥900.00）')
      expect(text).not.toContain('{')
    }
    expect(new Set(usualLetterTexts).size).toBe(4)
  })

  it('are the company’s own where it wrote some', () => {
    expect(letterTextOf(['', '', '请付款', ''], 3)).toBe('请付款')
    expect(letterTextOf(['', '', '请付款', ''], 0)).toBe(usualLetterTexts[0])
  })
})
