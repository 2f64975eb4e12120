import { Button, Dropdown, type MenuProps } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { figureOfMeasure } from '../../../shared/domain/statistics'
import type { StatisticTable } from '../../../shared/schemas/statistics'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { useCommands } from '../../components/commands/registry'
import { EmptyState } from '../../components/empty-state'
import { useExport } from '../../components/files'
import { ExportIcon } from '../../components/icons'
import type { KeyBinding } from '../../components/keys/registry'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { DataGrid, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { ArrangementBar, FilterBar, rowsFieldId } from './arrangement'
import { LinesDrawer, type OpenedFigure } from './lines-drawer'
import { SaveDialog } from './save-dialog'
import { memberNames, membersOfCell, type ShownRow, type ShownTable, shownTable } from './shown'
import { useCopies } from './use-copies'
import { type Arrangement, useArrangement, useViewSteps, type ViewSteps } from './use-views'
import { filterText, useStatisticWords } from './words'
import './statistics.css'

const noChanges = 0

/** The table of an arrangement; it is added up again a moment after the books changed. */
function useTable(layout: Arrangement['layout']) {
  const asked = useSettled(layout, 150)
  const quick = useRead('statistics.table', asked, { keepPrevious: true })
  // Null says that it is a job; until it is done the table before stays on screen, paler.
  const isLong = quick.data === null && !quick.isPlaceholderData
  const long = useRead('statistics.longTable', asked, { enabled: isLong, keepPrevious: true })
  const changes = useSettled(useChanges('orders') + useChanges('shipments') + useChanges('allocations'), 500)
  const { refetch } = quick
  const { refetch: refetchLong } = long
  useEffect(() => {
    if (changes === noChanges) return
    void refetch()
    if (isLong) void refetchLong()
  }, [changes, isLong, refetch, refetchLong])
  const [shown, setShown] = useState<StatisticTable>()
  const fresh = isLong
    ? long.isPlaceholderData
      ? undefined
      : long.data
    : quick.isPlaceholderData
      ? undefined
      : quick.data
  useEffect(() => {
    if (fresh !== undefined && fresh !== null) setShown(fresh)
  }, [fresh])
  const read = isLong ? long : quick
  return { table: fresh ?? shown, isOld: fresh === undefined || fresh === null, error: read.error, retry: read.refetch }
}

interface Work {
  readonly arrangement: Arrangement
  readonly steps: ViewSteps
  readonly run: Readonly<Record<'save' | 'saveAs' | 'line' | 'total' | 'picture' | 'export', () => void>>
  readonly busy: boolean
}

function Actions({ arrangement, steps, run, busy }: Work) {
  const { t } = useTexts()
  const may = useMay()
  const { view, isChanged } = arrangement
  const shared = view?.shared === true
  const items: MenuProps['items'] = [
    ...(steps.mayChange && view !== undefined
      ? [{ key: 'save', label: t('statistics:view.save'), onClick: run.save, disabled: !isChanged }]
      : []),
    { key: 'saveAs', label: t('statistics:view.saveAs'), onClick: run.saveAs },
    ...(steps.mayShare
      ? [
          {
            key: 'share',
            label: t(shared ? 'statistics:view.unshare' : 'statistics:view.share'),
            onClick: () => void steps.give(!shared),
          },
        ]
      : []),
    ...(steps.mayRemove
      ? [{ key: 'remove', label: t('statistics:view.remove'), onClick: () => void steps.drop() }]
      : []),
  ]
  const copies: MenuProps['items'] = [
    { key: 'line', label: `${t('statistics:copy.line')}　Alt+C`, onClick: run.line },
    { key: 'total', label: `${t('statistics:copy.total')}　Alt+T`, onClick: run.total },
    { key: 'picture', label: `${t('statistics:copy.picture')}　Alt+G`, onClick: run.picture },
  ]
  return (
    <>
      {isChanged && <span className="statistic-unsaved">{t('statistics:view.own')}</span>}
      {steps.mayKeep && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button>{t('statistics:view.more')}</Button>
        </Dropdown>
      )}
      <Dropdown menu={{ items: copies }} trigger={['click']}>
        <Button>{t('statistics:copy.menu')}</Button>
      </Dropdown>
      {may('exports.statistics') && (
        <Button icon={<ExportIcon />} title="Alt+E" loading={busy} onClick={run.export}>
          {t('components:export.button')}
        </Button>
      )}
    </>
  )
}

