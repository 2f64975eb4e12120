import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AllocationInput,
  type AllocationPolicy,
  allocate,
  allocationPolicies,
  type Demand,
} from '../../../../shared/domain/allocation'
import { addDays } from '../../../../shared/domain/days'
import { sumOf } from '../../../../shared/domain/money'

const demand = (id: number, quantity: number, fields: Partial<Demand> = {}): Demand => ({
  id,
  skuId: 1,
  distributorId: id,
  orderId: id,
  orderDate: '2024-06-01',
  priority: 0,
  quantity,
  ...fields,
})

const quantities = (input: AllocationInput) => allocate(input).cells.map((cell) => cell.quantity)
const codes = (input: AllocationInput) => allocate(input).cells.map((cell) => cell.reason.code)

const anyDemand = fc.record({
  skuId: fc.integer({ min: 1, max: 4 }),
  distributorId: fc.integer({ min: 1, max: 6 }),
  orderId: fc.integer({ min: 1, max: 8 }),
  orderDate: fc.integer({ min: 0, max: 5 }).map((days) => addDays('2024-06-01', days)),
  priority: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 0, max: 30 }),
  lockShare: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 4 }),
})

const anyDemands = fc.array(anyDemand, { maxLength: 24, size: 'max' }).map((all) =>
  all.map(
    ({ lockShare, ...one }, id): Demand => ({
      ...one,
      id,
      locked: lockShare === null ? null : Math.floor((one.quantity * lockShare) / 100),
    }),
  ),
)

const anyInput: fc.Arbitrary<AllocationInput> = fc
  .record({
    supplies: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 5, maxLength: 5 }),
    demands: anyDemands,
    policy: fc.constantFrom(...allocationPolicies),
    holdBackBp: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }),
    minimum: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
  })
  .map(({ supplies, demands, policy, holdBackBp, minimum }) => ({
    // SKU 5 has stock nobody wants.
    supply: new Map(supplies.map((quantity, index) => [index + 1, quantity])),
    demands,
    policy,
    ...(holdBackBp === undefined ? {} : { holdBackBp }),
    ...(minimum === undefined ? {} : { minimum }),
  }))

const sumFor = (input: AllocationInput, skuId: number) =>
  sumOf(
    allocate(input)
      .cells.filter((cell) => cell.skuId === skuId)
      .map((cell) => cell.quantity),
  )

