import { describe, expect, it } from 'vitest'
import { showCredit } from '../../../electron/services/credit'
import { saveDistributor } from '../../../electron/services/distributors'
import type { Office } from '../../../electron/services/office'
import { approveOrder } from '../../../electron/services/orders'
import { approveReceipt, saveReceipt } from '../../../electron/services/receipts'
import { getSettings, saveSettings } from '../../../electron/services/settings'
import { resolveShortage } from '../../../electron/services/shortages'
import {
  approveTransfer,
  dispatchTransfer,
  getTransfer,
  receiveTransfer,
  releaseTransferCredit,
  saveTransfer,
} from '../../../electron/services/transfers'
import type { Input } from '../../../shared/contract'
import { parsed } from '../../helpers/company'
import { newGoods } from '../../helpers/goods-flow'
import { plansOf } from '../../helpers/plans'
import { expectRefusal } from '../../helpers/refusals'

/** A receiver that may owe 500 yuan, ten pieces at 50, and a sender that holds 100 pieces. */
function twoEnds() {
  const goods = newGoods()
  const { office } = goods
  const sender = goods.addDistributor()
  const poor = goods.addDistributor({ creditLimitFen: 50_000, name: '紧额度' })
  const ends = {
    fromWarehouseId: goods.place('distributor', sender.id),
    toWarehouseId: goods.place('distributor', poor.id),
  }
  const request = (quantity: number, change: Partial<Input<'transfers.save'>> = {}) =>
    saveTransfer(
      office,
      parsed('transfers.save', {
        ...{ businessDate: office.today(), mode: 'throughUs', ...ends, beyondHeldReason: '自有库存' },
        lines: [{ skuId: goods.sku(0), quantity }],
        ...change,
      }),
    ).document
  const approve = (document: { id: number; version: number }) =>
    approveTransfer(office, { id: document.id, version: document.version })
  const dispatch = (document: { id: number; version: number }) =>
    dispatchTransfer(office, parsed('transfers.dispatch', { ...document, date: office.today() }))
  const receive = (document: { id: number; version: number }, missing = 0) => {
    const [line] = getTransfer(office, { id: document.id }).lines
    const received = line === undefined || missing === 0 ? [] : [{ lineId: line.id, quantity: line.quantity - missing }]
    return receiveTransfer(office, parsed('transfers.receive', { ...document, date: office.today(), received }))
  }
  const credit = (who: Office = office) => showCredit(who, { distributorId: poor.id, thisFen: 0 })
  const settings = (change: Partial<ReturnType<typeof getSettings>>) =>
    saveSettings(office, { ...getSettings(office), ...change })
  return { ...goods, sender, poor, request, approve, dispatch, receive, credit, settings }
}

describe('a transfer passes its receiver’s credit', () => {
  it.each(['throughUs', 'level'] as const)(
    '%s is refused one fen over the limit, and says who may let it pass',
    (mode) => {
      const goods = twoEnds()
      expect(goods.approve(goods.request(10, { mode })).status).toBe('approved')
      const refusal = expectRefusal(() => goods.approve(goods.request(1, { mode })), 'creditExceeded')
      expect(refusal.params).toEqual({
        ...{ distributor: '紧额度', limitFen: 50_000, exposureFen: 55_000, overFen: 5000, neededFen: 5000 },
        who: '陈经理',
      })
    },
  )

  it('asks nothing where nobody is charged', () => {
    const goods = twoEnds()
    const document = goods.request(99, { mode: 'private' })
    expect(getTransfer(goods.office, { id: document.id }).credit).toBeNull()
    expect(goods.approve(document).status).toBe('approved')
  })

  it('is asked again when the goods leave, because the account moved since', () => {
    const goods = twoEnds()
    const approved = goods.approve(goods.request(10))
    goods.connection.sqlite.prepare('update distributors set credit_limit_fen = 49999 where id = ?').run(goods.poor.id)
    expectRefusal(() => goods.dispatch(approved), 'creditExceeded')
    expect(getTransfer(goods.office, { id: approved.id }).credit).toMatchObject({ overFen: 1, ok: false })
  })

  it('counts each piece once from approval until it is charged, short ones while they may still turn up', () => {
    const goods = twoEnds()
    const approved = goods.approve(goods.request(8))
    expect(goods.credit()).toMatchObject({ onTheWayFen: 40_000, receivableFen: 0, exposureFen: 40_000 })
    const sent = goods.dispatch(approved)
    expect(goods.credit()).toMatchObject({ onTheWayFen: 40_000, receivableFen: 0 })
    const { shortageId } = goods.receive(sent, 3)
    expect(goods.credit()).toMatchObject({ onTheWayFen: 15_000, receivableFen: 25_000, exposureFen: 40_000 })
    const lost = { id: shortageId ?? 0, version: 1, date: goods.office.today(), resolution: 'credited' as const }
    resolveShortage(goods.office, parsed('shortages.resolve', lost))
    expect(goods.credit()).toMatchObject({ onTheWayFen: 0, receivableFen: 25_000 })
  })

  it('what is on its way keeps an order from passing, and the other way round', () => {
    const goods = twoEnds()
    goods.approve(goods.request(6))
    const order = goods.draft([[goods.sku(0), 5]], { distributorId: goods.poor.id })
    const submitted = { id: order.document.id, version: 1 }
    goods.connection.sqlite.prepare("update documents set status = 'submitted' where id = ?").run(submitted.id)
    expectRefusal(() => approveOrder(goods.office, submitted), 'creditExceeded')
  })

  it('passes with leave up to its amount and day', () => {
    const goods = twoEnds()
    const document = goods.request(12)
    const leave = { amountFen: 10_000, reason: '换季', until: '2026-03-06' }
    expectRefusal(() => releaseTransferCredit(goods.officeFor('assistant'), { ...document, ...leave }), 'limitExceeded')
    const released = releaseTransferCredit(goods.office, { id: document.id, version: document.version, ...leave })
    const approved = goods.approve(released)
    expect(getTransfer(goods.office, { id: document.id }).credit).toMatchObject({ ok: true, releasedFen: 10_000 })
    goods.setToday('2026-03-07')
    expectRefusal(() => goods.dispatch(approved), 'creditExceeded')
    goods.setToday('2026-03-06')
    expect(goods.dispatch(approved).status).toBe('dispatched')
  })

  it('shows the receiver’s credit to nobody who does not look after it', () => {
    const goods = twoEnds()
    const { id } = goods.request(12)
    const sees = (distributorId: number) =>
      getTransfer(goods.officeFor('representative', { distributorIds: [distributorId] }), { id }).credit
    expect(sees(goods.sender.id)).toBeNull()
    expect(sees(goods.poor.id)).toMatchObject({ overFen: 10_000, ok: false, releasers: ['陈经理'] })
  })

  it('reads what is on its way and what is pending by index', () => {
    const goods = twoEnds()
    const plans = plansOf(goods.connection, () => goods.credit()).join('\n')
    expect(plans).toContain('documents_on_the_way (distributor_id=? AND status=?)')
    expect(plans).toContain('documents_pending (distributor_id=?)')
    expect(plans).not.toMatch(/SCAN (documents|transfer_lines|receipt_parts|transfers)/)
  })
})

