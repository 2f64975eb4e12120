import { type Check, yuan } from './check'

/** What of each entry is settled, in the entry's own sign. */
const SETTLED = `settled as (
    select id, sum(fen) fen from (
      select credit_entry_id id, -amount_fen fen from settlements where active = 1
      union all select debit_entry_id, amount_fen from settlements where active = 1
    ) group by id)`

/** Entries that are money: neither mirrored nor a mirror. */
const STANDING = `e.reverses_id is null
  and not exists (select 1 from account_entries mirror where mirror.reverses_id = e.id)`

/** What settling must leave as it is, and must never pass. */
export const settlementChecks: readonly Check[] = [
  {
    invariant: 'settlementAmounts',
    checked: 'select count(*) from settlements',
    broken: `with ${SETTLED}
      select d.number || ': ' || ${yuan('s.fen')} || ' / ' || ${yuan('e.amount_fen')} what
      from settled s join account_entries e on e.id = s.id join documents d on d.id = e.document_id
      where e.part <> 'receivable' or s.fen * e.amount_fen < 0 or abs(s.fen) > abs(e.amount_fen) or not (${STANDING})
      union all
      select d.number || ' #' || s.id what
      from settlements s join account_entries c on c.id = s.credit_entry_id join account_entries e on e.id = s.debit_entry_id
      join documents d on d.id = e.document_id
      where c.distributor_id <> e.distributor_id or c.amount_fen >= 0 or e.amount_fen <= 0`,
  },
  {
    invariant: 'openItems',
    checked: "select count(*) from account_balances where part = 'receivable'",
    broken: `with ${SETTLED}, open as (
        select e.distributor_id, sum(e.amount_fen - coalesce(s.fen, 0)) fen
        from account_entries e left join settled s on s.id = e.id
        where e.part = 'receivable' and ${STANDING} group by e.distributor_id)
      select t.code || ': ' || ${yuan('coalesce(o.fen, 0)')} || ' / ' || ${yuan('b.amount_fen')} what
      from account_balances b join distributors t on t.id = b.distributor_id
      left join open o on o.distributor_id = b.distributor_id
      where b.part = 'receivable' and b.amount_fen <> coalesce(o.fen, 0)`,
  },
  {
    invariant: 'settlementUndos',
    checked: 'select count(*) from settlements',
    broken: `select '#' || s.id what from settlements s
      left join settlement_undos u on u.settlement_id = s.id where s.active = (u.settlement_id is not null)`,
  },
]
