import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../shared/domain/days'
import { sumOf } from '../../../../shared/domain/money'
import {
  balanceBridge,
  type DifferenceClass,
  matchByReferenceAndAmount,
  type ReconciliationItem,
  reconciliationKinds,
} from '../../../../shared/domain/reconciliation'

const periodEnd = '2022-06-30'
const options = { periodEnd }

const line = (id: number, fields: Partial<ReconciliationItem> = {}): ReconciliationItem => ({
  id,
  date: '2022-04-06',
  kind: 'shipment',
  reference: `0051-2204${id}`,
  quantity: 2,
  amountFen: 20_000,
  ...fields,
})

const classesOf = (ours: ReconciliationItem[], theirs: ReconciliationItem[]) =>
  matchByReferenceAndAmount(ours, theirs, options).differences.map((one) => [one.class, one.amountFen, one.reason])

const anyLine = fc.record({
  date: fc.option(fc.integer({ min: 0, max: 100 }).map((days) => addDays('2022-04-01', days))),
  kind: fc.constantFrom(...reconciliationKinds),
  reference: fc.constantFrom('', '—', 'A-1', 'a1', 'A2', '单号 A 3', 'A3', 'A4'),
  quantity: fc.option(fc.integer({ min: -5, max: 5 })),
  amountFen: fc.constantFrom(0, 100, 100, 200, 98, -100, 300, 12_345),
})
const anyBook = fc
  .array(anyLine, { maxLength: 25 })
  .map((all) => all.map((one, id): ReconciliationItem => ({ ...one, id })))

