import { shortOnDays } from '../stock-shortfalls'
import { type Check, yuan } from './check'

/**
 * Running sums beside the entries they must equal: every key of either side, with the difference in words. The entries are read
 * in the order they lie, because in the order of an index a million of them take four times as long.
 */
const sumsAgree = (sums: {
  readonly invariant: string
  readonly kept: string
  readonly entries: string
  readonly keys: readonly string[]
  readonly label: string
}): Check => {
  const keys = sums.keys.join(', ')
  return {
    invariant: sums.invariant,
    checked: `select count(*) from (${sums.entries})`,
    broken: `select (${sums.label}) || ': ' || ${yuan('sum(kept)')} || ' / ' || ${yuan('sum(held)')} ||
        ', ' || sum(kept_quantity) || ' / ' || sum(held_quantity) what
      from (
        select ${keys}, amount_fen kept, quantity kept_quantity, 0 held, 0 held_quantity from (${sums.kept})
        union all
        select ${keys}, 0, 0, amount_fen, quantity from (${sums.entries})
      ) s
      group by ${keys} having sum(kept) <> sum(held) or sum(kept_quantity) <> sum(held_quantity)`,
  }
}

const code = '(select code from distributors d where d.id = s.distributor_id)'

/** What the two ledgers must be in themselves and beside their running sums. */
export const ledgerChecks: readonly Check[] = [
  sumsAgree({
    invariant: 'accountBalances',
    kept: 'select distributor_id, part, quantity, amount_fen from account_balances',
    entries: `select distributor_id, part, sum(quantity) quantity, sum(amount_fen) amount_fen
      from account_entries not indexed group by distributor_id, part`,
    keys: ['distributor_id', 'part'],
    label: `${code} || ' ' || part`,
  }),
  sumsAgree({
    invariant: 'accountMonths',
    kept: 'select distributor_id, part, month, quantity, amount_fen from account_months',
    entries: `select distributor_id, part, substr(business_date, 1, 7) month, sum(quantity) quantity, sum(amount_fen) amount_fen
      from account_entries not indexed group by distributor_id, part, substr(business_date, 1, 7)`,
    keys: ['distributor_id', 'part', 'month'],
    label: `${code} || ' ' || part || ' ' || month`,
  }),
  {
    invariant: 'stockBalances',
    checked: 'select count(*) from stock_balances',
    broken: `select w.code || ' ' || k.code || ': ' || sum(s.kept) || ' / ' || sum(s.held) what
      from (
        select warehouse_id, sku_id, on_hand kept, 0 held from stock_balances
        union all
        select warehouse_id, sku_id, 0, sum(quantity) from stock_entries group by warehouse_id, sku_id
      ) s join warehouses w on w.id = s.warehouse_id join skus k on k.id = s.sku_id
      group by s.warehouse_id, s.sku_id having sum(s.kept) <> sum(s.held)`,
  },
  {
    invariant: 'stockLegs',
    checked: 'select count(*) from (select 1 from stock_entries group by document_id, sku_id)',
    broken: `select d.number || ' ' || k.code || ': ' || s.quantity what
      from (
        select document_id, sku_id, sum(quantity) quantity from stock_entries
        group by document_id, sku_id having sum(quantity) <> 0
      ) s join documents d on d.id = s.document_id join skus k on k.id = s.sku_id`,
  },
  {
    invariant: 'accountReversals',
    checked: 'select count(*) from account_entries where reverses_id is not null',
    broken: `select d.number || ' #' || r.id || ' → #' || r.reverses_id what
      from account_entries r join documents d on d.id = r.document_id
      left join account_entries o on o.id = r.reverses_id
      where r.reverses_id is not null and (o.id is null or o.reverses_id is not null
        or o.document_id <> r.document_id or o.distributor_id <> r.distributor_id or o.part <> r.part
        or o.amount_fen <> -r.amount_fen or o.quantity <> -r.quantity)`,
  },
  {
    invariant: 'stockReversals',
    checked: 'select count(*) from stock_entries where reverses_id is not null',
    broken: `select d.number || ' #' || r.id || ' → #' || r.reverses_id what
      from stock_entries r join documents d on d.id = r.document_id
      left join stock_entries o on o.id = r.reverses_id
      where r.reverses_id is not null and (o.id is null or o.reverses_id is not null or o.document_id <> r.document_id
        or o.warehouse_id <> r.warehouse_id or o.sku_id <> r.sku_id or o.quantity <> -r.quantity)`,
  },
  {
    invariant: 'stockNotNegative',
    checked: `select count(*) from stock_balances b join warehouses w on w.id = b.warehouse_id
      where w.kind in ('company', 'regional', 'quarantine')`,
    broken: `select w.code || ' ' || k.code || ': ' || b.on_hand what
      from stock_balances b join warehouses w on w.id = b.warehouse_id join skus k on k.id = b.sku_id
      where b.on_hand < 0 and w.kind in ('company', 'regional', 'quarantine')
        and not coalesce((select value = 'true' from settings where key = 'allowNegativeStock'), 0)`,
  },
  {
    invariant: 'stockNotNegativeOnDays',
    checked: `select count(*) from stock_balances b join warehouses w on w.id = b.warehouse_id
      where w.kind in ('company', 'regional', 'quarantine')`,
    broken: `select w.code || ' ' || k.code || ' ' || s.business_date || ': ' || s.held what
      from (${shortOnDays("coalesce((select json_extract(value, '$') from settings where key = 'stockGuardedSince'), '')")}) s
      join warehouses w on w.id = s.warehouse_id join skus k on k.id = s.sku_id
      where not coalesce((select value = 'true' from settings where key = 'allowNegativeStock'), 0)`,
  },
  {
    invariant: 'reservedWithinStock',
    checked: 'select count(*) from stock_balances where reserved > 0',
    broken: `select w.code || ' ' || k.code || ': ' || b.reserved || ' > ' || b.on_hand what
      from stock_balances b join warehouses w on w.id = b.warehouse_id join skus k on k.id = b.sku_id
      where b.reserved > max(b.on_hand, 0)
        and not coalesce((select value = 'true' from settings where key = 'allowNegativeStock'), 0)`,
  },
  {
    invariant: 'reservations',
    checked: 'select count(*) from stock_balances where reserved > 0',
    broken: `select w.code || ' ' || k.code || ': ' || sum(s.kept) || ' / ' || sum(s.promised) what
      from (
        select warehouse_id, sku_id, reserved kept, 0 promised from stock_balances where reserved <> 0
        union all
        select d.warehouse_id, l.sku_id, 0, l.quantity - l.consumed_quantity - l.released_quantity
        from allocation_lines l join documents d on d.id = l.allocation_id where d.status = 'firm'
        union all
        select d.warehouse_id, l.sku_id, 0, l.quantity
        from shipment_lines l join documents d on d.id = l.shipment_id join shipments h on h.document_id = d.id
        where d.status in ('draft', 'picked') and not h.chargeable
      ) s join warehouses w on w.id = s.warehouse_id join skus k on k.id = s.sku_id
      group by s.warehouse_id, s.sku_id having sum(s.kept) <> sum(s.promised)`,
  },
  {
    invariant: 'inTransit',
    checked: `select count(*) from stock_balances b join warehouses w on w.id = b.warehouse_id where w.kind = 'transit'`,
    broken: `select coalesce(o.code, '') || ' ' || k.code || ': ' || sum(s.held) || ' / ' || sum(s.open) what
      from (
        select coalesce(w.distributor_id, 0) owner, b.sku_id, b.on_hand held, 0 open
        from stock_balances b join warehouses w on w.id = b.warehouse_id where w.kind = 'transit' and b.on_hand <> 0
        union all
        select coalesce(d.distributor_id, 0), l.sku_id, 0, l.quantity
        from documents d join shipment_lines l on l.shipment_id = d.id where d.kind = 'shipment' and d.status = 'dispatched'
        union all
        select coalesce(d.distributor_id, 0), l.sku_id, 0, l.quantity
        from documents d join transfer_lines l on l.transfer_id = d.id where d.kind = 'transfer' and d.status = 'dispatched'
        union all
        select coalesce(d.distributor_id, 0), l.sku_id, 0, l.quantity
        from documents d join shortage_lines l on l.shortage_id = d.id where d.kind = 'shortage' and d.status = 'open'
      ) s join skus k on k.id = s.sku_id left join distributors o on o.id = s.owner
      group by s.owner, s.sku_id having sum(s.held) <> sum(s.open)`,
  },
]
