import type { Reader } from '../../connection'
import { type Check, type Finding, TOLD } from './check'

/** The triggers that make the ledgers append-only; a rebuilt table loses its own without a word. */
const TRIGGERS = [
  'stock_entries_no_update',
  'stock_entries_no_delete',
  'account_entries_no_update',
  'account_entries_no_delete',
  'document_history_no_update',
  'document_history_no_delete',
  'documents_no_delete',
  'order_revisions_no_update',
  'order_revisions_no_delete',
  'stock_count_lines_no_update',
  'stock_count_lines_no_delete',
  'settlements_only_undone',
  'settlements_no_delete',
  'settlement_postings_no_update',
  'settlement_postings_no_delete',
  'settlement_undos_no_update',
  'settlement_undos_no_delete',
  'collection_contacts_no_update',
  'collection_contacts_no_delete',
  'payment_promises_only_withdrawn',
  'payment_promises_no_delete',
]

/** What the numbers of documents and the file around them must be. */
export const fileChecks: readonly Check[] = [
  {
    invariant: 'sequences',
    checked: 'select count(*) from sequences',
    broken: `select s.kind || ' ' || s.year || ': ' || sum(s.last) || ' / ' || sum(s.given) || ' / ' || max(s.highest) what
      from (
        select kind, year, last, 0 given, 0 highest from sequences
        union all
        select kind, cast(substr(number, 4, 4) as integer), 0, count(*), max(cast(substr(number, 9) as integer))
        from documents group by 1, 2
      ) s group by s.kind, s.year having sum(s.last) <> sum(s.given) or sum(s.last) <> max(s.highest)`,
  },
  {
    invariant: 'history',
    checked: 'select count(*) from documents',
    broken: `select d.number || ': v' || d.version what from documents d
      left join (select document_id, max(version) version, count(*) steps from document_history group by document_id) h
        on h.document_id = d.id
      where h.steps is null or h.version <> d.version`,
  },
  {
    invariant: 'appendOnly',
    checked: `select ${TRIGGERS.length}`,
    broken: `select value what from json_each('${JSON.stringify(TRIGGERS)}')
      where value not in (select name from sqlite_master where type = 'trigger')`,
  },
]

const finding = (invariant: string, checked: number, violations: readonly string[]): Finding => ({
  invariant,
  checked,
  violations: violations.slice(0, TOLD),
  violationCount: violations.length,
})

/** Whether SQLite itself finds the file sound. */
export function checkIntegrity(reader: Reader): Finding {
  const rows = reader.sqlite.prepare<[], string>('pragma integrity_check').pluck().all()
  const bad = rows.filter((row) => row !== 'ok')
  return finding('fileIntegrity', Math.max(1, rows.length), bad)
}

/** Whether every reference leads somewhere. */
export function checkReferences(reader: Reader): Finding {
  const rows = reader.sqlite
    .prepare<[], { table: string; rowid: number | null; parent: string }>('pragma foreign_key_check')
    .all()
  const tables = reader.sqlite.prepare<[], number>("select count(*) from sqlite_master where type = 'table'").pluck()
  return finding(
    'references',
    tables.get() ?? 0,
    rows.map(({ table, rowid, parent }) => `${table} #${rowid ?? ''} → ${parent}`),
  )
}
