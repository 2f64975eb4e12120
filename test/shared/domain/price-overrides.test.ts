import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { netPriceFen } from '../../../shared/domain/money'
import { lowestPriceFen, overrideBreach, type PriceRights, rateOfPrice } from '../../../shared/domain/price-overrides'

const price = fc.integer({ min: 0, max: 1_000_000 })
const quote = fc.record({ priceFen: price, floorFen: fc.option(price, { nil: null }) })
const rights = fc.record({
  override: fc.boolean(),
  undercutFloor: fc.boolean(),
  limitBp: fc.integer({ min: 0, max: 10_000 }),
})

const supervisor: PriceRights = { override: true, undercutFloor: false, limitBp: 1000 }
const manager: PriceRights = { override: true, undercutFloor: true, limitBp: 10_000 }

describe('a price of one’s own', () => {
  it('is bound by the role’s share of the policy price, and by the floor where that is higher', () => {
    const free = { priceFen: 10_000, floorFen: null }
    expect(lowestPriceFen(free, supervisor)).toBe(9000)
    expect(overrideBreach(9000, free, supervisor)).toBeNull()
    expect(overrideBreach(8999, free, supervisor)).toBe('limit')
    const floored = { priceFen: 10_000, floorFen: 9500 }
    expect(lowestPriceFen(floored, supervisor)).toBe(9500)
    expect(overrideBreach(9499, floored, supervisor)).toBe('floor')
    expect(lowestPriceFen(floored, manager)).toBe(0)
    expect(overrideBreach(0, floored, manager)).toBeNull()
  })

  it('is refused to whoever may name none, whatever it is', () => {
    fc.assert(
      fc.property(price, quote, rights, (wanted, policy, who) => {
        expect(overrideBreach(wanted, policy, { ...who, override: false })).toBe('right')
        expect(lowestPriceFen(policy, { ...who, override: false })).toBe(policy.priceFen)
      }),
    )
  })

  it('breaks a rule exactly when it is below the lowest that the person may name', () => {
    fc.assert(
      fc.property(price, quote, rights, (wanted, policy, who) => {
        const free = { ...who, override: true }
        expect(overrideBreach(wanted, policy, free) === null).toBe(wanted >= lowestPriceFen(policy, free))
      }),
    )
  })

  it('may always be the policy’s own or more, and never less than nothing', () => {
    fc.assert(
      fc.property(quote, rights, fc.nat(1000), (policy, who, more) => {
        const free = { ...who, override: true }
        expect(overrideBreach(policy.priceFen + more, policy, free)).toBeNull()
        expect(lowestPriceFen(policy, free)).toBeGreaterThanOrEqual(0)
        expect(lowestPriceFen(policy, free)).toBeLessThanOrEqual(policy.priceFen)
      }),
    )
  })

  it('a higher limit never forbids what a lower one allows', () => {
    fc.assert(
      fc.property(price, quote, rights, fc.nat(10_000), (wanted, policy, who, more) => {
        const wider = { ...who, limitBp: Math.min(10_000, who.limitBp + more) }
        if (overrideBreach(wanted, policy, who) === null) expect(overrideBreach(wanted, policy, wider)).toBeNull()
      }),
    )
  })
})

describe('the rate of a price', () => {
  it('gives the price back to within half a basis point of the tag price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 10_000 }), (tag, bp) => {
        const own = netPriceFen(tag, bp)
        const shown = netPriceFen(tag, rateOfPrice(own, tag))
        expect(Math.abs(shown - own)).toBeLessThanOrEqual(Math.ceil(tag / 20_000))
      }),
    )
  })

  it('is none where there is no tag price', () => {
    expect(rateOfPrice(300, 0)).toBe(0)
  })
})
