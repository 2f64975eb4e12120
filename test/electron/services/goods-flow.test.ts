import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confirmAllocation,
  releaseAllocation,
  reviseAllocation,
  shipAllocation,
} from '../../../electron/services/allocations'
import { reverseGoodsReceipt } from '../../../electron/services/goods-receipts'
import { cancelRemainder } from '../../../electron/services/orders'
import { cancelShipment, pickShipment, reverseShipment } from '../../../electron/services/shipments'
import { resolveShortage } from '../../../electron/services/shortages'
import { Refusal } from '../../../shared/schemas/errors'
import { shortageResolutions } from '../../../shared/schemas/shortages'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { brokenGoods } from '../../helpers/goods-invariants'

/** A random step: what to do, to which document of its kind (the choice wraps around), with which numbers. */
interface Step {
  readonly verb: (typeof verbs)[number]
  readonly at: number
  readonly n: number
  readonly m: number
}

const verbs = [
  'serve',
  'serve',
  'order',
  'order',
  'receive',
  'receive',
  'propose',
  'revise',
  'confirm',
  'confirm',
  'release',
  'ship',
  'ship',
  'pick',
  'dispatch',
  'dispatch',
  'dispatch',
  'arrive',
  'arrive',
  'cancel',
  'reverse',
  'resolve',
  'resolve',
  'cancelRest',
  'reverseReceipt',
] as const

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...verbs),
  at: fc.nat(20),
  n: fc.nat(12),
  m: fc.nat(3),
})

/** The goods flow seen by a clumsy office: every step is tried on some document, whatever its state; a refusal changes nothing. */
function clumsyOffice(goods: TestGoods, partners: readonly number[]) {
  const { office, connection } = goods
  /** Mostly a document the step is for, sometimes any of its kind, sometimes none at all. */
  const pick = (kind: string, at: number, ...states: string[]) => {
    const fitting = connection.sqlite
      .prepare(
        'select id, version from documents where kind = ? and status in (select value from json_each(?)) order by id',
      )
      .all(kind, JSON.stringify(states))
    const all = connection.sqlite.prepare('select id, version from documents where kind = ? order by id').all(kind)
    const rows = fitting.length > 0 && at % 8 !== 7 ? fitting : all
    const row = rows[rows.length === 0 ? 0 : at % rows.length]
    // The two columns are whole numbers by CHECK.
    return (row ?? { id: 999_999, version: 1 }) as { id: number; version: number }
  }
  const reason = { reason: '试' }
  const date = office.today()
  return ({ verb, at, n, m }: Step): unknown => {
    switch (verb) {
      case 'order':
        return goods.approved(
          [
            [goods.sku(m), n + 1],
            [goods.sku((m + at) % 6), m + 1],
          ],
          { distributorId: partners[at % partners.length] ?? 0 },
        )
      case 'serve':
        return goods.dispatched([
          [goods.sku(m), n + 1],
          [goods.sku(m + 1), m + 1],
        ])
      case 'receive':
        return goods.receive([
          [goods.sku(m), n + 1],
          [goods.sku((m + 1) % 6), at + 1],
        ])
      case 'propose':
        return goods.propose({ policy: (['proRata', 'priority', 'orderDate'] as const)[m % 3] ?? 'proRata' })
      case 'revise': {
        const document = pick('allocation', at, 'proposed')
        const id = connection.sqlite
          .prepare('select id from allocation_lines where allocation_id = ? limit 1 offset ?')
          .pluck()
          .get(document.id, m)
        return reviseAllocation(
          office,
          parsed('allocations.revise', { ...document, lines: [{ id: Number(id ?? 1), quantity: n }] }),
        )
      }
      case 'confirm':
        return confirmAllocation(office, pick('allocation', at, 'proposed'))
      case 'release':
        return releaseAllocation(office, pick('allocation', at, 'firm'))
      case 'ship':
        return shipAllocation(office, pick('allocation', at, 'firm'))
      case 'pick':
        return pickShipment(office, pick('shipment', at, 'draft'))
      case 'dispatch':
        return goods.dispatch({ ...pick('shipment', at, 'draft', 'picked'), number: '', status: 'draft' })
      case 'arrive':
        return goods.confirm(
          { ...pick('shipment', at, 'dispatched'), number: '', status: 'dispatched' },
          n % 3 ? { 0: m } : {},
        )
      case 'cancel':
        return cancelShipment(office, pick('shipment', at, 'draft', 'picked'))
      case 'reverse':
        return reverseShipment(office, { ...pick('shipment', at, 'dispatched', 'confirmed', 'short'), ...reason })
      case 'resolve': {
        const resolution = shortageResolutions[m] ?? 'credited'
        return resolveShortage(
          office,
          parsed('shortages.resolve', { ...pick('shortage', at, 'open'), date, resolution }),
        )
      }
      case 'cancelRest':
        return cancelRemainder(office, {
          ...pick('order', at, 'approved', 'partlyAllocated', 'partlyShipped'),
          ...reason,
        })
      case 'reverseReceipt':
        return reverseGoodsReceipt(office, { ...pick('goodsReceipt', at, 'posted'), ...reason })
    }
  }
}

describe('the goods flow', () => {
  it('keeps every invariant of goods and accounts after any sequence of steps, refused ones among them', () => {
    const done = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 120, size: 'max' }), (steps) => {
        const goods = newGoods()
        const partners = [goods.distributor.id, goods.addDistributor({ priority: 5 }).id]
        const act = clumsyOffice(goods, partners)
        for (const one of steps) {
          try {
            act(one)
            done.set(one.verb, (done.get(one.verb) ?? 0) + 1)
          } catch (fault) {
            if (!(fault instanceof Refusal)) throw fault
          }
        }
        expect(brokenGoods(goods.connection)).toEqual({})
        goods.close()
      }),
      { numRuns: 60 },
    )
    // A run that refused everything would prove nothing.
    expect([...done.keys()].toSorted()).toEqual([...new Set(verbs)].toSorted())
  })
})
