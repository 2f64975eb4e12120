import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answersOf,
  lineKey,
  needOf,
  partOf,
  toggled,
  withAnswers,
  withCustomer,
  withShare,
} from '../../../../renderer/screens/bank-imports/lines'
import type { BankPreviewLine } from '../../../../shared/schemas/bank-imports'

const line = (row: number, more: Partial<BankPreviewLine> = {}): BankPreviewLine => ({
  ...{ file: 'a.csv', sheet: 'a', row, take: true, distributorCode: null, distributorName: '', knownBy: null },
  ...{
    date: '2026-02-01',
    amountFen: 1000,
    balanceFen: null,
    payerName: '王某',
    payerAccount: '',
    serial: '',
    text: '',
  },
  ...{ parts: [{ part: 'receivable', amountFen: 1000 }], doubts: ['payerUnknown'], standsIn: '', candidates: [] },
  ...more,
})
const customer = { code: 'D1', name: '甲' }

describe('the lines of a bank', () => {
  it('need a customer, unless they are left out', () => {
    expect(needOf(line(1))).toBe('distributor')
    expect(needOf(line(1, { take: false }))).toBeNull()
    expect(needOf(line(1, { distributorCode: 'D1', distributorName: '甲' }))).toBeNull()
    // A code nobody knows any more has no name.
    expect(needOf(line(1, { distributorCode: 'D9' }))).toBe('distributor')
  })

  it('give a payer’s other waiting lines the same customer, and touch no answer that is there', () => {
    const lines = [
      line(1),
      line(2),
      line(3, { payerName: '李某' }),
      line(4, { distributorCode: 'D2', distributorName: '乙' }),
      line(5, { payerAccount: '62220000' }),
      line(6, { take: false }),
    ]
    const named = withCustomer(lines, lineKey(line(1)), customer)
    expect(named.map(({ distributorCode }) => distributorCode)).toEqual(['D1', 'D1', null, 'D2', 'D1', null])
    expect(named[0]?.knownBy).toBe('answer')
    expect(withCustomer(named, lineKey(line(1)), null)[0]).toMatchObject({ distributorCode: null, knownBy: null })
  })

  it('tell payers of one name apart by their accounts', () => {
    const lines = [line(1, { payerAccount: '62220001' }), line(2, { payerAccount: '62220002' })]
    expect(withCustomer(lines, lineKey(line(1)), customer)[1]?.distributorCode).toBeNull()
  })

  it('always add up, however they are split', () => {
    const share = fc.tuple(
      fc.constantFrom('prepayment' as const, 'deposit' as const),
      fc.integer({ min: 0, max: 2000 }),
    )
    fc.assert(
      fc.property(fc.array(share, { maxLength: 6 }), (shares) => {
        const key = lineKey(line(1))
        const lines = shares.reduce<readonly BankPreviewLine[]>(
          (now, [part, fen]) => withShare(now, key, part, fen),
          [line(1)],
        )
        const [one] = lines
        expect(one?.parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(1000)
        for (const part of ['prepayment', 'deposit'] as const) {
          const last = shares.findLast(([name]) => name === part)
          if (one !== undefined) expect(partOf(one, part)).toBe(last?.[1] ?? 0)
        }
      }),
    )
  })

  it('are left out and taken in again by one key', () => {
    const out = toggled([line(1), line(2)], lineKey(line(2)))
    expect(answersOf(out).map(({ take }) => take)).toEqual([true, false])
    expect(toggled(out, lineKey(line(2)))).toEqual([line(1), line(2)])
  })

  it('keep what was decided when the same file is read again, and only for the same money', () => {
    const kept = withCustomer([line(1), line(2)], lineKey(line(1)), customer)
    expect(
      withAnswers([line(1), line(2, { amountFen: 7 })], kept).map(({ distributorCode }) => distributorCode),
    ).toEqual(['D1', null])
  })
})
