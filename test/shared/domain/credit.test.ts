import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CreditInput, creditDecision } from '../../../shared/domain/credit'
import { returnQuota } from '../../../shared/domain/quota'

const input = (fields: Partial<CreditInput> = {}): CreditInput => ({
  receivableFen: 60_000,
  allocatedFen: 10_000,
  onTheWayFen: 5_000,
  pendingCreditsFen: 0,
  thisFen: 25_000,
  limitFen: 100_000,
  temporaryLimit: null,
  overdueDays: 0,
  stopAfterOverdueDays: null,
  release: null,
  today: '2024-06-15',
  ...fields,
})

describe('credit', () => {
  it('lets exactly the limit pass and stops one fen more', () => {
    expect(creditDecision(input())).toMatchObject({
      ok: true,
      rule: 'withinLimit',
      exposureFen: 100_000,
      availableFen: 0,
      byFen: 0,
      neededFen: 0,
    })
    expect(creditDecision(input({ thisFen: 25_001 }))).toMatchObject({
      ok: false,
      rule: 'overLimit',
      byFen: 1,
      neededFen: 1,
      breaches: ['overLimit'],
    })
  })

  it('a temporary limit counts through its last day and not after', () => {
    const over = input({ thisFen: 30_000 })
    const until = (day: string) => creditDecision({ ...over, temporaryLimit: { fen: 5_000, until: day } })
    expect(until('2024-06-15')).toMatchObject({ ok: true, limitFen: 105_000 })
    expect(until('2024-06-14')).toMatchObject({ ok: false, limitFen: 100_000, byFen: 5_000 })
    expect(creditDecision(over).ok).toBe(false)
  })

  it('money overdue for longer than the company waits stops goods within the limit too', () => {
    const overdue = input({ overdueDays: 31, stopAfterOverdueDays: 30 })
    expect(creditDecision(overdue)).toMatchObject({ ok: false, rule: 'overdue', byFen: 0, neededFen: 25_000 })
    expect(creditDecision({ ...overdue, overdueDays: 30 }).ok).toBe(true)
    expect(creditDecision({ ...overdue, stopAfterOverdueDays: null }).ok).toBe(true)
    expect(creditDecision(input({ stopAfterOverdueDays: 0 })).ok).toBe(true)
  })

  it('leave lets pass what it covers through its last day, and still tells what was breached', () => {
    const blocked = input({ thisFen: 30_000, overdueDays: 5, stopAfterOverdueDays: 0 })
    const release = { amountFen: 30_000, until: '2024-06-15' }
    expect(creditDecision({ ...blocked, release })).toMatchObject({
      ok: true,
      rule: 'released',
      breaches: ['overLimit', 'overdue'],
    })
    expect(creditDecision({ ...blocked, release: { ...release, amountFen: 29_999 } }).ok).toBe(false)
    expect(creditDecision({ ...blocked, release: { ...release, until: '2024-06-14' } })).toMatchObject({
      ok: false,
      rule: 'overLimit',
    })
    expect(creditDecision(blocked).ok).toBe(false)
    expect(creditDecision(input({ release }))).toMatchObject({ ok: true, rule: 'withinLimit' })
  })

  it('a pending credit makes exactly as much room as it is worth, and exposure is the sum of its parts', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount, amount, amount, amount), ([a, b, c, d, pending, limitFen]) => {
        const given = creditDecision(
          input({
            ...{ receivableFen: a, allocatedFen: b, onTheWayFen: c, thisFen: d },
            ...{ pendingCreditsFen: pending, limitFen },
          }),
        )
        expect(given.exposureFen).toBe(a + b + c + d - pending)
        expect(given.ok).toBe(given.exposureFen <= limitFen)
        expect(given.availableFen).toBe(limitFen - given.exposureFen)
        expect(given.byFen).toBe(given.ok ? 0 : given.exposureFen - limitFen)
      }),
    )
  })

  it('leave for what is needed always lets pass, and for one fen less never does', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(amount, amount, fc.nat(60), fc.option(fc.nat(60)), (receivableFen, thisFen, overdueDays, stop) => {
        const asked = input({ receivableFen, thisFen, overdueDays, stopAfterOverdueDays: stop, limitFen: 500_000 })
        const { ok, neededFen } = creditDecision(asked)
        const leave = (amountFen: number) => creditDecision({ ...asked, release: { amountFen, until: '2024-06-15' } })
        expect(leave(neededFen).ok).toBe(true)
        if (!ok && neededFen > 0) expect(leave(neededFen - 1).ok).toBe(false)
      }),
    )
  })
})

describe('return quota', () => {
  it('lets exactly the quota pass and stops one fen more', () => {
    const used = { shippedFen: 1_000_000, quotaBp: 1_000, returnedFen: 90_000 }
    expect(returnQuota(used)).toEqual({ quotaFen: 100_000, usedFen: 90_000, leftFen: 10_000, overFen: 0, ok: true })
    expect(returnQuota({ ...used, thisFen: 10_000 })).toMatchObject({ leftFen: 0, overFen: 0, ok: true })
    expect(returnQuota({ ...used, thisFen: 10_001 })).toMatchObject({ leftFen: 0, overFen: 1, ok: false })
  })

  it('used, left and over always add up to the quota, and nothing shipped allows nothing back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 10_000 }), fc.nat(), (shippedFen, quotaBp, returnedFen) => {
        const quota = returnQuota({ shippedFen, quotaBp, returnedFen })
        expect(quota.usedFen + quota.leftFen - quota.overFen).toBe(quota.quotaFen)
        if (shippedFen <= 0) expect(quota.quotaFen).toBe(0)
      }),
    )
  })
})
