import { useCallback, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { AgeingRow } from '../../../shared/schemas/ledgers'
import { useRead } from '../../api/hooks'
import { AccountFilters, accountMatches, DeskPages, ExportShown } from '../../components/accounts-desk'
import { blankZero, useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { today } from '../../components/goods/today'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { ReadFailed } from '../../components/skeleton'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'

const buckets = [
  'notDueFen',
  'days30Fen',
  'days60Fen',
  'days90Fen',
  'olderFen',
  'noDueDateFen',
  'unallocatedCreditFen',
] as const

const lists = {
  all: () => true,
  overdue: (row: AgeingRow) => row.days30Fen + row.days60Fen + row.days90Fen + row.olderFen > 0,
  over60: (row: AgeingRow) => row.days90Fen + row.olderFen > 0,
  credit: (row: AgeingRow) => row.unallocatedCreditFen < 0,
} as const
type List = keyof typeof lists
const isList = (key: string): key is List => key in lists

function useColumns(): readonly GridColumn<AgeingRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'distributorCode', header: t('accounts:field.code'), type: 'code', width: 88 },
      { field: 'distributorName', header: t('accounts:field.name'), flex: 1, width: 148 },
      { field: 'regionName', header: t('accounts:field.region'), width: 76 },
      { field: 'receivableFen', header: t('accounts:field.receivable'), type: 'money', total: 'sum', width: 128 },
      ...buckets.map(
        (field) =>
          ({
            field,
            header: t(`accounts:ageing.${field}`),
            type: 'money',
            total: 'sum',
            width: 104,
            value: (row) => blankZero(row[field]),
          }) satisfies GridColumn<AgeingRow>,
      ),
    ],
    [t],
  )
}

function useChips(rows: readonly AgeingRow[] | undefined): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () =>
      Object.keys(lists)
        .filter(isList)
        .map((key): FilterChip => {
          const count = (rows ?? []).filter(lists[key]).length
          const tone = (key === 'overdue' || key === 'over60') && count > 0 ? { tone: 'wrong' as const } : {}
          return { key, label: t(`accounts:ageingChip.${key}`), count, ...tone }
        }),
    [rows, t],
  )
}

/** Who owes since when: every receivable by age as of a day; each line's buckets add up to its balance, and so do the totals. */
export function AgeingList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [asOf, setAsOf] = useKeptState('accounts.asOf', today())
  const [query, setQuery] = useKeptState('ageing.query', '')
  const [list, setList] = useKeptState<List>('ageing.list', 'all')
  const grid = useRef<GridHandle>(null)
  const ageing = useRead('accounts.ageing', { asOf }, { keepPrevious: true })
  const columns = useColumns()
  const rows = ageing.data
  const chips = useChips(rows)
  const shown = useMemo(
    () => rows?.filter((own) => lists[list](own) && accountMatches(own, query)),
    [rows, list, query],
  )
  const pick = useCallback((key: string) => isList(key) && setList(key), [setList])
  const keys = useDeskKeys([], chips, list, pick)
  return (
    <ListScreen
      id="ageing"
      title={t('accounts:title')}
      nav={<DeskPages active="ageing" />}
      chips={chips}
      activeChip={list}
      onChip={pick}
      keys={keys}
      filters={<AccountFilters query={query} onQuery={setQuery} asOf={asOf} onAsOf={setAsOf} />}
      actions={<ExportShown grid={grid} title={t('accounts:page.ageing')} />}
    >
      {ageing.error !== null && rows === undefined ? (
        <ReadFailed error={ageing.error} retry={ageing.refetch} />
      ) : (
        <DataGrid<AgeingRow>
          id="ageing"
          ref={grid}
          columns={columns}
          rows={shown}
          rowId={(own) => own.distributorId}
          onOpen={(own) => void navigate(`/accounts/${own.distributorId}`)}
          empty={
            <EmptyState
              icon={<AccountsIcon />}
              title={t('accounts:ageingEmpty')}
              hint={t('accounts:ageingEmptyHint')}
            />
          }
        />
      )}
    </ListScreen>
  )
}