describe('matching by reference and amount', () => {
  it('every line is in exactly one match or one difference, and the differences add up to our total − theirs', () => {
    fc.assert(
      fc.property(anyBook, anyBook, fc.integer(), fc.integer(), (ours, theirs, ourOpeningFen, theirOpeningFen) => {
        const { matches, differences, bridge } = matchByReferenceAndAmount(ours, theirs, {
          periodEnd,
          ourOpeningFen,
          theirOpeningFen,
        })
        const lone = differences.filter((one) => one.ourId === null || one.theirId === null)
        const ids = (items: readonly ReconciliationItem[]) => items.map((one) => one.id)
        const ourIds = [...matches.flatMap((one) => one.ourIds), ...lone.flatMap((one) => one.ourId ?? [])]
        const theirIds = [...matches.flatMap((one) => one.theirIds), ...lone.flatMap((one) => one.theirId ?? [])]
        expect(ourIds.toSorted((a, b) => a - b)).toEqual(ids(ours))
        expect(theirIds.toSorted((a, b) => a - b)).toEqual(ids(theirs))
        const totals = sumOf(ours.map((one) => one.amountFen)) - sumOf(theirs.map((one) => one.amountFen))
        expect(sumOf(differences.map((one) => one.amountFen))).toBe(totals + ourOpeningFen - theirOpeningFen)
        expect(bridge.ourClosingFen - sumOf(bridge.items.map((one) => one.amountFen)) - bridge.unexplainedFen).toBe(
          bridge.theirClosingFen,
        )
        const unknown = differences.filter((one) => one.class === 'unknown')
        expect(bridge.unexplainedFen).toBe(sumOf(unknown.map((one) => one.amountFen)))
        const inMatches = differences.filter((one) => one.ourId !== null && one.theirId !== null)
        expect(sumOf(matches.map((one) => one.differenceFen))).toBe(sumOf(inMatches.map((one) => one.amountFen)))
      }),
      { numRuns: 500 },
    )
  })

  it('a book matches itself however it is written and ordered', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(fc.integer({ min: 100_000, max: 999_999 }), { maxLength: 40 })
          .chain((numbers) =>
            fc.tuple(fc.constant(numbers), fc.shuffledSubarray(numbers, { minLength: numbers.length })),
          ),
        ([numbers, shuffled]) => {
          const ours = numbers.map((number) => line(number, { reference: `pay-${number}`, amountFen: number }))
          const theirs = shuffled.map((number) =>
            line(number, { reference: ` ＰＡＹ ${number} `, amountFen: number, quantity: null }),
          )
          const result = matchByReferenceAndAmount(ours, theirs, options)
          expect(result.differences).toEqual([])
          expect(result.matches.every((one) => one.pass === 'exact')).toBe(true)
          expect(result.bridge.unexplainedFen).toBe(0)
        },
      ),
    )
  })

  it('finds exactly the differences that were put into a book', () => {
    const faults = [
      'none',
      'shortShipment',
      'priceDifference',
      'inTransit',
      'duplicate',
      'paymentInTransit',
      'returnNotCredited',
    ] as const
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...faults), fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1_000, max: 90_000 })),
          { maxLength: 30 },
        ),
        (plan) => {
          const ours: ReconciliationItem[] = []
          const theirs: ReconciliationItem[] = []
          const expected: [DifferenceClass, number][] = []
          plan.forEach(([fault, quantity, price], id) => {
            const sent = line(id, { reference: `CK-${id}`, quantity, amountFen: quantity * price, date: '2022-06-27' })
            const paid = line(id, { reference: `WIRE${id}`, kind: 'receipt', quantity: null, amountFen: -price })
            if (fault !== 'paymentInTransit' && fault !== 'returnNotCredited') ours.push(sent)
            const put = (difference: number, ...lines: ReconciliationItem[]) => {
              theirs.push(...lines)
              if (fault !== 'none') expected.push([fault, difference])
            }
            if (fault === 'none') put(0, sent)
            if (fault === 'shortShipment')
              put(price, { ...sent, quantity: quantity - 1, amountFen: sent.amountFen - price })
            if (fault === 'priceDifference')
              put(100 + quantity, { ...sent, amountFen: sent.amountFen - 100 - quantity })
            if (fault === 'inTransit') put(sent.amountFen)
            if (fault === 'duplicate') put(-sent.amountFen, sent, { ...sent, id: id + 1_000, date: '2022-06-29' })
            if (fault === 'paymentInTransit') put(price, paid)
            if (fault === 'returnNotCredited') put(price, { ...paid, kind: 'return', quantity: -1 })
          })
          const byText = (all: (readonly [string, number])[]) => all.map(([name, fen]) => `${name} ${fen}`).toSorted()
          const found = matchByReferenceAndAmount(ours, theirs, options)
          expect(byText(found.differences.map((one) => [one.class, one.amountFen] as const))).toEqual(byText(expected))
          expect(found.bridge.unexplainedFen).toBe(0)
        },
      ),
    )
  })

  it('of two equal lines on one side the later one is the duplicate', () => {
    const twice = [line(9, { date: '2022-04-20' }), line(2)].map((one) => ({ ...one, reference: 'X1' }))
    const { matches, differences } = matchByReferenceAndAmount([line(1, { reference: 'x-1' })], twice, options)
    expect(matches).toEqual([
      { ourIds: [1], theirIds: [2], pass: 'exact', reason: 'sameReferenceAndAmount', differenceFen: 0 },
    ])
    expect(differences).toEqual([
      { class: 'duplicate', ourId: null, theirId: 9, amountFen: -20_000, quantity: -2, reason: 'equalLineTwice' },
    ])
    expect(classesOf([], twice)).toEqual([
      ['unknown', -20_000, 'noCounterpart'],
      ['duplicate', -20_000, 'equalLineTwice'],
    ])
  })

  it('a further line of a matched reference is a duplicate even if its amount differs', () => {
    const theirs = [line(1), line(2, { reference: '0051-22041', amountFen: 700 })]
    expect(classesOf([line(1)], theirs)).toEqual([['duplicate', -700, 'referenceTwice']])
  })

  it('equal lines without a reference are legal, not duplicates', () => {
    const paid = [1, 2].map((id) => line(id, { kind: 'receipt', reference: ' - ', amountFen: -500 }))
    expect(classesOf([], paid)).toEqual([
      ['paymentInTransit', 500, 'paymentNotHere'],
      ['paymentInTransit', 500, 'paymentNotHere'],
    ])
  })

  it('a document kept as several lines in the other book matches by its total', () => {
    const split = [line(1, { reference: 'A', amountFen: 12_000 }), line(2, { reference: 'A', amountFen: 8_000 })]
    const { matches, differences } = matchByReferenceAndAmount([line(7, { reference: 'A' })], split, options)
    expect(matches).toEqual([
      { ourIds: [7], theirIds: [1, 2], pass: 'referenceTotal', reason: 'sameReferenceAndTotal', differenceFen: 0 },
    ])
    expect(differences).toEqual([])
  })

  it('a split document with pieces missing is one difference, not a match and a duplicate', () => {
    const ours = [line(7, { reference: 'A', quantity: 3, amountFen: 30_000 })]
    const theirs = [
      line(1, { reference: 'A', quantity: 1, amountFen: 10_000 }),
      line(2, { reference: 'A', quantity: 1, amountFen: 10_000 }),
    ]
    const { matches, differences } = matchByReferenceAndAmount(ours, theirs, options)
    expect(matches[0]).toMatchObject({ ourIds: [7], theirIds: [1, 2], pass: 'referenceOnly', differenceFen: 10_000 })
    expect(differences).toEqual([
      { class: 'shortShipment', ourId: 7, theirId: 1, amountFen: 10_000, quantity: 1, reason: 'quantityDiffers' },
    ])
    const unsure = theirs.map((one) => ({ ...one, quantity: null }))
    expect(matchByReferenceAndAmount(ours, unsure, options).differences[0]).toMatchObject({
      quantity: 0,
      reason: 'wholePiecesMissing',
    })
  })

  it('an entry and its red reversal in one book cancel and leave the real one to its counterpart', () => {
    const theirs = [
      line(1, { reference: 'A' }),
      line(2, { reference: 'A', amountFen: -20_000 }),
      line(3, { reference: 'A' }),
    ]
    const { matches, differences } = matchByReferenceAndAmount([line(1, { reference: 'A' })], theirs, options)
    expect(matches.map((one) => one.reason)).toEqual(['sameReferenceAndAmount', 'cancelsItself'])
    expect(differences).toEqual([])
  })

  it('the closest amounts of one reference belong together', () => {
    const ours = [line(1, { reference: 'A', amountFen: 10_000 }), line(2, { reference: 'A', amountFen: 5_000 })]
    const theirs = [line(1, { reference: 'A', amountFen: 5_100 }), line(2, { reference: 'A', amountFen: 9_800 })]
    expect(matchByReferenceAndAmount(ours, theirs, options).matches.map((one) => [one.ourIds, one.theirIds])).toEqual([
      [[2], [1]],
      [[1], [2]],
    ])
  })

  it('lines of different kinds or of opposite sign never match', () => {
    expect(
      classesOf([line(1, { reference: 'A', kind: 'return', amountFen: -900 })], [line(1, { reference: 'A' })]),
    ).toEqual([
      ['unknown', -900, 'noCounterpart'],
      ['unknown', -20_000, 'noCounterpart'],
    ])
    expect(
      matchByReferenceAndAmount(
        [line(1, { reference: 'A', amountFen: -20_000 })],
        [line(1, { reference: 'A' })],
        options,
      ).matches,
    ).toEqual([])
  })

  it('a filler word in the reference column costs no time and loses nothing', () => {
    const many = (shift: number) =>
      Array.from({ length: 3_000 }, (_, id) => line(id, { reference: '无', amountFen: id * 10 + shift }))
    const { matches, differences } = matchByReferenceAndAmount(many(1), many(3), options)
    expect(matches).toHaveLength(3_000)
    expect(sumOf(differences.map((one) => one.amountFen))).toBe(-6_000)
  })
})

