import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lightOf } from '../../../../shared/domain/reconciliation/lights'
import { hasDraft, nextStepOf } from '../../../../shared/domain/reconciliation/next-step'
import { pieceBridge } from '../../../../shared/domain/reconciliation/pieces'
import { differenceClasses, nextSteps } from '../../../../shared/schemas/reconciliations'

test('every class has a step and an owner; what only we have is never drafted as if it were theirs', () => {
  for (const differenceClass of differenceClasses) {
    for (const [hasOurs, hasTheirs] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const { step, owner, adjustmentKind } = nextStepOf({ differenceClass, amountFen: 100, hasOurs, hasTheirs })
      expect(nextSteps).toContain(step)
      expect(owner).not.toBe('')
      if (step === 'adjust') expect(adjustmentKind).not.toBeNull()
      if (hasOurs && !hasTheirs) expect(['bookReceipt', 'bookReturn']).not.toContain(step)
    }
  }
})

test('a repeat is ours to reverse or theirs, time settles what is on its way, and an adjustment is of its kind', () => {
  const stepOf = (differenceClass: (typeof differenceClasses)[number], hasOurs: boolean, hasTheirs: boolean) =>
    nextStepOf({ differenceClass, amountFen: 1, hasOurs, hasTheirs })
  expect(stepOf('duplicate', true, false).step).toBe('reverseOurs')
  expect(stepOf('duplicate', false, true).step).toBe('askReversal')
  expect(stepOf('inTransit', true, false)).toMatchObject({ step: 'carry', owner: 'assistant' })
  expect(stepOf('paymentInTransit', false, true)).toMatchObject({ step: 'bookReceipt', owner: 'finance' })
  expect(stepOf('rounding', true, true)).toMatchObject({ step: 'adjust', adjustmentKind: 'rounding' })
  expect(stepOf('priceDifference', true, true)).toMatchObject({ owner: 'manager', adjustmentKind: 'priceDifference' })
  expect(
    ['carry', 'askReversal', 'nameIt']
      .map((step) => nextSteps.find((own) => own === step))
      .map((step) => step && hasDraft(step)),
  ).toEqual([false, false, false])
})

const counted = fc.record({ quantity: fc.option(fc.integer({ min: -50, max: 50 })) })

test('the bridge in pieces always leads from ours to theirs', () => {
  const pairs = fc.array(
    fc.record({ ours: fc.array(counted, { maxLength: 3 }), theirs: fc.array(counted, { maxLength: 3 }) }),
  )
  fc.assert(
    fc.property(pairs, fc.array(fc.record({ quantity: fc.integer({ min: -9, max: 9 }) })), (some, differences) => {
      const { ours, theirs, differing, unsaid, unexplained } = pieceBridge(some, differences)
      expect(ours - differing - unsaid - unexplained).toBe(theirs)
    }),
  )
})

test('pieces their book does not say are apart, and nothing else is left unexplained', () => {
  const pairs = [
    { ours: [{ quantity: 10 }], theirs: [{ quantity: 9 }] },
    { ours: [{ quantity: 4 }], theirs: [{ quantity: null }] },
    { ours: [{ quantity: 3 }], theirs: [] },
  ]
  expect(pieceBridge(pairs, [{ quantity: 1 }, { quantity: 3 }])).toEqual({
    ...{ ours: 17, theirs: 9, differing: 4, unsaid: 4, unexplained: 0 },
  })
})

test('a light says the furthest a distributor has come', () => {
  const light = (statementStatus: string | null, reconciliationStatus: string | null, openCount = 0) =>
    lightOf({ statementStatus, reconciliationStatus, openCount })
  expect([light(null, null), light('draft', null), light('issued', null)]).toEqual(['notSent', 'notSent', 'sent'])
  expect([light('issued', 'open', 2), light('issued', 'open'), light('disputed', null)]).toEqual([
    'differences',
    'matched',
    'differences',
  ])
  expect([light('issued', 'agreed'), light('confirmed', null), light(null, 'signed')]).toEqual([
    'agreed',
    'agreed',
    'signed',
  ])
})
