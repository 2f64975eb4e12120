import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../shared/domain/days'
import { sumOf } from '../../../../shared/domain/money'
import {
  deviationsOf,
  forecastStages,
  givenUpOf,
  lateOrdersOf,
  lineageOf,
  movedStages,
  nextStageOf,
  type PlannedStage,
  spreadStages,
} from '../../../../shared/domain/production'
import { additionReasons, productionStages } from '../../../../shared/schemas/production'

const start = '2026-03-05'
const day = fc.nat({ max: 200 }).map((days) => addDays(start, days))
const reason = fc.constantFrom(...additionReasons)
const sources = fc.uniqueArray(
  fc.record({ orderLineId: fc.nat({ max: 50 }), quantity: fc.integer({ min: 1, max: 40 }) }),
  { selector: (source) => source.orderLineId, maxLength: 6 },
)
const additions = fc.uniqueArray(fc.record({ reason, quantity: fc.integer({ min: 1, max: 20 }) }), {
  selector: (addition) => addition.reason,
})
const total = (parts: readonly { readonly quantity: number }[]) => sumOf(parts.map((part) => part.quantity))

describe('lineageOf', () => {
  it('explains exactly the pieces of the line, and takes from orders only what nothing else can give', () => {
    fc.assert(
      fc.property(sources, additions, fc.nat({ max: 300 }), (asked, added, quantity) => {
        const after = lineageOf({ sources: asked, additions: added }, quantity)
        expect(total(after.sources) + total(after.additions)).toBe(quantity)
        expect(total(after.sources)).toBe(Math.min(total(asked), quantity))
        for (const source of after.sources) {
          const before = asked.find((each) => each.orderLineId === source.orderLineId)
          expect(source.quantity).toBeLessThanOrEqual(before?.quantity ?? 0)
        }
      }),
    )
  })

  it('gives up what a person added before the buffer, and the last order before the first', () => {
    const before = {
      sources: [
        { orderLineId: 1, quantity: 5 },
        { orderLineId: 2, quantity: 5 },
      ],
      additions: [
        { reason: 'buffer' as const, quantity: 2 },
        { reason: 'manual' as const, quantity: 3 },
      ],
    }
    expect(lineageOf(before, 12).additions).toEqual([{ reason: 'buffer', quantity: 2 }])
    expect(lineageOf(before, 7).sources).toEqual([
      { orderLineId: 1, quantity: 5 },
      { orderLineId: 2, quantity: 2 },
    ])
  })
})

describe('givenUpOf', () => {
  it('leaves the orders what arrived, no more than they asked for', () => {
    fc.assert(
      fc.property(sources, fc.nat({ max: 300 }), (asked, received) => {
        const given = givenUpOf(asked, received)
        expect(total(asked) - sumOf(given)).toBe(Math.min(received, total(asked)))
      }),
    )
  })
})

describe('the steps of a production order', () => {
  it('are spread from the start to the due day, in their order', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), (days) => {
        const due = addDays(start, days)
        const planned = spreadStages(start, due)
        expect(planned.map((step) => step.stage)).toEqual(productionStages)
        const dates = planned.map((step) => step.plannedDate)
        expect(dates.toSorted()).toEqual(dates)
        expect([(dates[0] ?? '') >= start, dates.at(-1)]).toEqual([true, due])
      }),
    )
  })

  it('are expected no earlier than today, than planned, or than the step before', () => {
    const done = fc.option(fc.tuple(fc.integer({ min: 0, max: 4 }), day), { nil: null })
    fc.assert(
      fc.property(day, done, day, (due, marked, today) => {
        const steps = spreadStages(start, due).map((step, index) =>
          marked?.[0] === index ? { ...step, doneDate: marked[1] } : step,
        )
        const expected = forecastStages(steps, today)
        const open = expected.slice((marked?.[0] ?? -1) + 1)
        for (const [index, step] of open.entries()) {
          expect(step.expectedDate >= today && step.expectedDate >= step.plannedDate).toBe(true)
          expect(step.expectedDate >= (open[index - 1]?.expectedDate ?? '')).toBe(true)
        }
      }),
    )
  })

  const plan: readonly PlannedStage[] = [
    { stage: 'fabric', plannedDate: '2026-03-10', doneDate: '2026-03-14' },
    { stage: 'cut', plannedDate: '2026-03-15', doneDate: null },
    { stage: 'sew', plannedDate: '2026-03-25', doneDate: null },
  ]

  it('become as late as the one that was late, or is overdue', () => {
    expect(forecastStages(plan, '2026-03-14').map((step) => step.expectedDate)).toEqual([
      ...['2026-03-14', '2026-03-19', '2026-03-29'],
    ])
    expect(forecastStages(plan, '2026-03-22').map((step) => step.lateDays)).toEqual([4, 7, 7])
    expect(nextStageOf(plan)?.stage).toBe('cut')
  })

  it('count as done when a later one is', () => {
    const passed = plan.map((step) => ({ ...step, doneDate: step.stage === 'sew' ? '2026-03-25' : null }))
    expect(forecastStages(passed, '2026-06-01').map((step) => step.lateDays)).toEqual([0, 0, 0])
    expect(nextStageOf(passed)?.stage).toBe('sew')
  })

  it('follow one that is moved, or at least do not come before it', () => {
    const days = (shift: boolean, to: string) => movedStages(plan, 'cut', to, shift)?.map((step) => step.plannedDate)
    expect(days(true, '2026-03-20')).toEqual(['2026-03-10', '2026-03-20', '2026-03-30'])
    expect(days(false, '2026-03-20')).toEqual(['2026-03-10', '2026-03-20', '2026-03-25'])
    expect(days(false, '2026-04-02')).toEqual(['2026-03-10', '2026-04-02', '2026-04-02'])
    expect(days(false, '2026-03-09')).toBeUndefined()
  })
})

