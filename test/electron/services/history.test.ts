import { expect, test } from 'vitest'
import { listBalances, listLedger } from '../../../electron/services/accounts'
import { getAdjustment } from '../../../electron/services/adjustments'
import { type HistoryDocument, insertHistoryDocument } from '../../../electron/services/history'
import { inTransaction } from '../../../electron/services/office'
import { getReceipt } from '../../../electron/services/receipts'
import { getReturn } from '../../../electron/services/returns'
import { getShipment } from '../../../electron/services/shipments'
import { newCompany, parsed } from '../../helpers/company'
import { expectRefusal } from '../../helpers/refusals'

test('documents of another system stand in their last state, on the receivable, without lines', () => {
  const { office, addDistributor } = newCompany()
  const distributorId = addDistributor().id
  const bring = (kind: HistoryDocument['kind'], amountFen: number, quantity: number) =>
    inTransaction(office, (tx) =>
      insertHistoryDocument(office, tx, {
        ...{ kind, distributorId, amountFen, quantity },
        ...{ businessDate: '2022-04-01', reference: `旧${kind}`, importId: 3, paymentTermsDays: 60 },
      }),
    ).id
  const shipment = bring('shipment', 1000, 4)
  const returned = bring('return', 100, 1)
  const receipt = bring('receipt', 500, 0)
  const refund = bring('receipt', -50, 0)
  const adjustment = bring('adjustment', -7, 0)
  expect(getShipment(office, { id: shipment })).toMatchObject({
    document: { status: 'confirmed', origin: 'history', reference: '旧shipment', amountFen: 1000, quantity: 4 },
    lines: [],
  })
  expect(getReturn(office, { id: returned })).toMatchObject({
    document: { status: 'inspected', amountFen: 100 },
    lines: [],
  })
  expect(getReceipt(office, { id: receipt })).toMatchObject({
    document: { status: 'posted' },
    parts: [{ part: 'receivable', amountFen: 500 }],
  })
  expect(getAdjustment(office, { id: adjustment })).toMatchObject({ movedFen: -7, basis: '旧adjustment' })
  const { rows } = listLedger(office, parsed('accounts.ledger', { distributorId }))
  expect(rows).toMatchObject([
    { kind: 'shipment', quantity: 4, amountFen: 1000, dueDate: '2022-05-31', documentId: shipment },
    { kind: 'return', quantity: -1, amountFen: -100, dueDate: null },
    { kind: 'receipt', quantity: 0, amountFen: -500 },
    { kind: 'refund', amountFen: 50, documentId: refund },
    { kind: 'adjustment', amountFen: -7 },
  ])
  expect(listBalances(office, { asOf: '2026-01-01', distributorId })[0]?.receivableFen).toBe(443)
})

test('an event worth nothing is kept as a document and posts nothing', () => {
  const { office, addDistributor, officeFor } = newCompany()
  const distributorId = addDistributor().id
  const event: HistoryDocument = {
    ...{ kind: 'receipt', distributorId, amountFen: 0, quantity: 0 },
    ...{ businessDate: '2022-04-01', reference: '', importId: 3, paymentTermsDays: 0 },
  }
  const bring = (by: typeof office) => inTransaction(by, (tx) => insertHistoryDocument(by, tx, event))
  expect(bring(office).id).toBeGreaterThan(0)
  expect(listLedger(office, parsed('accounts.ledger', { distributorId })).rows).toEqual([])
  const rep = officeFor('representative', { distributorIds: [addDistributor().id] })
  expectRefusal(() => bring(rep), 'notFound')
})

test('a deposit of another system stands on its own part', () => {
  const { office, addDistributor } = newCompany()
  const distributorId = addDistributor().id
  inTransaction(office, (tx) =>
    insertHistoryDocument(office, tx, {
      ...{ kind: 'receipt', distributorId, amountFen: 800, quantity: 0, part: 'prepayment' },
      ...{ businessDate: '2022-04-01', reference: '', importId: 3, paymentTermsDays: 0 },
    }),
  )
  const [row] = listBalances(office, { asOf: '2026-01-01', distributorId })
  expect(row).toMatchObject({ receivableFen: 0, prepaymentFen: -800 })
})
