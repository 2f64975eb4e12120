import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyBooks } from '../../../electron/services/verify'
import { addDays } from '../../../shared/domain/days'
import { quietJob } from '../../helpers/files'
import { newGoods } from '../../helpers/goods-flow'
import { brokenGoods } from '../../helpers/goods-invariants'
import { callerOf, hostOver } from '../../helpers/hosts'
import { type Act, actsOf } from './acts'

/** What is done more often than the rest, because everything else waits for it. */
const common = [
  ...['goodsReceipts.post', 'orders.save', 'orders.submit', 'orders.approve', 'allocations.propose'],
  ...['allocations.confirm', 'allocations.ship', 'shipments.dispatch', 'shipments.confirm', 'shortages.resolve'],
]

/** Runs of work that belong together, so that a short sequence comes far enough; each step is still any document's. */
const toFirm = [
  ...['goodsReceipts.post', 'orders.save', 'orders.submit', 'orders.approve'],
  ...['allocations.propose', 'allocations.revise', 'allocations.confirm'],
]
const runs: Readonly<Record<string, readonly string[]>> = {
  sale: [...toFirm, 'allocations.ship', 'shipments.dispatch', 'shipments.confirm', 'shortages.resolve'],
  packing: [...toFirm, 'allocations.ship', 'shipments.save', 'shipments.pick', 'shipments.cancel'],
  takenBack: [...toFirm, 'allocations.ship', 'shipments.dispatch', 'shipments.reverse'],
  released: [...toFirm, 'allocations.release', 'orders.cancelRemainder'],
  wish: ['orders.save', 'orders.submit', 'orders.withdraw', 'orders.discard'],
  wrongGoods: ['goodsReceipts.post', 'goodsReceipts.reverse'],
  transfer: ['transfers.save', 'transfers.approve', 'transfers.dispatch', 'transfers.receive', 'shortages.resolve'],
  noTransfer: ['transfers.save', 'transfers.releaseCredit', 'transfers.reject', 'transfers.save', 'transfers.cancel'],
  return: ['returns.save', 'returns.approveOverQuota', 'returns.receive', 'returns.inspect'],
  goodReturn: [
    ...toFirm,
    'allocations.ship',
    'shipments.dispatch',
    'returns.save',
    'returns.approve',
    'returns.receive',
  ],
  noReturn: ['returns.save', 'returns.approve', 'returns.cancel', 'returns.save', 'returns.reject'],
  money: [
    'receipts.save',
    'receipts.approve',
    'receipts.post',
    'receipts.reverse',
    'receipts.save',
    'receipts.discard',
  ],
  settled: [
    ...['receipts.save', 'receipts.post', 'imports.run history', 'imports.run bank', 'settlements.post'],
    ...['settlements.undo', 'settlements.post', 'settlements.post short', 'receipts.reverse', 'collections.save'],
  ],
  correction: [
    'adjustments.save',
    'adjustments.approve',
    'adjustments.reverse',
    'adjustments.save',
    'adjustments.discard',
  ],
  paper: ['statements.generate', 'statements.issue', 'statements.confirm', 'statements.close'],
  quarrel: [
    'statements.generate',
    'statements.issue',
    'statements.dispute',
    'statements.generate',
    'statements.discard',
  ],
  comparison: [
    ...['reconciliations.start', ...Array<string>(6).fill('reconciliations.explain')],
    ...['reconciliations.agree', 'reconciliations.sign'],
  ],
  noComparison: ['reconciliations.start', 'reconciliations.discard'],
  making: ['production.save', 'production.place', 'goodsReceipts.post', 'production.cancel'],
  closed: [
    ...['production.save', 'production.place', 'production.moveStage'],
    ...Array<string>(5).fill('goodsReceipts.post'),
    'production.close',
  ],
  closedBeyond: [
    ...['production.save', 'production.place'],
    ...Array<string>(5).fill('goodsReceipts.post'),
    'production.closeBeyond',
  ],
  gathered: ['orders.save', 'orders.submit', 'orders.approve', 'production.aggregate', 'production.place'],
  history: ['imports.run history', 'imports.run orders', 'imports.run sell-out', 'imports.undo'],
  policy: ['pricePolicies.save', 'pricePolicies.approve'],
}