describe('every allocation', () => {
  it('gives no more than there is, no more than is wanted, keeps locks, and accounts for every piece', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = allocate(input)
        expect(result.cells.map((cell) => cell.demandId)).toEqual(input.demands.map((one) => one.id))
        const inConflict = new Set(result.conflicts.map((conflict) => conflict.skuId))
        result.cells.forEach((cell, index) => {
          const wanted = input.demands[index]
          expect(cell.quantity).toBeGreaterThanOrEqual(0)
          expect(cell.quantity).toBeLessThanOrEqual(wanted?.quantity ?? 0)
          if (typeof wanted?.locked === 'number') {
            expect(cell.quantity).toBe(wanted.locked)
            expect(cell.reason.code).toBe('locked')
          }
        })
        for (const [skuId, supply] of input.supply) {
          const given = sumFor(input, skuId)
          if (inConflict.has(skuId)) continue
          expect(given + (result.left.get(skuId) ?? 0) + (result.heldBack.get(skuId) ?? 0)).toBe(supply)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('hands out everything when at least as much is wanted, unless a minimum or a hold-back forbids it', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const input = { ...any, minimum: 0, holdBackBp: 0 }
        const result = allocate(input)
        const inConflict = new Set(result.conflicts.map((conflict) => conflict.skuId))
        for (const [skuId, supply] of input.supply) {
          const own = input.demands.filter((one) => one.skuId === skuId)
          if (inConflict.has(skuId)) continue
          const canGive = sumOf(own.map((one) => one.locked ?? one.quantity))
          expect(sumFor(input, skuId)).toBe(Math.min(supply, canGive))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same answer for the same demands in any order', () => {
    fc.assert(
      fc.property(
        anyInput.chain((input) =>
          fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.demands], { minLength: input.demands.length })),
        ),
        ([input, shuffled]) => {
          const byId = (one: AllocationInput) => allocate(one).cells.toSorted((a, b) => a.demandId - b.demandId)
          expect(byId({ ...input, demands: shuffled })).toEqual(byId(input))
          expect(allocate(input)).toEqual(allocate(input))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('leaves no cell below the minimum, and no piece idle that a served line could take', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 2, max: 8 }), (any, minimum) => {
        const input = { ...any, minimum }
        const { cells, left } = allocate(input)
        cells.forEach((cell, index) => {
          const wanted = input.demands[index]
          if (!wanted || typeof wanted.locked === 'number' || wanted.quantity === 0) return
          const free = left.get(cell.skuId) ?? 0
          const least = Math.min(minimum, wanted.quantity)
          if (cell.quantity > 0) {
            expect(cell.quantity).toBeGreaterThanOrEqual(least)
            expect(free === 0 || cell.quantity === wanted.quantity).toBe(true)
          } else expect(free).toBeLessThan(least)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('refuses fractions and negative pieces', () => {
    const of =
      (fields: Partial<Demand>, supply = 5) =>
      () =>
        allocate({ supply: new Map([[1, supply]]), demands: [demand(1, 5, fields)], policy: 'proRata' })
    expect(of({ quantity: -1 })).toThrow(RangeError)
    expect(of({ quantity: 1.5 })).toThrow(RangeError)
    expect(of({ locked: -1 })).toThrow(RangeError)
    expect(of({}, -1)).toThrow(RangeError)
  })
})

describe('pro rata', () => {
  it('splits ten over 9, 6 and 3 as 5, 3 and 2, and carries what the rounding owes', () => {
    const result = allocate({
      supply: new Map([[1, 10]]),
      demands: [demand(1, 9), demand(2, 6), demand(3, 3)],
      policy: 'proRata',
    })
    expect(result.cells.map((cell) => cell.quantity)).toEqual([5, 3, 2])
    expect(result.cells.map((cell) => cell.exact?.toFixed(2))).toEqual(['5.00', '3.33', '1.67'])
    expect(result.cells.map((cell) => cell.reason.code)).toEqual(['share', 'shareRoundedDown', 'shareRoundedUp'])
    expect([...result.deficits]).toEqual([
      [1, 0],
      [2, 333_333],
      [3, -333_333],
    ])
  })

  it('a small distributor is served in its turn, SKU after SKU and run after run', () => {
    const demands = Array.from({ length: 12 }, (_, sku) => [
      demand(sku * 2, 10, { skuId: sku, distributorId: 1 }),
      demand(sku * 2 + 1, 1, { skuId: sku, distributorId: 2 }),
    ]).flat()
    const supply = new Map(Array.from({ length: 12 }, (_, sku) => [sku, 5]))
    const small = (cells: readonly { quantity: number }[]) =>
      sumOf(cells.filter((_, at) => at % 2 === 1).map((one) => one.quantity))
    const first = allocate({ supply, demands, policy: 'proRata' })
    expect([5, 6]).toContain(small(first.cells))
    let deficits = first.deficits
    let total = small(first.cells)
    for (let run = 0; run < 10; run += 1) {
      const next = allocate({ supply, demands, policy: 'proRata', deficits })
      total += small(next.cells)
      deficits = next.deficits
    }
    expect(Math.abs(total - (11 * 12 * 5) / 11)).toBeLessThanOrEqual(1)
  })

  it('stays within one piece of every distributor’s exact share, and splitting an order wins nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 10 }),
        fc.nat(300),
        (wants, supply) => {
          const whole = wants.map((quantity, id) => demand(id, quantity))
          const split = whole.flatMap((one) =>
            one.id === 0 && one.quantity > 1
              ? [
                  { ...one, quantity: 1 },
                  { ...one, id: 100, quantity: one.quantity - 1 },
                ]
              : [one],
          )
          const run = (demands: Demand[]) =>
            allocate({ supply: new Map([[1, supply]]), demands, policy: 'proRata' }).cells
          const exact = Math.min(1, supply / sumOf(wants))
          run(whole).forEach((cell, at) => {
            expect(Math.abs(cell.quantity - (wants[at] ?? 0) * exact)).toBeLessThan(1)
          })
          const first = run(split).filter((cell) => cell.demandId === 0 || cell.demandId === 100)
          expect(sumOf(first.map((cell) => cell.quantity))).toBe(run(whole)[0]?.quantity)
        },
      ),
    )
  })

  it('what rounding owes always adds up to nothing over the distributors', () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const { deficits } = allocate({ ...any, minimum: 0, policy: 'proRata' })
        expect(Math.abs(sumOf(deficits.values()))).toBeLessThanOrEqual(deficits.size * 4)
      }),
    )
  })
})

