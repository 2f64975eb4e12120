import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checks } from '../../../electron/database/queries/verify'
import { listBalances, listLedger } from '../../../electron/services/accounts'
import { approveAdjustment, reverseAdjustment, saveAdjustment } from '../../../electron/services/adjustments'
import { listAgeing } from '../../../electron/services/ageing'
import { postReceipt, reverseReceipt, saveReceipt } from '../../../electron/services/receipts'
import { inspectReturn } from '../../../electron/services/return-inspections'
import { approveReturnOverQuota, getReturn, receiveReturn, saveReturn } from '../../../electron/services/returns'
import { postSellOut } from '../../../electron/services/sell-out'
import { resolveShortage } from '../../../electron/services/shortages'
import {
  approveTransfer,
  dispatchTransfer,
  getTransfer,
  receiveTransfer,
  saveTransfer,
} from '../../../electron/services/transfers'
import { addDays } from '../../../shared/domain/days'
import { adjustmentKinds } from '../../../shared/schemas/adjustments'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import { accountParts } from '../../../shared/schemas/ledgers'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { ship } from '../../helpers/goods'

interface Move {
  readonly act: 'receipt' | 'adjustment' | 'reverse' | 'ship' | 'transfer' | 'return' | 'sellOut' | 'resolve'
  readonly who: number
  readonly what: number
  readonly fen: number
  readonly pieces: number
  readonly missing: number
  readonly days: number
}

const moves = fc.array(
  fc.record<Move>({
    act: fc.constantFrom('receipt', 'adjustment', 'reverse', 'ship', 'transfer', 'return', 'sellOut', 'resolve'),
    who: fc.nat(2),
    what: fc.nat(1000),
    fen: fc.integer({ min: -90_000, max: 90_000 }),
    pieces: fc.integer({ min: 1, max: 9 }),
    missing: fc.nat(4),
    days: fc.nat(20),
  }),
  { minLength: 1, maxLength: 25 },
)