const numbers = { at: fc.nat(20), n: fc.nat(9), m: fc.nat(3) }
const single = (names: readonly string[]) =>
  fc.record({ name: fc.constantFrom(...names), ...numbers }).map((act): Act[] => [act])
const run = fc
  .record({
    name: fc.constantFrom(...Object.keys(runs)),
    steps: fc.array(fc.record(numbers), { minLength: 11, maxLength: 11 }),
  })
  .map(({ name, steps }): Act[] =>
    (runs[name] ?? []).map((step, at) => ({ name: step, ...(steps[at] ?? { at: 0, n: 0, m: 0 }) })),
  )

const ofSalesAlone = [
  'in transit is what was dispatched and neither arrived nor settled',
  'the account carries what its documents say',
]

/** Everything whose growth would show that a refused call wrote something. */
const size = `select (select count(*) from documents) || '/' || (select count(*) from document_history) || '/' ||
  (select count(*) from stock_entries) || '/' || (select count(*) from account_entries) || '/' || (select count(*) from imports)
  || '/' || (select sum(version) from documents) || '/' || (select sum(on_hand * 7 + reserved) from stock_balances)
  || '/' || (select count(*) * 7 + coalesce(sum(active), 0) from settlements) || '/' || (select count(*) from collection_contacts)`

const RUNS = 200

test('whatever an office does, in whatever order, by every kind of document, its books hold', async () => {
  const names = Object.keys(actsOf(newGoods(), [{ id: 1, code: 'C001' }]))
  const sequences = fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: run },
        { weight: 5, arbitrary: single(names) },
        { weight: 3, arbitrary: single(common) },
      ),
      {
        ...{ minLength: 14, maxLength: 26, size: 'max' },
      },
    )
    .map((parts) => parts.flat())
  const done = new Map<string, number>()
  let asked = 0
  await fc.assert(
    fc.asyncProperty(sequences, async (acts) => {
      const goods = newGoods()
      const partners = [
        goods.distributor,
        goods.addDistributor({ discountBp: 4321, priority: 3, creditLimitFen: 90_000 }),
      ]
      const host = hostOver(goods)
      const chief = callerOf(host, goods.office)
      const perform = actsOf(goods, partners)
      const state = goods.connection.sqlite.prepare(size).pluck()
      for (const act of acts) {
        if (act.at === 20) goods.setToday(addDays(goods.clock.today(), act.n))
        const ask = perform[act.name]?.(act)
        if (ask === undefined) throw new Error(`no act ${act.name}`)
        const before = state.get()
        const answer = await chief.envelope(ask[0], ask[1])
        asked += 1
        if (answer.ok) done.set(act.name, (done.get(act.name) ?? 0) + 1)
        else {
          expect(answer.error, `${act.name} ${JSON.stringify(ask[1])}`).not.toMatchObject({ code: 'internal' })
          expect(state.get(), `${act.name} was refused and wrote`).toBe(before)
        }
      }
      const { rows } = await verifyBooks(goods.office, {}, quietJob)
      expect(rows.filter(({ violationCount }) => violationCount > 0)).toEqual([])
      // Counted a second way; the two that know of sales alone are the product's own to check here.
      const broken = Object.keys(brokenGoods(goods.connection)).filter((name) => !ofSalesAlone.includes(name))
      expect(broken).toEqual([])
      host.remove()
    }),
    { numRuns: RUNS },
  )
  // A run that refused everything, or never came to some kind of document, would prove nothing.
  expect(names.filter((name) => !done.has(name))).toEqual([])
  expect(asked).toBeGreaterThan(RUNS * 40)
})