describe('proposed classes', () => {
  const pair = (ours: Partial<ReconciliationItem>, theirs: Partial<ReconciliationItem>) => {
    const [first] = classesOf([line(1, { reference: 'A', ...ours })], [line(1, { reference: 'A', ...ours, ...theirs })])
    return first
  }

  it.each([
    [{ amountFen: 19_000 }, ['priceDifference', 1_000, 'amountDiffers']],
    [{ amountFen: 10_000, quantity: 1 }, ['shortShipment', 10_000, 'quantityDiffers']],
    [{ amountFen: 10_000, quantity: null }, ['shortShipment', 10_000, 'wholePiecesMissing']],
    [{ amountFen: 30_000, quantity: null }, ['shortShipment', -10_000, 'wholePiecesMissing']],
    [{ amountFen: 19_600, quantity: null }, ['priceDifference', 400, 'lessThanAPiece']],
    [{ amountFen: 12_000, quantity: null }, ['unknown', 8_000, 'quantityUnknown']],
  ])('a shipment of 2 for 200.00 against %o', (theirs, expected) => expect(pair({}, theirs)).toEqual(expected))

  it('what no piece count explains stays unknown', () => {
    expect(pair({ quantity: null }, { amountFen: 19_000 })).toEqual(['unknown', 1_000, 'quantityUnknown'])
    expect(pair({ kind: 'receipt', amountFen: -900 }, { amountFen: -800 })).toEqual(['unknown', -100, 'amountDiffers'])
    expect(pair({ kind: 'rebate', amountFen: -900 }, { amountFen: -800 })).toEqual(['unknown', -100, 'amountDiffers'])
  })

  it('a return credited otherwise is a grading or a counting difference', () => {
    const sent = { kind: 'return', quantity: -2, amountFen: -900 } as const
    expect(pair(sent, { amountFen: -800 })).toEqual(['returnDifference', -100, 'amountDiffers'])
    expect(pair(sent, { amountFen: -450, quantity: -1 })).toEqual(['returnDifference', -450, 'quantityDiffers'])
    expect(pair({ ...sent, quantity: null }, { amountFen: -450 })).toEqual([
      'returnDifference',
      -450,
      'quantityDiffers',
    ])
  })

  it('only a recent charge of ours can still be on the road', () => {
    const alone = (fields: Partial<ReconciliationItem>) => classesOf([line(1, fields)], [])[0]?.[0]
    expect(alone({ date: '2022-06-15' })).toBe('inTransit')
    expect(alone({ date: '2022-06-14' })).toBe('unknown')
    expect(alone({ date: null })).toBe('unknown')
    expect(alone({ date: '2022-06-29', amountFen: -1 })).toBe('unknown')
    expect(alone({ date: '2022-06-29', kind: 'receipt' })).toBe('unknown')
    expect(alone({ kind: 'transfer' })).toBe('transferOneSided')
  })

  it('lines that only they have', () => {
    const theirs = (fields: Partial<ReconciliationItem>) => classesOf([], [line(1, fields)])[0]?.[0]
    expect(theirs({ kind: 'receipt' })).toBe('paymentInTransit')
    expect(theirs({ kind: 'return' })).toBe('returnNotCredited')
    expect(theirs({ kind: 'rebate' })).toBe('rebateNotAccrued')
    expect(theirs({ kind: 'transfer' })).toBe('transferOneSided')
    expect(theirs({ kind: 'shipment' })).toBe('unknown')
  })
})