function useStatisticKeys({ arrangement, steps, run }: Work): readonly KeyBinding[] {
  const { t } = useTexts()
  const { chips, key, pick } = arrangement
  const bindings = useMemo(() => {
    const move = (by: number) => () => {
      const at = chips.findIndex((chip) => chip.key === key)
      const next = chips[(at + by + chips.length) % chips.length]
      if (next !== undefined) pick(next.key)
    }
    return [
      { keys: 'Enter', label: t('statistics:key.open') },
      ...(steps.mayKeep ? [{ keys: 'Ctrl+S', label: t('statistics:view.save'), run: run.save }] : []),
      { keys: 'Alt+C', label: t('statistics:copy.line'), run: run.line },
      { keys: 'Alt+T', label: t('statistics:copy.total'), run: run.total },
      { keys: 'Alt+G', label: t('statistics:copy.picture'), run: run.picture },
      { keys: 'Alt+E', label: t('components:export.button'), run: run.export },
      {
        keys: ['/', 'Ctrl+F'],
        label: t('statistics:key.arrange'),
        run: () => document.getElementById(rowsFieldId)?.focus(),
      },
      { keys: 'Alt+Right', label: t('statistics:view.next'), run: move(1) },
      { keys: 'Alt+Left', label: t('statistics:view.last'), run: move(-1) },
    ]
  }, [chips, key, pick, run, steps.mayKeep, t])
  useCommands(
    useMemo(
      () =>
        bindings.flatMap(({ keys, label, run: start }) =>
          typeof keys === 'string' && start !== undefined && keys !== 'Alt+Right' && keys !== 'Alt+Left'
            ? [{ id: `statistics-${keys}`, title: label, keys, run: () => void start() }]
            : [],
        ),
      [bindings],
    ),
  )
  return bindings
}

const rowClass = ({ kind }: ShownRow): string => (kind === 'subtotal' ? 'row-subtotal' : '')

interface TableAreaProps {
  readonly table: StatisticTable
  readonly shown: ShownTable
  readonly isOld: boolean
  readonly grid: React.RefObject<GridHandle | null>
  readonly onRow: (id: string | null) => void
  readonly onFigure: (opened: OpenedFigure) => void
}

function TableArea({ table, shown, isOld, grid, onRow, onFigure }: TableAreaProps) {
  const { t } = useTexts()
  const words = useStatisticWords()
  const { rows, columns, measures, filter } = table.layout
  const open = (shownRow: ShownRow, field: string) => {
    const row = shown.rowOf(shownRow.id)
    if (row === undefined) return
    const meaning = shown.meaningOf(field) ?? { measure: measures[0] ?? 'orderedQuantity', column: null }
    const members = membersOfCell(table, row, meaning.column)
    const names = memberNames(table, words)
    onFigure({
      ...{ filter, members, figure: figureOfMeasure(meaning.measure) },
      names: members.map(({ dimension, key }) => names.name(dimension, key)),
    })
  }
  return (
    <>
      <div className={isOld ? 'statistic-grid is-old' : 'statistic-grid'}>
        <DataGrid<ShownRow>
          key={[...rows, '|', ...columns].join()}
          id={`statistics.${[...rows, '', ...columns].join('.')}`}
          ref={grid}
          columns={shown.columns}
          rows={shown.rows}
          rowId={(row) => row.id}
          totals={shown.rows.length === 0 ? null : shown.total}
          headerLines={shown.headerLines}
          rowClass={rowClass}
          onCursor={(row) => onRow(row?.id ?? null)}
          onOpen={open}
          empty={<EmptyState title={t('statistics:empty')} hint={t('statistics:emptyHint')} />}
        />
      </div>
      <p className="statistic-note">
        {table.rowCount > table.rows.length
          ? t('statistics:shownOf', { count: table.rowCount, shown: table.rows.length })
          : t('statistics:filter.notes')}
      </p>
    </>
  )
}

