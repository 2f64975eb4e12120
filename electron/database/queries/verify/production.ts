import type { Check } from './check'

/** What came of each style and colour of a production order beside what was asked, SKUs nobody asked for among it. */
const CAME = `select p.production_order_id id, k.style_id, k.colour_id, p.quantity asked, p.received_quantity came
    from production_lines p join skus k on k.id = p.sku_id
  union all
  select n.from_id, k.style_id, k.colour_id, 0, g.quantity
    from document_links n join documents r on r.id = n.to_id and r.kind = 'goodsReceipt' and r.status = 'posted'
    join documents f on f.id = n.from_id and f.kind = 'production'
    join goods_receipt_lines g on g.goods_receipt_id = r.id and g.production_line_id is null
    join skus k on k.id = g.sku_id`

/** Pieces beyond the tolerance, order by order; a rate of a whole count is cut off, as in the rule itself. */
const BEYOND = `select v.id, sum(max(v.over - v.asked * o.tolerance_bp / 10000, 0)) pieces
  from (select id, style_id, colour_id, sum(asked) asked, sum(max(came - asked, 0)) over from (${CAME}) group by 1, 2, 3) v
  join production_orders o on o.document_id = v.id and o.tolerance_bp is not null group by v.id`

const ACCEPTED = `select a.production_order_id id, sum(a.quantity) pieces from production_acceptances a
  join documents r on r.id = a.goods_receipt_id and r.status = 'posted' where a.kind = 'over' group by 1`

/** What production orders must be beside the orders they are for, their own plan, and what came. */
export const productionChecks: readonly Check[] = [
  {
    invariant: 'productionLineage',
    checked: 'select count(*) from production_sources',
    broken: `select d.number || ' #' || l.id || ': ' || s.pieces || ' / ' || l.quantity what
      from (
        select s.order_line_id, sum(s.quantity - s.given_up_quantity) pieces from production_sources s
        join production_lines p on p.id = s.production_line_id join documents m on m.id = p.production_order_id
        where m.status in ('draft', 'placed', 'partlyReceived')
          or (m.status = 'completed' and s.served_before_quantity is not null)
        group by 1
      ) s join order_lines l on l.id = s.order_line_id join documents d on d.id = l.order_id
      where s.pieces > l.quantity`,
  },
  {
    invariant: 'productionExplained',
    checked: 'select count(*) from production_additions',
    broken: `select d.number || ' #' || p.id || ': ' || p.quantity || ' / ' || (a.pieces + coalesce(s.pieces, 0)) what
      from (select production_line_id id, sum(quantity) pieces from production_additions group by 1) a
      join production_lines p on p.id = a.id join documents d on d.id = p.production_order_id
      left join (select production_line_id id, sum(quantity) pieces from production_sources group by 1) s on s.id = p.id
      where a.pieces + coalesce(s.pieces, 0) > p.quantity`,
  },
  {
    invariant: 'productionDays',
    checked: "select count(*) from production_milestones where stage = 'store'",
    broken: `select d.number || ': ' || m.planned_date || ' / ' || o.due_date what
      from production_milestones m join production_orders o on o.document_id = m.production_order_id
      join documents d on d.id = o.document_id where m.stage = 'store' and m.planned_date <> o.due_date`,
  },
  {
    invariant: 'productionTolerance',
    checked: 'select count(*) from production_orders where tolerance_bp is not null',
    broken: `select d.number || ': ' || b.pieces || ' / ' || coalesce(a.pieces, 0) what
      from (${BEYOND}) b join documents d on d.id = b.id left join (${ACCEPTED}) a on a.id = b.id
      where b.pieces > coalesce(a.pieces, 0)`,
  },
]