describe('lateOrdersOf', () => {
  const source = (orderId: number, deliveryTo: string | null, quantity: number, openQuantity = quantity) => ({
    ...{ productionLineId: 1, orderId, deliveryTo, cancelAfter: '2026-05-01', quantity, openQuantity },
  })

  it('gives what arrived to whoever was promised first, and tells who waits how long for how much', () => {
    const waiting = [
      source(1, '2026-04-20', 10),
      source(2, '2026-04-01', 6),
      source(3, null, 9),
      source(4, '2026-04-10', 5, 2),
    ]
    expect(lateOrdersOf([{ id: 1, receivedQuantity: 4 }], waiting, '2026-04-30')).toEqual([
      { orderId: 2, deliveryTo: '2026-04-01', lateDays: 29, quantity: 2, pastCancelDay: false },
      { orderId: 4, deliveryTo: '2026-04-10', lateDays: 20, quantity: 2, pastCancelDay: false },
      { orderId: 1, deliveryTo: '2026-04-20', lateDays: 10, quantity: 10, pastCancelDay: false },
    ])
    expect(lateOrdersOf([{ id: 1, receivedQuantity: 4 }], waiting, '2026-05-02')[0]?.pastCancelDay).toBe(true)
    expect(lateOrdersOf([{ id: 1, receivedQuantity: 4 }], waiting, '2026-04-01')).toEqual([])
  })

  it('never tells of more pieces than are still to come', () => {
    const promised = fc.record({
      productionLineId: fc.constant(1),
      orderId: fc.nat({ max: 5 }),
      deliveryTo: fc.option(day, { nil: null }),
      cancelAfter: fc.option(day, { nil: null }),
      quantity: fc.nat({ max: 30 }),
      openQuantity: fc.nat({ max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(promised, { maxLength: 8 }), fc.nat({ max: 60 }), day, (all, receivedQuantity, date) => {
        const late = lateOrdersOf([{ id: 1, receivedQuantity }], all, date)
        expect(total(late)).toBeLessThanOrEqual(Math.max(0, total(all) - receivedQuantity))
        for (const order of late) expect(order.lateDays).toBeGreaterThan(0)
      }),
    )
  })
})

describe('deviationsOf', () => {
  const line = (colourId: number, quantity: number, receivedQuantity: number) => ({
    ...{ styleId: 1, colourId, quantity, receivedQuantity },
  })

  it('holds each style and colour to its own allowance, sizes not making up for each other', () => {
    expect(deviationsOf([line(1, 60, 66), line(1, 40, 30), line(2, 0, 1)], 500)).toEqual([
      { styleId: 1, colourId: 1, allowed: 5, over: 6, under: 10, beyondOver: 1, beyondUnder: 5 },
      { styleId: 1, colourId: 2, allowed: 0, over: 1, under: 0, beyondOver: 1, beyondUnder: 0 },
    ])
  })

  it('is never beyond when every piece came, and always when more came than the rate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 500 }), { minLength: 1 }),
        fc.nat({ max: 3000 }),
        fc.nat(99),
        (all, bp, more) => {
          const [exact] = deviationsOf(
            all.map((quantity) => line(1, quantity, quantity)),
            bp,
          )
          expect([exact?.beyondOver, exact?.beyondUnder]).toEqual([0, 0])
          const [over] = deviationsOf(
            all.map((quantity, index) => line(1, quantity, quantity + (index === 0 ? more : 0))),
            bp,
          )
          expect((over?.beyondOver ?? 0) > 0).toBe(more * 10_000 > sumOf(all) * bp)
        },
      ),
    )
  })
})
