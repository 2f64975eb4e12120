import type { Input, MethodName } from '../../../shared/contract'
import { addDays } from '../../../shared/domain/days'
import { adjustmentKinds } from '../../../shared/schemas/adjustments'
import type { DocumentKind } from '../../../shared/schemas/documents'
import { accountParts } from '../../../shared/schemas/ledgers'
import { differenceClasses } from '../../../shared/schemas/reconciliations'
import { shortageResolutions } from '../../../shared/schemas/shortages'
import { csvOf } from '../../helpers/files'
import type { TestGoods } from '../../helpers/goods-flow'
import { settlingActs } from './settling-acts'

/** One thing someone does: to which document of its kind (the choice wraps around), with which numbers. */
export interface Act {
  readonly name: string
  readonly at: number
  readonly n: number
  readonly m: number
}

/** A call of the contract, ready to be made; null where there is nothing to do it to. */
export type Ask = { readonly [Name in MethodName]: readonly [Name, Input<Name>] }[MethodName]

const pickOf = <Value>(values: readonly Value[], at: number): Value => {
  const value = values[at % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** What an office can be asked, by name; each act says one call, from what the books hold at that moment. */
export function actsOf(goods: TestGoods, partners: readonly { readonly id: number; readonly code: string }[]) {
  const { connection, clock } = goods
  const regional = goods.addWarehouse({ kind: 'regional' })
  const rows = (kind: DocumentKind) =>
    connection.sqlite
      .prepare<[string], { id: number; version: number; status: string }>(
        'select id, version, status from documents where kind = ? order by id desc limit 40',
      )
      .all(kind)
  /** Mostly a document the step is for, sometimes any of its kind, sometimes one that is not there. */
  const seen = (kind: DocumentKind, { at, m }: Act, ...states: readonly string[]) => {
    const all = rows(kind)
    const fitting = all.filter(({ status }) => states.includes(status))
    const from = fitting.length > 0 && at % 9 !== 8 ? fitting : all
    if (from.length === 0) return { id: 999_999, version: 1 }
    const { id, version } = pickOf(from, at)
    // Now and then someone else was faster.
    return { id, version: m === 3 && at % 7 === 6 ? version + 1 : version }
  }
  const lineIds = (table: string, key: string, id: number) =>
    connection.sqlite
      .prepare<[number], { id: number; quantity: number }>(
        `select id, quantity from ${table} where ${key} = ? order by id`,
      )
      .all(id)
  const who = ({ at }: Act) => pickOf(partners, at)
  const today = () => clock.today()
  const goodsLines = ({ n, m }: Act) => [
    { skuId: goods.sku(m), quantity: n + 1 },
    { skuId: goods.sku((m + n) % 6), quantity: m + 1 },
  ]
  const reason = '试'
  const dated = () => ({ date: today() })
  const place = (at: number) => goods.place('distributor', pickOf(partners, at).id)
  /** What a distributor sends back: mostly a piece that was sold to somebody, now and then goods nobody sold it. */
  const comingBack = (act: Act) => {
    const sold = connection.sqlite
      .prepare<[], { distributorId: number; skuId: number }>(
        `select d.distributor_id distributorId, l.sku_id skuId from shipment_lines l join documents d on d.id = l.shipment_id
         where d.status in ('dispatched', 'confirmed', 'short') and l.quantity > l.short_quantity + l.returned_quantity
         order by l.id desc limit 5`,
      )
      .all()
    if (sold.length === 0 || act.n % 4 === 0) return { distributorId: who(act).id, lines: goodsLines(act) }
    const { distributorId, skuId } = pickOf(sold, act.at)
    return { distributorId, lines: [{ skuId, quantity: 1 }] }
  }
  const short = (lines: readonly { readonly id: number; readonly quantity: number }[], { n, m }: Act) =>
    n % 3 === 0
      ? []
      : lines.slice(0, 1).map(({ id, quantity }) => ({ lineId: id, quantity: Math.max(0, quantity - m) }))

  const acts: Readonly<Record<string, (act: Act) => Ask>> = {
    'orders.save': (act) => [
      'orders.save',
      {
        ...(act.n % 4 === 3 ? seen('order', act, 'draft') : {}),
        ...{ distributorId: who(act).id, orderKind: pickOf(['replenish', 'spot', 'reorder'] as const, act.m) },
        ...{ businessDate: today(), lines: goodsLines(act) },
      },
    ],
    'orders.submit': (act) => ['orders.submit', seen('order', act, 'draft')],
    'orders.withdraw': (act) => ['orders.withdraw', seen('order', act, 'submitted')],
    'orders.approve': (act) => ['orders.approve', seen('order', act, 'submitted')],
    'orders.discard': (act) => ['orders.discard', seen('order', act, 'draft')],
    'orders.cancelRemainder': (act) => [
      'orders.cancelRemainder',
      { ...seen('order', act, 'approved', 'partlyAllocated', 'partlyShipped'), reason },
    ],
    'orders.releaseCredit': (act) => [
      'orders.releaseCredit',
      { ...seen('order', act, 'submitted', 'approved'), amountFen: 1 + act.n * 20_000, reason, until: today() },
    ],
    'production.save': (act) => [
      'production.save',
      {
        ...(act.n % 4 === 3 ? seen('production', act, 'draft') : {}),
        ...{ businessDate: today(), factory: '一厂', dueDate: addDays(today(), 30), lines: goodsLines(act) },
        ...(act.m === 1 ? { toleranceBp: 1000 } : {}),
      },
    ],
    'production.aggregate': (act) => [
      'production.aggregate',
      {
        ...{
          businessDate: today(),
          factory: '二厂',
          dueDate: addDays(today(), 30),
          bufferBp: act.m * 500,
          toleranceBp: 500,
        },
        ...{ pack: pickOf(['none', 'ratio', 'multiple'] as const, act.n), packMultiple: 3, minimumQuantity: act.n * 2 },
        orderIds: [seen('order', act, 'approved', 'partlyAllocated').id],
      },
    ],
    'production.place': (act) => ['production.place', seen('production', act, 'draft')],
    'production.markStage': (act) => [
      'production.markStage',
      {
        ...seen('production', act, 'placed', 'partlyReceived'),
        ...{
          stage: pickOf(['fabric', 'cut', 'sew', 'finish'] as const, act.n),
          doneDate: act.m === 3 ? null : today(),
        },
      },
    ],
    'production.moveStage': (act) => [
      'production.moveStage',
      {
        ...seen('production', act, 'placed', 'partlyReceived'),
        ...{ stage: pickOf(['fabric', 'cut', 'sew', 'finish', 'store'] as const, act.n), reason },
        ...{ plannedDate: addDays(today(), act.at * 3), shiftLater: act.m > 1 },
      },
    ],
    'production.close': (act) => ['production.close', { ...seen('production', act, 'partlyReceived'), reason }],
    'production.closeBeyond': (act) => [
      'production.closeBeyond',
      { ...seen('production', act, 'partlyReceived'), reason },
    ],
    'goodsReceipts.postBeyond': (act) => [
      'goodsReceipts.postBeyond',
      {
        ...{ businessDate: today(), warehouseId: goods.warehouse.id, reason },
        productionOrderId: seen('production', act, 'placed', 'partlyReceived', 'completed').id,
        lines: goodsLines(act).map((line) => ({ ...line, quantity: line.quantity + act.at })),
      },
    ],
    'production.cancel': (act) => ['production.cancel', seen('production', act, 'placed', 'partlyReceived')],
    'goodsReceipts.post': (act) => [
      'goodsReceipts.post',
      {
        ...{ businessDate: today(), warehouseId: act.n % 5 === 4 ? regional.id : goods.warehouse.id },
        productionOrderId: act.m === 2 ? seen('production', act, 'placed', 'partlyReceived').id : null,
        lines: goodsLines(act).map((line) => ({ ...line, quantity: line.quantity + act.at })),
      },
    ],
    'goodsReceipts.reverse': (act) => ['goodsReceipts.reverse', { ...seen('goodsReceipt', act, 'posted'), reason }],
    'allocations.propose': (act) => [
      'allocations.propose',
      {
        ...{ businessDate: today(), warehouseId: act.n % 6 === 5 ? regional.id : goods.warehouse.id },
        ...{ policy: pickOf(['proRata', 'priority', 'orderDate'] as const, act.m), holdBackBp: act.n === 7 ? 3000 : 0 },
      },
    ],
    'allocations.revise': (act) => {
      const allocation = seen('allocation', act, 'proposed')
      const [line] = lineIds('allocation_lines', 'allocation_id', allocation.id)
      return ['allocations.revise', { ...allocation, lines: [{ id: line?.id ?? 1, quantity: act.n }] }]
    },
    'allocations.confirm': (act) => ['allocations.confirm', seen('allocation', act, 'proposed')],
    'allocations.release': (act) => ['allocations.release', seen('allocation', act, 'firm')],
    'allocations.ship': (act) => ['allocations.ship', seen('allocation', act, 'firm')],
    'shipments.save': (act) => [
      'shipments.save',
      { ...seen('shipment', act, 'draft', 'picked'), carrier: '顺丰', cartons: act.n },
    ],
    'shipments.pick': (act) => ['shipments.pick', seen('shipment', act, 'draft')],
    'shipments.dispatch': (act) => ['shipments.dispatch', { ...seen('shipment', act, 'draft', 'picked'), ...dated() }],
    'shipments.confirm': (act) => {
      const shipment = seen('shipment', act, 'dispatched')
      const received = short(lineIds('shipment_lines', 'shipment_id', shipment.id), act)
      return ['shipments.confirm', { ...shipment, ...dated(), received }]
    },
    'shipments.cancel': (act) => ['shipments.cancel', seen('shipment', act, 'draft', 'picked')],
    'shipments.reverse': (act) => [
      'shipments.reverse',
      { ...seen('shipment', act, 'dispatched', 'confirmed', 'short'), reason },
    ],
    'shortages.resolve': (act) => [
      'shortages.resolve',
      { ...seen('shortage', act, 'open'), ...dated(), resolution: pickOf(shortageResolutions, act.m) },
    ],
    'transfers.save': (act) => {
      const inside = act.n % 5 === 4
      return [
        'transfers.save',
        {
          ...(act.n % 4 === 3 ? seen('transfer', act, 'requested') : {}),
          ...{ businessDate: today(), lines: goodsLines(act), reason, beyondHeldReason: act.m === 3 ? '' : reason },
          mode: inside ? 'internal' : pickOf(['throughUs', 'level', 'private'] as const, act.m),
          fromWarehouseId: inside ? goods.warehouse.id : place(act.at),
          toWarehouseId: inside ? regional.id : place(act.at + 1),
        },
      ]
    },
    'transfers.approve': (act) => ['transfers.approve', seen('transfer', act, 'requested')],
    'transfers.releaseCredit': (act) => [
      'transfers.releaseCredit',
      { ...seen('transfer', act, 'requested', 'approved'), amountFen: 1 + act.n * 20_000, reason, until: today() },
    ],
    'transfers.reject': (act) => ['transfers.reject', { ...seen('transfer', act, 'requested'), reason }],
    'transfers.cancel': (act) => ['transfers.cancel', seen('transfer', act, 'requested', 'approved')],
    'transfers.dispatch': (act) => ['transfers.dispatch', { ...seen('transfer', act, 'approved'), ...dated() }],
    'transfers.receive': (act) => {
      const transfer = seen('transfer', act, 'dispatched')
      const received = short(lineIds('transfer_lines', 'transfer_id', transfer.id), act)
      return ['transfers.receive', { ...transfer, ...dated(), received }]
    },
    'returns.save': (act) => [
      'returns.save',
      {
        ...(act.n % 4 === 3 ? seen('return', act, 'requested') : {}),
        ...{ businessDate: today(), warehouseId: goods.warehouse.id },
        ...{ reason: pickOf(['unsold', 'defect', 'recall'] as const, act.m), ...comingBack(act) },
      },
    ],
    'returns.approve': (act) => ['returns.approve', seen('return', act, 'requested')],
    'returns.approveOverQuota': (act) => ['returns.approveOverQuota', { ...seen('return', act, 'requested'), reason }],
    'returns.approveBeyondSold': (act) => [
      'returns.approveBeyondSold',
      { ...seen('return', act, 'requested'), reason },
    ],
    'returns.reject': (act) => ['returns.reject', { ...seen('return', act, 'requested', 'approved'), reason }],
    'returns.cancel': (act) => ['returns.cancel', seen('return', act, 'requested', 'approved')],
    'returns.receive': (act) => {
      const back = seen('return', act, 'approved')
      const received = short(lineIds('return_lines', 'return_id', back.id), act)
      return ['returns.receive', { ...back, ...dated(), received }]
    },
    'returns.inspect': (act) => {
      const back = seen('return', act, 'received')
      const found = connection.sqlite
        .prepare<[number], { id: number; quantity: number }>(
          'select id, received_quantity as quantity from return_lines where return_id = ? order by id',
        )
        .all(back.id)
      const lines = found.map(({ id, quantity }) => {
        const rejected = Math.min(quantity, act.m)
        const defect = Math.min(quantity - rejected, act.n % 3)
        return { lineId: id, good: quantity - rejected - defect, defect, rejected }
      })
      return ['returns.inspect', { ...back, ...dated(), lines }]
    },
    'receipts.save': (act) => [
      'receipts.save',
      {
        ...(act.n % 4 === 3 ? seen('receipt', act, 'draft') : {}),
        ...{ businessDate: today(), distributorId: who(act).id, method: 'bank' },
        parts: [
          { part: 'receivable', amountFen: (act.n + 1) * 1111 },
          ...(act.m > 1 ? [{ part: pickOf(accountParts.slice(1), act.at), amountFen: (act.m + 1) * 700 }] : []),
        ],
      },
    ],
    'receipts.approve': (act) => ['receipts.approve', seen('receipt', act, 'draft')],
    'receipts.post': (act) => ['receipts.post', seen('receipt', act, 'draft', 'approved')],
    'receipts.discard': (act) => ['receipts.discard', seen('receipt', act, 'draft', 'approved')],
    'receipts.reverse': (act) => ['receipts.reverse', { ...seen('receipt', act, 'posted'), reason }],
    ...settlingActs({ goods, who, today }),
    'adjustments.save': (act) => [
      'adjustments.save',
      {
        ...(act.n % 4 === 3 ? seen('adjustment', act, 'draft') : {}),
        ...{ businessDate: today(), distributorId: who(act).id, basis: reason },
        ...{
          adjustmentKind: pickOf(adjustmentKinds, act.at + act.n),
          amountFen: (act.m % 2 === 0 ? 1 : -1) * (act.n + 1) * 97,
        },
      },
    ],
    'adjustments.approve': (act) => ['adjustments.approve', seen('adjustment', act, 'draft')],
    'adjustments.discard': (act) => ['adjustments.discard', seen('adjustment', act, 'draft')],
    'adjustments.reverse': (act) => ['adjustments.reverse', { ...seen('adjustment', act, 'posted'), reason }],
    'stockCounts.post': (act) => [
      'stockCounts.post',
      {
        ...{ businessDate: today(), warehouseId: act.m === 3 ? regional.id : goods.warehouse.id },
        lines: [{ skuId: goods.sku(act.m), countedQuantity: act.n + act.at * 4 }],
      },
    ],
    'statements.generate': (act) => {
      const dateFrom = addDays(today(), -act.n)
      return ['statements.generate', { dateFrom, dateTo: addDays(today(), act.m - 1), skipEmpty: act.m === 2 }]
    },
    'statements.issue': (act) => ['statements.issue', seen('statement', act, 'draft')],
    'statements.confirm': (act) => ['statements.confirm', seen('statement', act, 'issued')],
    'statements.dispute': (act) => ['statements.dispute', { ...seen('statement', act, 'issued'), reason }],
    'statements.discard': (act) => ['statements.discard', seen('statement', act, 'draft')],
    'statements.close': (act) => ['statements.close', seen('statement', act, 'confirmed')],
    'reconciliations.start': (act) => {
      const { id, code } = who(act)
      const rowsOfBook = [
        `${today()},X-${act.n},进货,${act.m + 1},${act.n + 1}.50`,
        `${today()},P-${act.at},付款,,-8.00`,
      ]
      const file = csvOf(`${code} ${act.at}-${act.n}.csv`, ['日期,单号,摘要,数量,进货金额', ...rowsOfBook])
      const days = { dateFrom: addDays(today(), -20), dateTo: today() }
      return ['reconciliations.start', { distributorId: id, ...days, file, acceptRepeated: true }]
    },
    'reconciliations.explain': (act) => {
      const open = seen('reconciliation', act, 'open')
      const differences = connection.sqlite
        .prepare<[number], number>(
          'select id from reconciliation_differences where reconciliation_id = ? order by explained, id',
        )
        .pluck()
        .all(open.id)
      const said = { differenceClass: pickOf(differenceClasses, act.n), explained: true }
      return ['reconciliations.explain', { ...open, differenceId: differences[0] ?? 1, ...said }]
    },
    'reconciliations.agree': (act) => ['reconciliations.agree', seen('reconciliation', act, 'open')],
    'reconciliations.sign': (act) => ['reconciliations.sign', { ...seen('reconciliation', act, 'agreed'), reason }],
    'reconciliations.discard': (act) => ['reconciliations.discard', seen('reconciliation', act, 'open', 'agreed')],
    'imports.run sell-out': (act) => {
      const sku = goods.style.skus.find(({ id }) => id === goods.sku(act.m))?.code ?? ''
      const lines = [
        'date,distributor,sku,quantity',
        `${today()},${who(act).code},${sku},${act.n % 5 === 4 ? -1 : act.n + 1}`,
      ]
      return [
        'imports.run',
        { kind: 'sell-out', files: [csvOf(`s${act.at}-${act.n}.csv`, lines)], acceptRepeated: true },
      ]
    },
    'imports.run history': (act) => {
      const kind = pickOf(['shipment', 'return', 'receipt', 'adjustment', 'rebate', 'deposit'], act.at + act.n)
      const lines = [
        'date,distributor,kind,ref,quantity,amount_fen',
        `${today()},${who(act).code},${kind},H${act.at}-${act.n},${act.m},${(kind === 'shipment' ? 1 : -1) * (act.n + 1) * 500}`,
      ]
      return ['imports.run', { kind: 'account-events', files: [csvOf('h.csv', lines)], acceptRepeated: true }]
    },
    'imports.run orders': (act) => {
      const sku = goods.style.skus.find(({ id }) => id === goods.sku(act.m))?.code ?? ''
      const lines = [
        'order_ref,date,distributor,sku,quantity',
        `F${act.at}-${act.n},${today()},${who(act).code},${sku},${act.n + 1}`,
      ]
      return ['imports.run', { kind: 'orders', files: [csvOf('o.csv', lines)], acceptRepeated: act.m > 1 }]
    },
    'imports.undo': (act) => {
      const ids = connection.sqlite
        .prepare<[], number>('select id from imports order by id desc limit 10')
        .pluck()
        .all()
      return ['imports.undo', { id: ids[act.at % (ids.length || 1)] ?? 999_999 }]
    },
    'settings.save': (act) => [
      'settings.save',
      {
        ...{ companyName: '测试服饰', creditControl: act.m !== 3, allowNegativeStock: false },
        closedThrough: act.n % 3 === 0 ? addDays(today(), -20 - act.m) : null,
      },
    ],
    'settings.closePeriod': (act) => [
      'settings.closePeriod',
      { closedThrough: act.n % 3 === 0 ? addDays(today(), -20 - act.m) : null },
    ],
    'pricePolicies.save': (act) => [
      'pricePolicies.save',
      { name: `政策${act.n}`, distributorId: who(act).id, rateBp: 3000 + act.n * 311, dateFrom: today() },
    ],
    'pricePolicies.approve': ({ at }) => {
      const found = connection.sqlite
        .prepare<[], { id: number; version: number }>('select id, version from price_policies order by id desc limit 5')
        .all()
      return ['pricePolicies.approve', found.length === 0 ? { id: 1, version: 1 } : pickOf(found, at)]
    },
  }
  return acts
}