describe('the balance bridge', () => {
  it('leads from 128 400.00 to 96 088.00 as the worked example does', () => {
    const of = (name: DifferenceClass, amountFen: number) => ({ class: name, amountFen })
    const differences = [
      of('inTransit', 960_000),
      of('shortShipment', 17_800),
      of('returnNotCredited', 103_400),
      of('paymentInTransit', 2_000_000),
      of('rebateNotAccrued', 150_000),
    ]
    const bridge = balanceBridge({ ourClosingFen: 12_840_000, theirClosingFen: 9_608_800, differences })
    expect(bridge.unexplainedFen).toBe(0)
    expect(bridge.items.map((one) => one.class)).toEqual([
      'inTransit',
      'shortShipment',
      'returnNotCredited',
      'paymentInTransit',
      'rebateNotAccrued',
    ])
  })

  it('differing openings are an item of their own; a stated balance that its lines do not reach stays unexplained', () => {
    const { bridge, differences } = matchByReferenceAndAmount([line(1)], [line(1)], {
      periodEnd,
      ourOpeningFen: 500,
      theirOpeningFen: 300,
      theirClosingFen: 20_001,
    })
    expect(differences).toEqual([
      { class: 'openingMismatch', ourId: null, theirId: null, amountFen: 200, quantity: 0, reason: 'openingsDiffer' },
    ])
    expect(bridge).toEqual({
      ourClosingFen: 20_500,
      theirClosingFen: 20_001,
      items: [{ class: 'openingMismatch', count: 1, amountFen: 200 }],
      unexplainedFen: 299,
    })
  })

  it('further passes run after the first ones and see only what is left', () => {
    const seen: number[] = []
    const { matches } = matchByReferenceAndAmount([line(1), line(2)], [line(1)], {
      periodEnd,
      passes: [
        {
          name: 'exact',
          find: (ours, theirs) => [{ ours: ours.slice(0, 1), theirs: [...theirs], reason: 'sameReferenceAndAmount' }],
        },
        {
          name: 'referenceOnly',
          find: (ours, theirs) => {
            seen.push(...ours.map((one) => one.id), theirs.length)
            return []
          },
        },
      ],
    })
    expect(seen).toEqual([2, 0])
    expect(matches).toHaveLength(1)
  })
})
