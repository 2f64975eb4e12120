import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { type PeriodLight, type PeriodRow, periodLights } from '../../../shared/schemas/reconciliations'
import { useRead, useWrite } from '../../api/hooks'
import { ExportShown } from '../../components/accounts-desk'
import { useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { ReadFailed } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { BalanceDialog } from './balance-dialog'
import { type Days, moved, PeriodDays, usePeriodDays } from './period-days'
import { placeOfRow } from './use-next-customer'
import './reconciliations.css'

type StateTone = ReturnType<NonNullable<GridColumn<PeriodRow>['tone']>>

const tones: Readonly<Record<PeriodLight, StateTone>> = {
  ...{ notSent: 'draft', sent: 'work', differences: 'waits', matched: 'work', agreed: 'done', signed: 'done' },
}

/** A figure that is only of interest where there is one. */
const counted = (
  field: 'openCount' | 'unexplainedFen' | 'newEntryCount',
  header: string,
  width: number,
): GridColumn<PeriodRow> => ({ field, header, type: 'quantity', width, value: (row) => row[field] || null })

function useColumns(): readonly GridColumn<PeriodRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      {
        field: 'light',
        header: t('reconciliations:period.light'),
        width: 122,
        words: (_, row) => t(`reconciliations:light.${row.light}`),
        tone: (row) => tones[row.light],
      },
      { field: 'code', header: t('reconciliations:period.code'), type: 'code', width: 96 },
      { field: 'name', header: t('receipts:field.distributor'), flex: 1, width: 150 },
      { field: 'ourClosingFen', header: t('reconciliations:field.ourClosing'), type: 'money', total: 'sum' },
      { field: 'theirClosingFen', header: t('reconciliations:field.theirClosing'), type: 'money' },
      counted('openCount', t('reconciliations:field.open'), 76),
      {
        ...counted('unexplainedFen', t('reconciliations:field.unexplained'), 104),
        type: 'money',
      },
      counted('newEntryCount', t('reconciliations:period.new'), 88),
      { field: 'statementNumber', header: t('reconciliations:period.statement'), type: 'code', width: 132 },
      { field: 'reconciliationNumber', header: t('reconciliations:period.reconciliation'), type: 'code', width: 132 },
    ],
    [t],
  )
}

function useChips(rows: readonly PeriodRow[] | undefined): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(() => {
    const count = (light: PeriodLight) => (rows ?? []).filter((row) => row.light === light).length
    return [
      { key: 'all', label: t('reconciliations:list.all'), count: rows?.length ?? 0 },
      ...periodLights.map((light) => ({
        key: light,
        label: t(`reconciliations:light.${light}`),
        count: count(light),
        ...(light === 'differences' && count(light) > 0 ? { tone: 'waits' as const } : {}),
      })),
    ]
  }, [rows, t])
}

/** What a person does to the customer under the cursor, or to all. */
function useWork(row: PeriodRow | null, [days, setDays]: readonly [Days, (days: Days) => void]) {
  const { t } = useTexts()
  const toast = useToast()
  const may = useMay()
  const [answering, setAnswering] = useState<PeriodRow | null>(null)
  const [reply, refreshAll] = [useWrite('reconciliations.reply'), useWrite('reconciliations.refreshAll')]
  const mayReply = may('reconciliations.reply')
  const ask = useCallback(() => {
    if (row !== null && mayReply && row.reconciliationId === null) setAnswering(row)
  }, [row, mayReply])
  const answer = async (theirClosingFen: number) => {
    if (answering === null) return
    const done = await reply.run({ distributorId: answering.id, ...days, theirClosingFen, note: '' })
    if (!done.ok) return
    const isEqual = done.value.document.status === 'agreed'
    toast.success(
      t(isEqual ? 'reconciliations:reply.agreed' : 'reconciliations:reply.kept', { customer: answering.name }),
    )
    setAnswering(null)
  }
  const { run } = refreshAll
  const refresh = useCallback(async () => {
    const done = await run(days)
    if (done.ok) toast.info(t('reconciliations:period.refreshed', { count: done.value.refreshed }))
  }, [run, days, toast, t])
  const mayRefresh = may('reconciliations.refreshAll')
  const keys = useMemo<readonly KeyBinding[]>(
    () => [
      { keys: '[', label: t('statements:period.previous'), run: () => setDays(moved(days, -1)) },
      { keys: ']', label: t('statements:period.next'), run: () => setDays(moved(days, 1)) },
      ...(mayReply ? [{ keys: 'B', label: t('reconciliations:reply.key'), run: ask }] : []),
      ...(mayRefresh ? [{ keys: 'R', label: t('reconciliations:period.refresh'), run: () => void refresh() }] : []),
    ],
    [t, days, setDays, mayReply, ask, mayRefresh, refresh],
  )
  return {
    keys,
    ask,
    mayReply,
    mayRefresh,
    refresh,
    answering,
    answer,
    busy: reply.pending,
    stop: () => setAnswering(null),
  }
}