describe('the rules of the gate are fed', () => {
  it('approved money makes room before it is posted', () => {
    const goods = twoEnds()
    const receipt = saveReceipt(
      goods.office,
      parsed('receipts.save', {
        ...{ businessDate: '2026-03-05', distributorId: goods.poor.id, method: 'bank' },
        parts: [{ part: 'receivable', amountFen: 20_000 }],
      }),
    )
    expect(goods.credit().pendingFen).toBe(0)
    approveReceipt(goods.office, { id: receipt.document.id, version: receipt.document.version })
    expect(goods.credit()).toMatchObject({ pendingFen: 20_000, exposureFen: -20_000 })
    expect(goods.approve(goods.request(14)).status).toBe('approved')
    expectRefusal(() => goods.approve(goods.request(1)), 'creditExceeded')
  })

  it('what is overdue for longer than the company waits stops goods within the limit', () => {
    const goods = twoEnds()
    goods.receive(goods.dispatch(goods.approve(goods.request(1))))
    goods.setToday('2026-04-14')
    goods.settings({ stopAfterOverdueDays: 10 })
    const next = goods.request(1)
    expect(getTransfer(goods.office, { id: next.id }).credit).toMatchObject({ overdueDays: 10, ok: true })
    goods.settings({ stopAfterOverdueDays: 9 })
    const refusal = expectRefusal(() => goods.approve(next), 'creditOverdue')
    expect(refusal.params).toEqual({
      ...{ distributor: '紧额度', overdueDays: 10, stopAfterDays: 9, neededFen: 5000, who: '陈经理' },
    })
    goods.settings({ stopAfterOverdueDays: null })
    expect(goods.approve(next).status).toBe('approved')
  })

  it('a temporary limit adds to the limit through its day, and more than one’s own limit is not given', () => {
    const goods = twoEnds()
    const { regionName: _r, warehouseId: _w, receivableFen: _b, ...poor } = goods.poor
    expectRefusal(
      () => saveDistributor(goods.office, { ...poor, temporaryLimitFen: 5000 }),
      'invalidInput',
      'temporaryLimitUntil',
    )
    const given = { temporaryLimitFen: 600_000, temporaryLimitUntil: '2026-03-06' }
    expectRefusal(() => saveDistributor(goods.officeFor('supervisor'), { ...poor, ...given }), 'limitExceeded')
    const saved = saveDistributor(goods.officeFor('supervisor'), { ...poor, ...given, temporaryLimitFen: 5000 })
    expect(saved).toMatchObject({ temporaryLimitFen: 5000, temporaryLimitUntil: '2026-03-06' })
    expect(goods.credit()).toMatchObject({ limitFen: 55_000, temporaryFen: 5000, temporaryUntil: '2026-03-06' })
    const approved = goods.approve(goods.request(11))
    goods.setToday('2026-03-07')
    expect(goods.credit()).toMatchObject({ limitFen: 50_000, temporaryFen: 0, temporaryUntil: null })
    expectRefusal(() => goods.dispatch(approved), 'creditExceeded')
    const { regionName: _rr, warehouseId: _ww, receivableFen: _bb, ...again } = saved
    const none = { ...again, temporaryLimitFen: 0, temporaryLimitUntil: null }
    expect(saveDistributor(goods.officeFor('supervisor'), none)).toMatchObject({ temporaryLimitUntil: null })
  })
})
