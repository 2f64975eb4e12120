import type { Connection } from '../../electron/database/connection'

/** What must hold after anything at all happened to goods; each query finds what breaks it, and so finds nothing. */
const invariants: Readonly<Record<string, string>> = {
  'stock balances are the sums of their entries': `
    select warehouse_id, sku_id from (
      select warehouse_id, sku_id, on_hand as quantity from stock_balances
      union all select warehouse_id, sku_id, -quantity from stock_entries)
    group by warehouse_id, sku_id having sum(quantity) <> 0`,
  'account balances are the sums of their entries': `
    select distributor_id, part from (
      select distributor_id, part, amount_fen, quantity from account_balances
      union all select distributor_id, part, -amount_fen, -quantity from account_entries)
    group by distributor_id, part having sum(amount_fen) <> 0 or sum(quantity) <> 0`,
  'months are the sums of their entries': `
    select distributor_id, part, month from (
      select distributor_id, part, month, amount_fen from account_months
      union all select distributor_id, part, substr(business_date, 1, 7), -amount_fen from account_entries)
    group by distributor_id, part, month having sum(amount_fen) <> 0`,
  'the movements of a document net to zero for each SKU': `
    select document_id, sku_id from stock_entries group by document_id, sku_id having sum(quantity) <> 0`,
  'what is reserved is what is firm and unconsumed plus what reshipments wait with': `
    select warehouse_id, sku_id from (
      select warehouse_id, sku_id, reserved as quantity from stock_balances
      union all
      select d.warehouse_id, l.sku_id, -(l.quantity - l.consumed_quantity - l.released_quantity)
      from allocation_lines l join documents d on d.id = l.allocation_id where d.status in ('firm', 'consumed')
      union all
      select d.warehouse_id, l.sku_id, -l.quantity
      from shipment_lines l join documents d on d.id = l.shipment_id join shipments s on s.document_id = d.id
      where s.chargeable = 0 and d.status in ('draft', 'picked'))
    group by warehouse_id, sku_id having sum(quantity) <> 0`,
  'no place of ours has promised more than it holds': `
    select warehouse_id, sku_id from stock_balances b join warehouses w on w.id = b.warehouse_id
    where w.kind in ('company', 'regional', 'quarantine') and (b.reserved > b.on_hand or b.on_hand < 0)`,
  'an order line is allocated what firm allocations hold for it': `
    select order_line_id from (
      select id as order_line_id, allocated_quantity as quantity from order_lines
      union all
      select l.order_line_id, -(l.quantity - l.consumed_quantity - l.released_quantity)
      from allocation_lines l join documents d on d.id = l.allocation_id where d.status in ('firm', 'consumed'))
    group by order_line_id having sum(quantity) <> 0`,
  'an order line is shipped what left for it': `
    select order_line_id from (
      select id as order_line_id, shipped_quantity as quantity from order_lines
      union all
      select l.order_line_id, -l.quantity from shipment_lines l join documents d on d.id = l.shipment_id
      where l.order_line_id is not null and d.status in ('dispatched', 'confirmed', 'short'))
    group by order_line_id having sum(quantity) <> 0`,
  'an order is in the state its pieces say': `
    select d.number, d.status from documents d join (
      select order_id, sum(quantity) q, sum(allocated_quantity) a, sum(shipped_quantity) s, sum(cancelled_quantity) c
      from order_lines group by order_id) l on l.order_id = d.id
    where d.status not in ('draft', 'submitted') and d.status <> case
      when c = q then 'cancelled'
      when s > 0 and s + c = q then 'completed' when s > 0 then 'partlyShipped'
      when a > 0 and a + c = q then 'allocated' when a > 0 then 'partlyAllocated'
      else 'approved' end`,
  'in transit is what was dispatched and neither arrived nor settled': `
    select warehouse_id, sku_id from (
      select b.warehouse_id, b.sku_id, b.on_hand as quantity
      from stock_balances b join warehouses w on w.id = b.warehouse_id where w.kind = 'transit'
      union all
      select w.id, l.sku_id, -(l.quantity - l.received_quantity - coalesce((
        select sum(sl.quantity) from shortage_lines sl join documents sd on sd.id = sl.shortage_id
        where sl.source_line_id = l.id and sd.status in ('credited', 'reshipped')), 0))
      from shipment_lines l join documents d on d.id = l.shipment_id
      join warehouses w on w.distributor_id = d.distributor_id and w.kind = 'transit'
      where d.status in ('dispatched', 'confirmed', 'short'))
    group by warehouse_id, sku_id having sum(quantity) <> 0`,
  'the account carries what its documents say': `
    select d.number, d.status, d.amount_fen, coalesce(sum(e.amount_fen), 0) as posted
    from documents d left join account_entries e on e.document_id = d.id
    where d.kind in ('shipment', 'shortage') group by d.id
    having posted <> case
      when d.kind = 'shipment' and d.status in ('dispatched', 'confirmed', 'short') then d.amount_fen
      when d.kind = 'shortage' and d.status = 'credited' then -d.amount_fen
      else 0 end`,
  'a document is worth the sum of its lines': `
    select d.number from documents d join (
      select order_id as id, sum(quantity) q, sum(amount_fen) a from order_lines group by order_id
      union all select l.shipment_id, sum(l.quantity), sum(l.amount_fen) * s.chargeable
      from shipment_lines l join shipments s on s.document_id = l.shipment_id group by l.shipment_id) l on l.id = d.id
    where d.quantity <> l.q or d.amount_fen <> l.a`,
  'a production line has received what receipts brought for it': `
    select id from (
      select id, received_quantity as quantity from production_lines
      union all
      select l.production_line_id, -l.quantity from goods_receipt_lines l join documents d on d.id = l.goods_receipt_id
      where d.status = 'posted' and l.production_line_id is not null)
    group by id having sum(quantity) <> 0`,
  'numbers have no gap': `
    select kind, substr(number, 4, 4) as year from documents group by kind, year
    having count(*) <> max(cast(substr(number, 9) as integer))`,
}

/** Everything that is broken in a company's goods, by the invariant it breaks; empty when all hold. */
export function brokenGoods(connection: Connection): Readonly<Record<string, readonly unknown[]>> {
  const broken: Record<string, readonly unknown[]> = {}
  for (const [name, sql] of Object.entries(invariants)) {
    const rows = connection.sqlite.prepare(sql).all()
    if (rows.length > 0) broken[name] = rows
  }
  return broken
}
