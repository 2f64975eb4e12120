import { type Check, yuan } from './check'

/** What each document must have done to the account, by its kind and the state it is in. */
const EXPECTED = `select d.id, d.kind, d.number, case
    when d.kind = 'shipment' and d.status in ('dispatched', 'confirmed', 'short')
      then case when (select chargeable from shipments s where s.document_id = d.id) then d.amount_fen else 0 end
    when d.kind = 'return' and d.status = 'inspected' then -d.amount_fen
    when d.kind = 'receipt' and d.status = 'posted' then -d.amount_fen
    when d.kind = 'adjustment' and d.status = 'posted' then d.amount_fen
    when d.kind = 'shortage' and d.status = 'credited' then (
      select case when o.kind = 'shipment' then -d.amount_fen else 0 end
      from shortages s join documents o on o.id = s.source_id where s.document_id = d.id)
    when d.kind = 'transfer' and d.status in ('dispatched', 'received', 'short') then (
      select case when t.from_distributor_id is null then 0 else -t.from_amount_fen end +
        case when t.to_distributor_id is not null and t.mode in ('throughUs', 'level')
          then (select coalesce(sum(l.received_quantity * l.to_price_fen), 0) from transfer_lines l where l.transfer_id = d.id)
          else 0 end
      from transfers t where t.document_id = d.id)
    else 0 end fen
  from documents d`

const ENTERED = 'select document_id id, sum(amount_fen) fen from account_entries group by document_id'

/** Which statement holds an entry: the first of its distributor's chain that reaches its day and its number. */
const HELD = `with chain as materialized (
    select d.distributor_id, s.document_id, s.date_from, s.date_to, s.through_entry_id
    from statements s join documents d on d.id = s.document_id where d.status <> 'superseded'
    order by d.distributor_id, s.date_to
  ), placed as (
    select e.part, e.amount_fen, e.quantity, e.business_date, (
      select c.document_id from chain c where c.distributor_id = e.distributor_id
        and c.date_to >= e.business_date and c.through_entry_id >= e.id order by c.date_to limit 1) statement_id
    from account_entries e not indexed where e.distributor_id in (select distributor_id from chain)
  )
  select p.statement_id, p.part, sum(p.amount_fen) fen, sum(p.quantity) quantity,
    sum(case when p.business_date < s.date_from then p.amount_fen else 0 end) earlier_fen
  from placed p join statements s on s.document_id = p.statement_id group by p.statement_id, p.part`

/** What documents, statements and comparisons must be beside the account. */
export const accountChecks: readonly Check[] = [
  {
    invariant: 'documentEntries',
    checked: 'select count(distinct document_id) from account_entries',
    broken: `select x.number || ': ' || ${yuan('x.fen')} || ' / ' || ${yuan('coalesce(e.fen, 0)')} what
      from (${EXPECTED}) x left join (${ENTERED}) e on e.id = x.id where x.fen <> coalesce(e.fen, 0)`,
  },
  {
    invariant: 'ledgerTotal',
    checked: 'select count(*) from account_balances',
    broken: `select ${yuan('kept')} || ' / ' || ${yuan('due')} what from (
      select (select coalesce(sum(amount_fen), 0) from account_balances) kept,
        (select coalesce(sum(fen), 0) from (${EXPECTED})) due
    ) where kept <> due`,
  },
  {
    invariant: 'statementChain',
    checked:
      "select count(*) from statements s join documents d on d.id = s.document_id where d.status <> 'superseded'",
    broken: `select d.number || ' ' || p.part || ': ' || ${yuan('p.opening_fen')} || ' / ' || ${yuan('coalesce(b.closing_fen, 0)')} what
      from statements s join documents d on d.id = s.document_id and d.status <> 'superseded'
      join statement_parts p on p.statement_id = s.document_id
      left join statements o on o.document_id = s.previous_id
      left join statement_parts b on b.statement_id = s.previous_id and b.part = p.part
      where s.previous_id is not null and (b.closing_fen is null or p.opening_fen <> b.closing_fen
        or p.opening_quantity <> b.closing_quantity or o.date_to >= s.date_from)`,
  },
  {
    invariant: 'statementEntries',
    checked: `select count(*) from statement_parts p join documents d on d.id = p.statement_id where d.status <> 'superseded'`,
    broken: `select d.number || ' ' || p.part || ': ' || ${yuan('p.closing_fen')} || ' / ' ||
        ${yuan('case when s.previous_id is null then 0 else p.opening_fen end + coalesce(h.fen, 0)')} what
      from statement_parts p join statements s on s.document_id = p.statement_id
      join documents d on d.id = p.statement_id and d.status <> 'superseded'
      left join (${HELD}) h on h.statement_id = p.statement_id and h.part = p.part
      where p.closing_fen <> coalesce(h.fen, 0) + case when s.previous_id is null then 0 else p.opening_fen end
        or p.closing_quantity <> coalesce(h.quantity, 0) + case when s.previous_id is null then 0 else p.opening_quantity end
        or (s.previous_id is null and p.opening_fen <> coalesce(h.earlier_fen, 0))`,
  },
  {
    invariant: 'statementAmounts',
    checked: 'select count(*) from statements',
    broken: `select d.number || ': ' || ${yuan('d.amount_fen')} || ' / ' || ${yuan('coalesce(p.closing_fen, 0)')} what
      from statements s join documents d on d.id = s.document_id
      left join statement_parts p on p.statement_id = s.document_id and p.part = 'receivable'
      where d.amount_fen <> coalesce(p.closing_fen, 0)`,
  },
  {
    invariant: 'reconciliationBridge',
    checked: 'select count(*) from reconciliations',
    broken: `select d.number || ': ' || ${yuan('r.our_closing_fen - r.their_closing_fen')} || ' / ' || ${yuan('coalesce(sum(x.amount_fen), 0)')} what
      from reconciliations r join documents d on d.id = r.document_id
      left join reconciliation_differences x on x.reconciliation_id = r.document_id
      group by r.document_id having r.our_closing_fen - r.their_closing_fen <> coalesce(sum(x.amount_fen), 0)`,
  },
]