interface RunSources {
  readonly copies: ReturnType<typeof useCopies>
  readonly steps: ViewSteps
  readonly arrangement: Arrangement
  readonly shown: ShownTable | null
  readonly rowId: string | null
  readonly words: ReturnType<typeof useStatisticWords>
  readonly title: string
  readonly onName: () => void
}

/** What the buttons, keys and commands do; stable, so that they are not registered anew with every figure. */
function useRun(sources: RunSources) {
  const { t } = useTexts()
  const { busy, run: exports } = useExport()
  const latest = { ...sources, exports, t }
  const now = useRef(latest)
  now.current = latest
  const run = useMemo(
    () => ({
      save: () => {
        const { arrangement, steps, onName } = now.current
        if (arrangement.view !== undefined && steps.mayChange) void steps.keep(arrangement.view.name, arrangement.view)
        else onName()
      },
      saveAs: () => now.current.onName(),
      line: () => void now.current.copies.line(now.current.shown?.rowOf(now.current.rowId ?? 'total')),
      total: () => void now.current.copies.line(now.current.shown?.rowOf('total')),
      picture: () => void now.current.copies.picture(),
      export: () => {
        const { words, title, arrangement, copies, t: translate } = now.current
        const { layout } = arrangement
        const notes = [filterText(layout, copies.fairs, translate), translate('statistics:filter.notes')]
        const said = { ...words, title, notes: notes.filter((text) => text !== '') }
        void now.current.exports({ start: () => api.exports.statistics({ layout, words: said }) })
      },
    }),
    [],
  )
  return { run, busy }
}

/** The order statistics: rows, columns and figures as one likes, every figure opens its orders. */
export function StatisticsScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const arrangement = useArrangement()
  const steps = useViewSteps(arrangement)
  const { layout, change } = arrangement
  const read = useTable(layout)
  const { table } = read
  const words = useStatisticWords()
  const shown = useMemo(() => (table === undefined ? null : shownTable(table, words)), [table, words])
  const [rowId, setRowId] = useState<string | null>(null)
  const [opened, setOpened] = useState<OpenedFigure | null>(null)
  const [naming, setNaming] = useState(false)
  const grid = useRef<GridHandle>(null)
  const chip = arrangement.chips.find(({ key }) => key === arrangement.key)
  const title = `${t('statistics:title')} ${chip?.label ?? ''}`.trim()
  const copies = useCopies({ table, shown, words, title })
  const onName = () => setNaming(true)
  const work: Work = {
    ...{ arrangement, steps },
    ...useRun({ copies, steps, arrangement, shown, rowId, words, title, onName }),
  }
  const keys = useStatisticKeys(work)
  const back = useCallback(() => void navigate('/orders'), [navigate])
  const close = useCallback(() => {
    setOpened(null)
    requestAnimationFrame(() => grid.current?.focus())
  }, [])
  const head = { title: t('statistics:title'), chips: arrangement.chips, activeChip: arrangement.key }
  return (
    <ListScreen
      id="statistics"
      {...head}
      onChip={arrangement.pick}
      keys={keys}
      onBack={back}
      actions={<Actions {...work} />}
    >
      <div className="statistic-page">
        <div className="statistic-bars">
          <ArrangementBar layout={layout} onChange={change} />
          <FilterBar layout={layout} onChange={change} />
        </div>
        {table === undefined && read.error !== null && <ReadFailed error={read.error} retry={read.retry} />}
        {table === undefined && read.error === null && <Skeleton lines={10} />}
        {table !== undefined && shown !== null && (
          <TableArea {...{ table, shown, grid }} isOld={read.isOld} onRow={setRowId} onFigure={setOpened} />
        )}
      </div>
      {opened !== null && <LinesDrawer opened={opened} onClose={close} />}
      {naming && <SaveDialog onSave={(name) => steps.keep(name, null)} onClose={() => setNaming(false)} />}
    </ListScreen>
  )
}