interface ActionsProps {
  readonly grid: React.RefObject<GridHandle | null>
  readonly row: PeriodRow | null
  readonly work: ReturnType<typeof useWork>
}

function Actions({ grid, row, work }: ActionsProps) {
  const { t } = useTexts()
  return (
    <>
      <ExportShown grid={grid} title={t('reconciliations:period.title')} />
      {work.mayRefresh && (
        <Button title="R" onClick={() => void work.refresh()}>
          {t('reconciliations:period.refresh')}
        </Button>
      )}
      {work.mayReply && (
        <Button title="B" disabled={row === null || row.reconciliationId !== null} onClick={work.ask}>
          {t('reconciliations:reply.key')}
        </Button>
      )}
    </>
  )
}

interface RowsProps {
  readonly grid: React.RefObject<GridHandle | null>
  readonly rows: readonly PeriodRow[] | undefined
  readonly error: Error | null
  readonly retry: () => unknown
  readonly onCursor: (row: PeriodRow | null) => void
  readonly onOpen: (row: PeriodRow) => void
}

function Rows({ grid, rows, error, retry, onCursor, onOpen }: RowsProps) {
  const { t } = useTexts()
  const columns = useColumns()
  if (error !== null) return <ReadFailed error={error} retry={retry} />
  const empty = (
    <EmptyState
      icon={<AccountsIcon />}
      title={t('reconciliations:period.none')}
      hint={t('reconciliations:period.noneHint')}
    />
  )
  return (
    <DataGrid<PeriodRow>
      id="reconciliation-period"
      ref={grid}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      onCursor={onCursor}
      onOpen={onOpen}
      empty={empty}
    />
  )
}

/** Every customer of a period with how far it is, what is to be done first at the top. */
export function PeriodBoard() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const period = usePeriodDays()
  const [days, setDays] = period
  const [chip, setChip] = useKeptState('reconciliations.periodChip', 'all')
  const [row, setRow] = useState<PeriodRow | null>(null)
  const grid = useRef<GridHandle>(null)
  const { data: rows, error, refetch } = useRead('reconciliations.period', days, { keepPrevious: true })
  const chips = useChips(rows)
  const shown = useMemo(() => rows?.filter(({ light }) => chip === 'all' || light === chip), [rows, chip])
  const work = useWork(row, period)
  const keys = useDeskKeys(work.keys, chips, chip, setChip)
  const open = useCallback((chosen: PeriodRow) => void navigate(placeOfRow(chosen, days)), [navigate, days])
  return (
    <ListScreen
      id="reconciliation-period"
      title={t('reconciliations:period.title')}
      chips={chips}
      activeChip={chip}
      onChip={setChip}
      keys={keys}
      onBack={() => void navigate('/reconciliations')}
      filters={<PeriodDays days={days} onDays={setDays} />}
      actions={<Actions grid={grid} row={row} work={work} />}
    >
      <Rows
        grid={grid}
        rows={shown}
        error={rows === undefined ? error : null}
        retry={refetch}
        onCursor={setRow}
        onOpen={open}
      />
      {work.answering !== null && (
        <BalanceDialog
          customer={work.answering.name}
          ourClosingFen={work.answering.ourClosingFen}
          busy={work.busy}
          onSubmit={(theirs) => void work.answer(theirs)}
          onCancel={work.stop}
        />
      )}
    </ListScreen>
  )
}
