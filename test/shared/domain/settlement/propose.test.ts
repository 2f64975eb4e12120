import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AllocationEdge, ageReceivable } from '../../../../shared/domain/ageing'
import { addDays } from '../../../../shared/domain/days'
import { sumOf } from '../../../../shared/domain/money'
import {
  differenceLimitFen,
  type OpenEnd,
  type OpenSides,
  pairAmounts,
  proposeSettlement,
} from '../../../../shared/domain/settlement'
import { settlingWays } from '../../../../shared/schemas/settlements'

const end = (id: number, openFen: number, more: Partial<OpenEnd> = {}): OpenEnd => ({
  id,
  date: '2026-01-01',
  dueDate: null,
  openFen,
  number: `SH-2026-${String(id).padStart(6, '0')}`,
  reference: '',
  text: '',
  ...more,
})

const anyEnd = fc.record({
  openFen: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5_000_000 })),
  day: fc.nat(200),
  due: fc.option(fc.nat(90)),
  names: fc.array(fc.nat(30), { maxLength: 3 }),
})
const anySides: fc.Arbitrary<OpenSides> = fc
  .tuple(fc.array(anyEnd, { maxLength: 15 }), fc.array(anyEnd, { maxLength: 25 }))
  .map(([credits, charges]) => {
    const made = (offset: number) => (one: (typeof credits)[number], index: number) => {
      const date = addDays('2026-01-01', one.day)
      return end(offset + index, one.openFen, {
        date,
        dueDate: one.due === null ? null : addDays(date, one.due),
        text: one.names.map((name) => `SH-2026-${String(name).padStart(6, '0')}`).join(' '),
      })
    }
    return { credits: credits.map(made(1000)), charges: charges.map(made(0)) }
  })

function spent(edges: readonly AllocationEdge[], side: 'creditId' | 'chargeId', id: number): number {
  return sumOf(edges.filter((edge) => edge[side] === id).map(({ amountFen }) => amountFen))
}

function expectWithin({ credits, charges }: OpenSides, edges: readonly AllocationEdge[]): void {
  for (const { amountFen } of edges) expect(amountFen).toBeGreaterThan(0)
  for (const { id, openFen } of credits) expect(spent(edges, 'creditId', id)).toBeLessThanOrEqual(openFen)
  for (const { id, openFen } of charges) expect(spent(edges, 'chargeId', id)).toBeLessThanOrEqual(openFen)
  const known = new Set([...credits, ...charges].map(({ id }) => id))
  for (const { creditId, chargeId } of edges) expect(known.has(creditId) && known.has(chargeId)).toBe(true)
}

describe('a proposal, whatever the way', () => {
  it('never takes more than either side has open, also beside what was chosen before', () => {
    fc.assert(
      fc.property(anySides, fc.constantFrom(...settlingWays), fc.constantFrom(...settlingWays), (sides, one, two) => {
        const first = proposeSettlement(one, sides)
        const second = proposeSettlement(two, sides, first)
        expectWithin(sides, first)
        expectWithin(sides, [...first, ...second])
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order the account is read in', () => {
    const shuffled = anySides.chain((sides) =>
      fc.tuple(
        fc.constant(sides),
        fc.shuffledSubarray([...sides.credits], { minLength: sides.credits.length }),
        fc.shuffledSubarray([...sides.charges], { minLength: sides.charges.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...settlingWays), ([sides, credits, charges], way) => {
        expect(proposeSettlement(way, { credits, charges })).toEqual(proposeSettlement(way, sides))
      }),
    )
  })
})

describe('oldest due first', () => {
  it('uses up one side, and leaves the ageing as it is when nobody settles', () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        const edges = proposeSettlement('oldest', sides)
        const total = (ends: readonly OpenEnd[]) => sumOf(ends.map(({ openFen }) => openFen))
        expect(sumOf(edges.map(({ amountFen }) => amountFen))).toBe(
          Math.min(total(sides.credits), total(sides.charges)),
        )
        const lines = [
          ...sides.credits.map((credit) => ({ ...credit, amountFen: -credit.openFen })),
          ...sides.charges.map((charge) => ({ ...charge, amountFen: charge.openFen })),
        ].map(({ id, date, dueDate, amountFen }) => ({ id, date, dueDate, amountFen }))
        expect(ageReceivable(lines, edges, '2026-06-30')).toEqual(ageReceivable(lines, [], '2026-06-30'))
      }),
      { numRuns: 200 },
    )
  })

  it('pays by due day, not by document day', () => {
    const charges = [
      end(1, 100, { date: '2026-01-01', dueDate: '2026-05-01' }),
      end(2, 100, { date: '2026-02-01', dueDate: '2026-03-01' }),
    ]
    expect(proposeSettlement('oldest', { credits: [end(9, 150)], charges })).toEqual([
      { creditId: 9, chargeId: 1, amountFen: 50 },
      { creditId: 9, chargeId: 2, amountFen: 100 },
    ])
  })
})