describe('in turn', () => {
  const demands = [
    demand(1, 6, { orderDate: '2024-06-03', priority: 5 }),
    demand(2, 6, { orderDate: '2024-06-01', priority: 1 }),
    demand(3, 3, { orderDate: '2024-06-02', priority: 1 }),
  ]
  const at = (policy: AllocationPolicy, supply: number) => ({ supply: new Map([[1, supply]]), demands, policy })

  it('by priority serves a class in full before the next, sharing fairly within a class', () => {
    expect(quantities(at('priority', 9))).toEqual([6, 2, 1])
    expect(codes(at('priority', 9))).toEqual(['inFull', 'share', 'share'])
    expect(codes(at('priority', 6))).toEqual(['inFull', 'turnNotReached', 'turnNotReached'])
    expect(quantities(at('priority', 5))).toEqual([5, 0, 0])
  })

  it('by order date serves the older order first', () => {
    expect(quantities(at('orderDate', 8))).toEqual([0, 6, 2])
    expect(codes(at('orderDate', 8))).toEqual(['turnNotReached', 'inFull', 'inTurn'])
  })

  it('a SKU nobody has on hand gets nothing, the same demand listed twice gets two cells', () => {
    const twice = demand(1, 3)
    const input: AllocationInput = {
      supply: new Map([[1, 4]]),
      demands: [twice, twice, demand(2, 1, { skuId: 9 })],
      policy: 'proRata',
    }
    expect(quantities(input)).toEqual([3, 1, 0])
  })

  it('gives nothing and says so when there is nothing', () =>
    expect(codes(at('proRata', 0))).toEqual(['noSupply', 'noSupply', 'noSupply']))
})

describe('locks, hold-back and minimum', () => {
  it('a lock is kept and the rest is shared', () => {
    const demands = [demand(1, 9, { locked: 1 }), demand(2, 6), demand(3, 3)]
    expect(quantities({ supply: new Map([[1, 7]]), demands, policy: 'proRata' })).toEqual([1, 4, 2])
  })

  it('locks that do not fit are left alone and reported', () => {
    const over = allocate({
      supply: new Map([[1, 5]]),
      demands: [demand(1, 9, { locked: 7 }), demand(2, 6)],
      policy: 'proRata',
    })
    expect(over.cells.map((cell) => cell.quantity)).toEqual([7, 0])
    expect(over.conflicts).toEqual([{ skuId: 1, lockedQuantity: 7, supplyQuantity: 5 }])
    const wide = allocate({ supply: new Map([[1, 9]]), demands: [demand(1, 2, { locked: 3 })], policy: 'priority' })
    expect(wide.conflicts).toHaveLength(1)
  })

  it('what is held back stays, rounded down so that a single piece can leave', () => {
    const run = (supply: number) =>
      allocate({ supply: new Map([[1, supply]]), demands: [demand(1, 50)], policy: 'orderDate', holdBackBp: 2_500 })
    expect(run(10).cells[0]?.quantity).toBe(8)
    expect(run(10).heldBack.get(1)).toBe(2)
    expect(run(1).cells[0]?.quantity).toBe(1)
  })

  it('the smallest cell below the minimum gives way, and the next SKU makes up for it', () => {
    const both = (skuId: number) => [
      demand(skuId * 10, 10, { skuId, distributorId: 1 }),
      demand(skuId * 10 + 1, 10, { skuId, distributorId: 2 }),
    ]
    const input: AllocationInput = {
      supply: new Map([
        [1, 6],
        [2, 6],
      ]),
      demands: [...both(1), ...both(2)],
      policy: 'proRata',
      minimum: 5,
    }
    expect(quantities(input)).toEqual([6, 0, 0, 6])
    expect(codes(input)).toEqual(['raisedToMinimum', 'belowMinimum', 'belowMinimum', 'raisedToMinimum'])
  })

  it('a line that wants less than the minimum is served when nobody else can be', () => {
    const input: AllocationInput = {
      supply: new Map([[1, 2]]),
      demands: [demand(1, 1), demand(2, 10)],
      policy: 'proRata',
      minimum: 5,
    }
    expect(quantities(input)).toEqual([1, 0])
    expect(allocate(input).left.get(1)).toBe(1)
  })
})
