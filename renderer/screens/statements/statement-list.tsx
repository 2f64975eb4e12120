import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { StatementRow } from '../../../shared/schemas/statements'
import { api } from '../../api'
import { useAllPages } from '../../api/all-pages'
import { DeskPages } from '../../components/accounts-desk'
import { useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { ReadFailed } from '../../components/skeleton'
import { DataGrid, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { useStatementColumns } from './columns'
import { GenerateDialog } from './generate-dialog'
import { IssueAll } from './issue-all'
import { ListActions } from './list-actions'
import { moveMonth, PeriodField, usePeriod } from './period'
import { type Light, lights } from './statement-state'
import { StatementSummary } from './statement-summary'
import './statements.css'

type List = Light | 'all'

function useChips(rows: readonly StatementRow[] | undefined): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () =>
      (['all', ...lights] as const).map((key) => {
        const count = (rows ?? []).filter((row) => key === 'all' || row.status === key).length
        const tone = key === 'disputed' ? 'wrong' : 'waits'
        const urgent = (key === 'disputed' || key === 'issued' || key === 'draft') && count > 0
        return {
          key,
          label: t(key === 'all' ? 'statements:all' : `statements:state.${key}`),
          count,
          ...(urgent ? { tone } : {}),
        }
      }),
    [rows, t],
  )
}

const byCustomer = (a: StatementRow, b: StatementRow): number => (a.distributorCode < b.distributorCode ? -1 : 1)

/** The month's statements by traffic light, one list of them at a time. */
function useLists(month: string) {
  const [list, setList] = useKeptState<List>('statements.list', 'all')
  const read = useAllPages('statements', ['month', month], (page) => api.statements.list({ period: month, ...page }))
  const rows = read.data
  const shown = useMemo(
    () => rows?.filter(({ status }) => list === 'all' || status === list).toSorted(byCustomer),
    [rows, list],
  )
  const pick = useCallback(
    (key: string) => setList((['all', ...lights] as const).find((own) => own === key) ?? 'all'),
    [setList],
  )
  return { read, list, pick, shown, chips: useChips(rows) }
}

type Dialog = 'generate' | 'issue' | null

function useListKeys(
  month: string,
  onMonth: (month: string) => void,
  generate: (() => void) | null,
): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      ...(generate === null ? [] : [{ keys: 'Alt+N', label: t('statements:generate.button'), run: generate }]),
      { keys: '[', label: t('statements:period.previous'), run: () => onMonth(moveMonth(month, -1)) },
      { keys: ']', label: t('statements:period.next'), run: () => onMonth(moveMonth(month, 1)) },
    ],
    [month, onMonth, generate, t],
  )
}

function NothingStated({
  narrowed,
  onGenerate,
}: {
  readonly narrowed: boolean
  readonly onGenerate: (() => void) | null
}) {
  const { t } = useTexts()
  if (narrowed) return <EmptyState icon={<AccountsIcon />} title={t('statements:noneInList')} />
  return (
    <EmptyState
      icon={<AccountsIcon />}
      title={t('statements:none')}
      hint={t('statements:noneHint')}
      {...(onGenerate === null
        ? {}
        : { action: <Button onClick={onGenerate}>{t('statements:generate.button')}</Button> })}
    />
  )
}

/** The statements of a month with their traffic lights: made for everyone at once, handed out, answered, filed. */
export function StatementList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [month, setMonth] = usePeriod()
  const [row, setRow] = useState<StatementRow | null>(null)
  const [dialog, setDialog] = useState<Dialog>(null)
  const grid = useRef<GridHandle>(null)
  const columns = useStatementColumns()
  const { read, chips, list, pick, shown } = useLists(month)
  const ask = useCallback(() => setDialog('generate'), [])
  const generate = may('statements.generate') ? ask : null
  const keys = useDeskKeys(useListKeys(month, setMonth, generate), chips, list, pick)
  const close = useCallback(() => setDialog(null), [])
  return (
    <ListScreen
      id="statements"
      title={t('accounts:title')}
      nav={<DeskPages active="statements" />}
      chips={chips}
      activeChip={list}
      onChip={pick}
      keys={keys}
      filters={<PeriodField month={month} onMonth={setMonth} />}
      panel={row === null ? undefined : <StatementSummary row={row} />}
      actions={<ListActions month={month} rows={read.data ?? []} grid={grid} onDialog={setDialog} />}
    >
      {read.error !== null && shown === undefined ? (
        <ReadFailed error={read.error} retry={read.refetch} />
      ) : (
        <DataGrid<StatementRow>
          id="statements"
          ref={grid}
          columns={columns}
          rows={shown}
          rowId={(statement) => statement.id}
          onCursor={setRow}
          onOpen={(statement) => void navigate(`/statements/${statement.id}`)}
          empty={<NothingStated narrowed={list !== 'all'} onGenerate={generate} />}
        />
      )}
      {dialog === 'generate' && <GenerateDialog month={month} onClose={close} onMonth={setMonth} />}
      {dialog === 'issue' && (
        <IssueAll drafts={(read.data ?? []).filter(({ status }) => status === 'draft')} onClose={close} />
      )}
    </ListScreen>
  )
}
