import { type Check, yuan } from './check'

/** A kind of document beside its own lines: pieces and, where lines carry money, fen. */
const totals = (sums: {
  readonly invariant: string
  readonly where: string
  readonly lines: string
  readonly money?: boolean
}): Check => ({
  invariant: sums.invariant,
  checked: `select count(*) from documents d where ${sums.where}`,
  broken: `select number || ': ' || quantity || ' / ' || line_quantity ${
    sums.money ? `|| ', ' || ${yuan('amount_fen')} || ' / ' || ${yuan('line_fen')}` : ''
  } what
    from (
      select d.number, d.quantity, d.amount_fen, coalesce(l.quantity, 0) line_quantity, coalesce(l.fen, 0) line_fen
      from documents d left join (${sums.lines}) l on l.id = d.id where ${sums.where}
    ) where quantity <> line_quantity ${sums.money ? 'or amount_fen <> line_fen' : ''}`,
})

const pieces = (table: string, key: string): string =>
  `select ${key} id, sum(quantity) quantity, 0 fen from ${table} group by ${key}`

const priced = (invariant: string, table: string): Check => ({
  invariant,
  checked: `select count(*) from ${table}`,
  broken: `select d.number || ' #' || l.id || ': ' || l.quantity || ' × ' || ${yuan('l.price_fen')} || ' ≠ ' || ${yuan('l.amount_fen')} what
    from ${table} l join documents d on d.id = l.${table.replace('_lines', '_id')}
    where l.amount_fen <> l.quantity * l.price_fen`,
})