/** Plays random office work; what the office refuses is part of the play, anything else thrown is a fault. */
function play(company: TestCompany, work: readonly Move[]): void {
  const { office } = company
  const style = company.addStyle({ sizes: ['S', 'M'] })
  const distributors = [
    company.addDistributor(),
    company.addDistributor({ discountBp: 4321 }),
    company.addDistributor({ discountBp: 3777 }),
  ]
  const idOf = (who: number) => distributors[who % 3]?.id ?? 0
  const placeOf = (who: number) =>
    Number(
      company.connection.sqlite
        .prepare("select id from warehouses where kind = 'distributor' and distributor_id = ?")
        .pluck()
        .get(idOf(who)),
    )
  const warehouseId = company.warehouseOf('company').id
  const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })
  const posted: { readonly kind: 'receipt' | 'adjustment'; readonly step: DocumentStep }[] = []
  const shortages: number[] = []
  let day = '2026-01-05'

  const acts: Record<Move['act'], (move: Move) => void> = {
    receipt: ({ who, what, fen }) => {
      const parts = [{ part: accountParts[what % 4] ?? 'receivable', amountFen: fen || 1 }]
      const input = parsed('receipts.save', { businessDate: day, distributorId: idOf(who), method: 'bank', parts })
      posted.push({ kind: 'receipt', step: postReceipt(office, seen(saveReceipt(office, input).document)) })
    },
    adjustment: ({ who, what, fen }) => {
      const adjustmentKind = adjustmentKinds[what % adjustmentKinds.length] ?? 'other'
      const input = { businessDate: day, distributorId: idOf(who), adjustmentKind, amountFen: fen, basis: '约定' }
      const { document } = saveAdjustment(office, parsed('adjustments.save', input))
      posted.push({ kind: 'adjustment', step: approveAdjustment(office, seen(document)) })
    },
    reverse: ({ what }) => {
      const [taken] = posted.splice(what % (posted.length || 1), 1)
      if (taken === undefined) return
      const input = { ...seen(taken.step), reason: '更正' }
      if (taken.kind === 'receipt') reverseReceipt(office, input)
      else reverseAdjustment(office, input)
    },
    ship: ({ who, what, pieces }) => {
      const lines = style.skuIds.map((skuId) => ({ skuId, quantity: pieces, priceFen: 3000 + what }))
      ship(company, idOf(who), lines, { inTransit: what % 5 === 0 })
    },
    transfer: ({ who, what, pieces, missing }) => {
      const mode = (['throughUs', 'level', 'private'] as const)[what % 3] ?? 'level'
      const places = { fromWarehouseId: placeOf(who), toWarehouseId: placeOf(who + 1) }
      const lines = style.skuIds.map((skuId) => ({ skuId, quantity: pieces }))
      const { document } = saveTransfer(
        office,
        parsed('transfers.save', { businessDate: day, mode, ...places, lines, beyondHeldReason: '自有库存' }),
      )
      const sent = dispatchTransfer(office, {
        ...seen(approveTransfer(office, seen(document))),
        ...{ date: day, remark: '', beyondHeldReason: '' },
      })
      const received = getTransfer(office, { id: sent.id }).lines.map((line) => ({
        lineId: line.id,
        quantity: Math.max(0, line.quantity - missing),
      }))
      const { shortageId } = receiveTransfer(office, { ...seen(sent), date: day, received, remark: '' })
      if (shortageId !== null) shortages.push(shortageId)
    },
    return: ({ who, what, pieces, missing }) => {
      const lines = style.skuIds.map((skuId) => ({ skuId, quantity: pieces }))
      const reason = what % 2 === 0 ? 'defect' : 'unsold'
      const input = { businessDate: day, distributorId: idOf(who), warehouseId, reason, lines } as const
      const { document } = saveReturn(office, parsed('returns.save', input))
      const approved = approveReturnOverQuota(office, { ...seen(document), reason: '同意' })
      const arrived = receiveReturn(office, { ...seen(approved), date: day, received: [], remark: '' })
      const found = getReturn(office, { id: document.id }).lines.map((line) => {
        const rejected = Math.min(line.receivedQuantity, missing)
        const defect = Math.min(line.receivedQuantity - rejected, what % 3)
        return { lineId: line.id, good: line.receivedQuantity - rejected - defect, defect, rejected }
      })
      inspectReturn(office, { ...seen(arrived), date: day, lines: found, remark: '' })
    },
    sellOut: ({ who, what, pieces }) => {
      const skuId = style.skuIds[what % 2] ?? 0
      const lines = [{ date: day, skuId, quantity: what % 7 === 0 ? -pieces : pieces }]
      postSellOut(office, { distributorId: idOf(who), lines, reference: '', importId: null })
    },
    resolve: ({ what }) => {
      const [id] = shortages.splice(what % (shortages.length || 1), 1)
      if (id === undefined) return
      const resolution = (['credited', 'found', 'rejected'] as const)[what % 3] ?? 'found'
      resolveShortage(office, { id, version: 1, date: day, resolution, remark: '' })
    },
  }
  for (const move of work) {
    day = addDays(day, move.days)
    company.setToday(day)
    try {
      acts[move.act](move)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}

/** Queries that find nothing while the books are right, each named by what it would have found. */
const violations: Readonly<Record<string, string>> = {
  'a balance is not the sum of its entries': `
    select distributor_id, part, sum(amount_fen) as fen, sum(quantity) as pieces from (
      select distributor_id, part, amount_fen, quantity from account_entries
      union all select distributor_id, part, -amount_fen, -quantity from account_balances
    ) group by 1, 2 having fen <> 0 or pieces <> 0`,
  'a month is not the sum of its entries': `
    select distributor_id, part, month, sum(amount_fen) as fen, sum(quantity) as pieces from (
      select distributor_id, part, substr(business_date, 1, 7) as month, amount_fen, quantity from account_entries
      union all select distributor_id, part, month, -amount_fen, -quantity from account_months
    ) group by 1, 2, 3 having fen <> 0 or pieces <> 0`,
  'stock is not the sum of its entries': `
    select warehouse_id, sku_id, sum(quantity) as pieces from (
      select warehouse_id, sku_id, quantity from stock_entries
      union all select warehouse_id, sku_id, -on_hand from stock_balances
    ) group by 1, 2 having pieces <> 0`,
  'a document’s legs do not net to nothing': `
    select document_id, sku_id, sum(quantity) as pieces from stock_entries group by 1, 2 having pieces <> 0`,
  'a receipt, return, shipment or adjustment is not what it posted': `
    select d.id, d.kind, d.status, d.amount_fen, coalesce(sum(e.amount_fen), 0) as fen
    from documents d left join account_entries e on e.document_id = d.id
    where d.kind in ('receipt', 'return', 'shipment', 'adjustment')
    group by d.id having fen <> case
      when d.status in ('posted', 'dispatched', 'confirmed', 'inspected')
      then d.amount_fen * case when d.kind in ('receipt', 'return') then -1 else 1 end else 0 end`,
  'a transfer is not what it posted': `
    select t.document_id, coalesce((select sum(amount_fen) from account_entries e where e.document_id = t.document_id), 0) as fen,
      (select sum(l.received_quantity * l.to_price_fen) from transfer_lines l where l.transfer_id = t.document_id) as arrived
    from transfers t where fen <> case t.mode when 'private' then 0 else arrived - t.from_amount_fen end`,
  'more came back than was sold': `
    select * from shipment_lines where returned_quantity > quantity - short_quantity`,
  'a sale does not know what came back of it': `
    select l.id, l.returned_quantity, coalesce(sum(s.accepted_quantity), 0) as accepted
    from shipment_lines l left join return_sources s on s.shipment_line_id = l.id
    group by l.id having accepted <> l.returned_quantity`,
  'a return’s pieces and its sources differ': `
    select l.id from return_lines l join return_sources s on s.return_line_id = l.id
    group by l.id having sum(s.quantity) <> l.quantity
      or sum(s.accepted_quantity) <> l.good_quantity + l.defect_quantity`,
  'goods are in transit that belong to nothing open': `
    select b.sku_id, sum(b.on_hand) as pieces,
      coalesce((select sum(l.quantity) from shipment_lines l join documents d on d.id = l.shipment_id
        where d.status = 'dispatched' and l.sku_id = b.sku_id), 0)
      + coalesce((select sum(l.quantity) from shortage_lines l join documents d on d.id = l.shortage_id
        where d.status = 'open' and l.sku_id = b.sku_id), 0) as open
    from stock_balances b join warehouses w on w.id = b.warehouse_id where w.kind = 'transit'
    group by b.sku_id having pieces <> open`,
}

test('whatever the office does, goods and money stay right', () => {
  fc.assert(
    fc.property(moves, (work) => {
      const company = newCompany()
      play(company, work)
      for (const [name, query] of Object.entries(violations))
        expect(company.connection.sqlite.prepare(query).all(), name).toEqual([])
      // The product's own check of the books must agree.
      for (const check of checks) expect(check(company.connection)).toMatchObject({ violations: [] })
      const asOf = addDays(company.clock.today(), -30)
      for (const day of [asOf, company.clock.today()]) {
        const balances = listBalances(company.office, { asOf: day })
        const ageing = new Map(listAgeing(company.office, { asOf: day }).map((row) => [row.distributorId, row]))
        for (const row of balances) {
          const aged = ageing.get(row.distributorId)
          const buckets = aged && [
            aged.notDueFen,
            aged.days30Fen,
            aged.days60Fen,
            aged.days90Fen,
            aged.olderFen,
            aged.noDueDateFen,
            aged.unallocatedCreditFen,
          ]
          expect((buckets ?? []).reduce((sum, fen) => sum + fen, 0)).toBe(row.receivableFen)
          const book = listLedger(
            company.office,
            parsed('accounts.ledger', {
              distributorId: row.distributorId,
              part: 'receivable',
              dateTo: day,
              limit: 1000,
            }),
          )
          expect(book.rows.at(-1)?.balanceFen ?? 0).toBe(row.receivableFen)
        }
      }
      company.close()
    }),
    { numRuns: 80 },
  )
})
