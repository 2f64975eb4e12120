import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { addDays } from '../../../shared/domain/days'
import type { ScheduleRow } from '../../../shared/schemas/production'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { ExportButton } from '../../components/files'
import { today } from '../../components/goods'
import { StylesIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { ReadFailed } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { LateOrders } from './late-orders'
import { MilestoneTrack } from './milestone-track'
import { type Followed, MarkDialog, MoveDialog } from './stage-dialogs'
import './production.css'

const chipKeys = ['late', 'soon', 'affecting', 'running'] as const
type Chip = (typeof chipKeys)[number]
const isChip = (key: string): key is Chip => chipKeys.some((chip) => chip === key)
const nothingShown = { columns: [], rows: [], totals: null }

/** What stands under each chip, seen from a day. */
const standsUnder: Readonly<Record<Chip, (row: ScheduleRow, day: string) => boolean>> = {
  late: (row, day) => row.lateDays > 0 || row.dueDate < day,
  soon: (row, day) => {
    const week = addDays(day, 7)
    return (row.nextDate >= day && row.nextDate <= week) || (row.dueDate >= day && row.dueDate <= week)
  },
  affecting: (row) => row.lateOrders > 0,
  running: () => true,
}

function useColumns(): readonly GridColumn<ScheduleRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'number', header: t('production:field.number'), type: 'code', width: 128 },
      { field: 'factory', header: t('production:field.factory'), flex: 1, width: 116 },
      {
        field: 'nextStage',
        header: t('production:plan.next'),
        width: 84,
        words: (_, row) => t(`production:stage.${row.nextStage}`),
      },
      { field: 'nextDate', header: t('production:plan.nextDate'), type: 'day', width: 92 },
      { field: 'expectedDate', header: t('production:plan.expected'), type: 'day', width: 92 },
      { field: 'lateDays', header: t('production:plan.lateDays'), type: 'quantity', width: 80 },
      { field: 'lateOrders', header: t('production:plan.lateOrders'), type: 'quantity', width: 84, total: 'sum' },
      { field: 'latePieces', header: t('production:plan.latePieces'), type: 'quantity', width: 84, total: 'sum' },
      { field: 'dueDate', header: t('production:field.dueDate'), type: 'day', width: 92 },
      { field: 'openQuantity', header: t('production:plan.open'), type: 'quantity', total: 'sum' },
      { field: 'quantity', header: t('production:field.pieces'), type: 'quantity', total: 'sum' },
      { field: 'status', header: t('production:field.state'), type: 'state', width: 100 },
    ],
    [t],
  )
}

function Detail({ row }: { readonly row: ScheduleRow }) {
  return (
    <div className="summary schedule-detail">
      <header className="summary-head">
        <h2>{row.number}</h2>
        <StateBadge state={row.status} />
      </header>
      <p className="soft">{row.factory}</p>
      <MilestoneTrack milestones={row.milestones} upright />
      <LateOrders late={row.late} />
    </div>
  )
}

function useChips(rows: readonly ScheduleRow[] | undefined) {
  const { t } = useTexts()
  const [chip, setChip] = useKeptState<Chip>('production.schedule', 'running')
  const day = today()
  const chips = useMemo(
    () =>
      chipKeys.map((key) => {
        const label = t(`production:plan.chip.${key}`)
        if (rows === undefined) return { key, label }
        const count = rows.filter((row) => standsUnder[key](row, day)).length
        const tone = key === 'late' || key === 'affecting' ? ('wrong' as const) : ('waits' as const)
        return { key, label, count, ...(count > 0 && key !== 'running' ? { tone } : {}) }
      }),
    [rows, day, t],
  )
  const shown = useMemo(() => rows?.filter((row) => standsUnder[chip](row, day)), [rows, chip, day])
  const pick = useCallback((key: string) => isChip(key) && setChip(key), [setChip])
  return { chips, chip, pick, shown }
}

function useStageKeys(row: ScheduleRow | null, ask: (what: 'mark' | 'move') => void) {
  const { t } = useTexts()
  const may = useMay()
  const [mayMark, mayMove] = [row !== null && may('production.markStage'), row !== null && may('production.moveStage')]
  return useMemo(
    () => [
      ...(mayMark ? [{ keys: 'Alt+M', label: t('production:mark.action'), run: () => ask('mark') }] : []),
      ...(mayMove ? [{ keys: 'Alt+R', label: t('production:move.action'), run: () => ask('move') }] : []),
    ],
    [mayMark, mayMove, ask, t],
  )
}

/** What is being made, by when it comes: what is late, what is due soon, and whom it makes late. */
export function ScheduleList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const read = useRead('production.schedule', {})
  const { chips, chip, pick, shown } = useChips(read.data)
  const [cursor, setCursor] = useState<number | null>(null)
  const [asked, setAsked] = useState<'mark' | 'move' | null>(null)
  const grid = useRef<GridHandle>(null)
  const columns = useColumns()
  const row = shown?.find((each) => each.id === cursor) ?? null
  const keys = useDeskKeys(useStageKeys(row, setAsked), chips, chip, pick)
  const close = () => setAsked(null)
  const followed: Followed | null = row
  return (
    <ListScreen
      id="production-schedule"
      title={t('production:schedule')}
      onBack={() => void navigate('/production')}
      chips={chips}
      activeChip={chip}
      onChip={pick}
      keys={keys}
      panel={row === null ? null : <Detail row={row} />}
      actions={
        <ExportButton
          start={() =>
            api.exports.grid({ title: t('production:schedule'), ...(grid.current?.shown() ?? nothingShown) })
          }
        />
      }
    >
      {read.error !== null && read.data === undefined ? (
        <ReadFailed error={read.error} retry={read.refetch} />
      ) : (
        <DataGrid<ScheduleRow>
          key={chip}
          id="production-schedule"
          ref={grid}
          columns={columns}
          rows={shown}
          rowId={(each) => each.id}
          onCursor={(each) => setCursor(each?.id ?? null)}
          onOpen={(each) => void navigate(`/production/${each.id}`)}
          empty={
            <EmptyState
              icon={<StylesIcon />}
              title={t(chip === 'running' ? 'production:plan.none' : 'production:plan.waiting')}
              hint={t('production:plan.noneHint')}
            />
          }
        />
      )}
      {followed !== null && (
        <>
          <MarkDialog order={followed} open={asked === 'mark'} onClose={close} />
          <MoveDialog order={followed} open={asked === 'move'} onClose={close} />
        </>
      )}
    </ListScreen>
  )
}