/** What each document must be beside its lines. */
export const documentChecks: readonly Check[] = [
  totals({
    invariant: 'orderTotals',
    where: "d.kind = 'order'",
    lines: 'select order_id id, sum(quantity) quantity, sum(amount_fen) fen from order_lines group by order_id',
    money: true,
  }),
  totals({
    invariant: 'shipmentTotals',
    where: "d.kind = 'shipment' and d.origin <> 'history'",
    lines: `select l.shipment_id id, sum(l.quantity) quantity, sum(case when h.chargeable then l.amount_fen else 0 end) fen
      from shipment_lines l join shipments h on h.document_id = l.shipment_id group by l.shipment_id`,
    money: true,
  }),
  totals({
    invariant: 'shortageTotals',
    where: "d.kind = 'shortage'",
    lines:
      'select shortage_id id, sum(quantity) quantity, sum(amount_fen) fen from shortage_lines group by shortage_id',
    money: true,
  }),
  totals({
    invariant: 'transferTotals',
    where: "d.kind = 'transfer'",
    lines: `select l.transfer_id id, sum(l.quantity) quantity,
        sum(case when t.mode in ('throughUs', 'level') then l.quantity * l.to_price_fen else 0 end) fen
      from transfer_lines l join transfers t on t.document_id = l.transfer_id group by l.transfer_id`,
    money: true,
  }),
  totals({
    invariant: 'returnTotals',
    where: "d.kind = 'return' and d.status = 'inspected' and d.origin <> 'history'",
    lines: `select l.return_id id, sum(s.accepted_quantity) quantity, sum(s.accepted_quantity * s.price_fen) fen
      from return_lines l join return_sources s on s.return_line_id = l.id group by l.return_id`,
    money: true,
  }),
  totals({
    invariant: 'productionTotals',
    where: "d.kind = 'production'",
    lines: pieces('production_lines', 'production_order_id'),
  }),
  totals({
    invariant: 'goodsReceiptTotals',
    where: "d.kind = 'goodsReceipt'",
    lines: pieces('goods_receipt_lines', 'goods_receipt_id'),
  }),
  totals({
    invariant: 'allocationTotals',
    where: "d.kind = 'allocation'",
    lines: pieces('allocation_lines', 'allocation_id'),
  }),
  totals({
    invariant: 'sellOutTotals',
    where: "d.kind = 'sellOut'",
    lines: pieces('sell_out_lines', 'report_id'),
  }),
  totals({
    invariant: 'stockCountTotals',
    where: "d.kind = 'stockCount'",
    lines: `select e.document_id id, sum(e.quantity) quantity, 0 fen from stock_entries e
      join documents d on d.id = e.document_id and d.kind = 'stockCount' and d.warehouse_id = e.warehouse_id
      group by e.document_id`,
  }),
  {
    invariant: 'stockCountLines',
    checked: 'select count(*) from stock_count_lines',
    broken: `select d.number || ': ' || k.code || ' ' || (l.counted_quantity - l.book_quantity) || ' / ' || coalesce(e.quantity, 0) what
      from stock_count_lines l join documents d on d.id = l.stock_count_id join skus k on k.id = l.sku_id
      left join stock_entries e on e.document_id = d.id and e.warehouse_id = d.warehouse_id and e.sku_id = l.sku_id
      where l.counted_quantity - l.book_quantity <> coalesce(e.quantity, 0)`,
  },
  {
    invariant: 'receiptParts',
    checked: "select count(*) from documents where kind = 'receipt'",
    broken: `select d.number || ': ' || ${yuan('d.amount_fen')} || ' / ' || ${yuan('coalesce(sum(p.amount_fen), 0)')} what
      from documents d left join receipt_parts p on p.receipt_id = d.id where d.kind = 'receipt'
      group by d.id having d.amount_fen <> coalesce(sum(p.amount_fen), 0)`,
  },
  {
    invariant: 'adjustmentAmounts',
    checked: 'select count(*) from adjustments',
    broken: `select d.number || ': ' || ${yuan('d.amount_fen')} || ' / ' || ${yuan('a.moved_fen')} what
      from adjustments a join documents d on d.id = a.document_id
      where d.amount_fen <> case when a.counter_part is not null then 0
        when a.adjustment_kind = 'rebateAccrued' then -a.moved_fen else a.moved_fen end`,
  },
  priced('orderLineAmounts', 'order_lines'),
  priced('shipmentLineAmounts', 'shipment_lines'),
  priced('shortageLineAmounts', 'shortage_lines'),
  {
    invariant: 'orderCounters',
    checked: 'select count(*) from order_lines',
    broken: `select d.number || ' #' || l.id || ': ' || l.allocated_quantity || ' / ' || coalesce(a.quantity, 0) || ', ' ||
        l.shipped_quantity || ' / ' || coalesce(s.quantity, 0) || ', ' || l.quantity what
      from order_lines l join documents d on d.id = l.order_id
      left join (
        select a.order_line_id id, sum(a.quantity - a.consumed_quantity - a.released_quantity) quantity
        from allocation_lines a join documents d on d.id = a.allocation_id where d.status = 'firm' group by 1
      ) a on a.id = l.id
      left join (
        select s.order_line_id id, sum(s.quantity) quantity
        from shipment_lines s join documents d on d.id = s.shipment_id
        where d.status in ('dispatched', 'confirmed', 'short') and s.order_line_id is not null group by 1
      ) s on s.id = l.id
      where l.allocated_quantity <> coalesce(a.quantity, 0) or l.shipped_quantity <> coalesce(s.quantity, 0)
        or l.cancelled_quantity < 0 or l.allocated_quantity + l.shipped_quantity + l.cancelled_quantity > l.quantity`,
  },
  {
    invariant: 'allocationCounters',
    checked: 'select count(*) from allocation_lines',
    broken: `select d.number || ' #' || l.id || ': ' || l.consumed_quantity || ' / ' || coalesce(s.quantity, 0) what
      from allocation_lines l join documents d on d.id = l.allocation_id
      left join (
        select s.allocation_line_id id, sum(s.quantity) quantity
        from shipment_lines s join documents d on d.id = s.shipment_id
        where d.status in ('dispatched', 'confirmed', 'short') and s.allocation_line_id is not null group by 1
      ) s on s.id = l.id
      where l.consumed_quantity <> coalesce(s.quantity, 0) or l.consumed_quantity + l.released_quantity > l.quantity`,
  },
  {
    invariant: 'shipmentCounters',
    checked: 'select count(*) from shipment_lines',
    broken: `select d.number || ' #' || l.id || ': ' || l.received_quantity || ' + ' || l.short_quantity || ' / ' || l.quantity what
      from shipment_lines l join documents d on d.id = l.shipment_id
      where l.received_quantity < 0 or l.short_quantity < 0 or l.received_quantity + l.short_quantity <>
        case when d.status in ('confirmed', 'short') then l.quantity else 0 end`,
  },
  {
    invariant: 'returnedPieces',
    checked: 'select count(*) from shipment_lines where returned_quantity > 0',
    broken: `select d.number || ' #' || l.id || ': ' || l.returned_quantity || ' / ' || coalesce(r.quantity, 0) what
      from shipment_lines l join documents d on d.id = l.shipment_id
      left join (
        select s.shipment_line_id id, sum(s.accepted_quantity) quantity
        from return_sources s join return_lines l on l.id = s.return_line_id join documents d on d.id = l.return_id
        where d.status = 'inspected' and s.shipment_line_id is not null group by 1
      ) r on r.id = l.id
      where l.returned_quantity <> coalesce(r.quantity, 0) or l.returned_quantity > l.quantity`,
  },
  {
    invariant: 'productionCounters',
    checked: 'select count(*) from production_lines',
    broken: `select d.number || ' #' || l.id || ': ' || l.received_quantity || ' / ' || coalesce(r.quantity, 0) what
      from production_lines l join documents d on d.id = l.production_order_id
      left join (
        select g.production_line_id id, sum(g.quantity) quantity
        from goods_receipt_lines g join documents d on d.id = g.goods_receipt_id
        where d.status = 'posted' and g.production_line_id is not null group by 1
      ) r on r.id = l.id
      where l.received_quantity <> coalesce(r.quantity, 0)`,
  },
]