describe('by exact amount', () => {
  it('settles the one charge of the amount whole', () => {
    const charges = [end(1, 100), end(2, 250), end(3, 300)]
    expect(proposeSettlement('exact', { credits: [end(9, 250)], charges })).toEqual([
      { creditId: 9, chargeId: 2, amountFen: 250 },
    ])
  })

  it('decides nothing between two that are alike, on either side', () => {
    expect(proposeSettlement('exact', { credits: [end(9, 250)], charges: [end(1, 250), end(2, 250)] })).toEqual([])
    expect(proposeSettlement('exact', { credits: [end(8, 250), end(9, 250)], charges: [end(1, 250)] })).toEqual([])
  })

  it('finds the only few charges that make up the amount', () => {
    const charges = [end(1, 123_456), end(2, 77_001), end(3, 500_000), end(4, 31_337)]
    expect(proposeSettlement('exact', { credits: [end(9, 123_456 + 31_337)], charges })).toEqual([
      { creditId: 9, chargeId: 1, amountFen: 123_456 },
      { creditId: 9, chargeId: 4, amountFen: 31_337 },
    ])
  })

  it('always settles credits whole', () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        const edges = proposeSettlement('exact', sides)
        for (const { id, openFen } of sides.credits) expect([0, openFen]).toContain(spent(edges, 'creditId', id))
        for (const { id, openFen } of sides.charges) expect([0, openFen]).toContain(spent(edges, 'chargeId', id))
      }),
      { numRuns: 200 },
    )
  })
})

describe('by reference', () => {
  const charges = [
    end(1, 100, { number: 'SH-2026-000101', reference: 'DD8842' }),
    end(2, 200, { number: 'SH-2026-000102' }),
    end(3, 300, { number: 'SH-2025-000103' }),
    end(4, 400, { number: 'SH-2026-000103' }),
  ]
  const paidBy = (text: string, openFen = 10_000) =>
    proposeSettlement('reference', { credits: [end(9, openFen, { number: 'RC-2026-000009', text })], charges }).map(
      ({ chargeId, amountFen }) => [chargeId, amountFen],
    )

  it.each([
    ['付SH-2026-000102货款', [[2, 200]]],
    [
      '付 sh2026000102 及 dd8842',
      [
        [1, 100],
        [2, 200],
      ],
    ],
    ['尾号 000102', [[2, 200]]],
    ['2026000103', [[4, 400]]],
    // Two shipments end like that: the word decides nothing.
    ['000103', []],
    ['货款', []],
    ['', []],
  ])('“%s”', (text, expected) => {
    expect(paidBy(text)).toEqual(expected)
  })

  it('pays in part when the money does not reach', () => {
    expect(paidBy('SH-2026-000104 SH-2026-000101 SH-2026-000102', 150)).toEqual([
      [1, 100],
      [2, 50],
    ])
  })
})

describe('amounts typed on both sides', () => {
  const anyAmounts = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 12 })

  it('are joined to the fen: nothing is left of one side, and all of the typed amounts are there', () => {
    fc.assert(
      fc.property(
        anyAmounts,
        anyAmounts,
        fc.array(fc.tuple(fc.nat(15), fc.nat(15), fc.nat(9000))),
        (one, two, made) => {
          const credits = one.map((amountFen, id) => ({ id, amountFen }))
          const charges = two.map((amountFen, id) => ({ id, amountFen }))
          const proposed = made.map(([creditId, chargeId, amountFen]) => ({ creditId, chargeId, amountFen }))
          const { edges, creditLeftFen, chargeLeftFen } = pairAmounts({ credits, charges }, proposed)
          const joined = sumOf(edges.map(({ amountFen }) => amountFen))
          expect(joined + creditLeftFen).toBe(sumOf(one))
          expect(joined + chargeLeftFen).toBe(sumOf(two))
          expect(Math.min(creditLeftFen, chargeLeftFen)).toBe(0)
          for (const { id, amountFen } of credits) expect(spent(edges, 'creditId', id)).toBeLessThanOrEqual(amountFen)
          for (const { id, amountFen } of charges) expect(spent(edges, 'chargeId', id)).toBeLessThanOrEqual(amountFen)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('stay as proposed while nobody changes them', () => {
    const proposed = [
      { creditId: 1, chargeId: 8, amountFen: 30 },
      { creditId: 2, chargeId: 7, amountFen: 20 },
    ]
    const sides = {
      credits: [
        { id: 1, amountFen: 30 },
        { id: 2, amountFen: 20 },
      ],
      charges: [
        { id: 7, amountFen: 20 },
        { id: 8, amountFen: 30 },
      ],
    }
    expect(pairAmounts(sides, proposed)).toMatchObject({ edges: proposed, creditLeftFen: 0, chargeLeftFen: 0 })
  })
})

describe('what may be written off', () => {
  it('is never more than the amount, nor than the share of the documents, whatever they are', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(1000), fc.array(fc.nat(10_000_000)), (limitFen, limitPermille, amounts) => {
        const limit = differenceLimitFen({ limitFen, limitPermille }, amounts)
        const total = amounts.reduce((sum, fen) => sum + fen, 0)
        expect(Number.isSafeInteger(limit)).toBe(true)
        expect(limit).toBeLessThanOrEqual(limitFen)
        expect(limit * 1000).toBeLessThanOrEqual(total * limitPermille)
        // As much as both allow: one fen more breaks one of them.
        expect(limit + 1 > limitFen || (limit + 1) * 1000 > total * limitPermille).toBe(true)
      }),
    )
  })
})
