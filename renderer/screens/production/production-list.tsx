import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { useCommands } from '../../components/commands/registry'
import {
  DocumentGrid,
  LineDigest,
  ListFilters,
  noFilter,
  Summary,
  useDeskKeys,
  useDocumentColumns,
  useListFilter,
} from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { ExportButton } from '../../components/files'
import { PlusIcon, StylesIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Skeleton } from '../../components/skeleton'
import { Day, Quantity } from '../../components/values'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'

const chipStates = {
  draft: ['draft'],
  placed: ['placed'],
  partlyReceived: ['partlyReceived'],
  completed: ['completed'],
  cancelled: ['cancelled'],
  all: undefined,
} as const
type Chip = keyof typeof chipStates
const isChip = (key: string): key is Chip => key in chipStates

function Detail({ row }: { readonly row: DocumentRow }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const { data } = useRead('production.get', { id }, { keepPrevious: true })
  const facts = [
    { label: t('production:field.factory'), value: data?.factory ?? '' },
    { label: t('production:field.dueDate'), value: <Day day={data?.dueDate ?? null} /> },
    { label: t('production:field.pieces'), value: <Quantity value={row.quantity} /> },
    {
      label: t('production:field.received'),
      value: <Quantity value={data?.lines.reduce((sum, line) => sum + line.receivedQuantity, 0) ?? null} />,
    },
  ]
  return (
    <Summary row={row} facts={facts}>
      {data === undefined ? <Skeleton /> : <LineDigest lines={data.lines} />}
    </Summary>
  )
}

function useStarts() {
  const navigate = useNavigate()
  const may = useMay()
  const [mayCreate, mayAggregate, maySee] = [
    may('production.save'),
    may('production.aggregate'),
    may('goodsReceipts.list'),
  ]
  return useMemo(
    () => ({
      create: mayCreate ? () => void navigate('/production/new') : null,
      aggregate: mayAggregate ? () => void navigate('/production/from-orders') : null,
      receipts: maySee ? () => void navigate('/goods-receipts') : null,
    }),
    [navigate, mayCreate, mayAggregate, maySee],
  )
}

type Starts = ReturnType<typeof useStarts>

function useStartKeys({ create, aggregate, receipts }: Starts) {
  const { t } = useTexts()
  return useMemo(
    () => [
      ...(aggregate === null ? [] : [{ keys: 'Alt+A', label: t('production:aggregate'), run: aggregate }]),
      ...(create === null ? [] : [{ keys: 'Alt+N', label: t('production:new'), run: create }]),
      ...(receipts === null ? [] : [{ keys: 'Alt+G', label: t('production:receipts'), run: receipts }]),
    ],
    [create, aggregate, receipts, t],
  )
}

function Actions({
  starts,
  shown,
}: {
  readonly starts: Starts
  readonly shown: () => ReturnType<GridHandle['shown']>
}) {
  const { t } = useTexts()
  return (
    <>
      {starts.receipts !== null && (
        <Button title="Alt+G" onClick={starts.receipts}>
          {t('production:receipts')}
        </Button>
      )}
      <ExportButton start={() => api.exports.grid({ title: t('production:title'), ...shown() })} />
      {starts.create !== null && (
        <Button icon={<PlusIcon />} title="Alt+N" onClick={starts.create}>
          {t('production:new')}
        </Button>
      )}
      {starts.aggregate !== null && (
        <Button type="primary" title="Alt+A" onClick={starts.aggregate}>
          {t('production:aggregate')}
        </Button>
      )}
    </>
  )
}

const noOwnColumns: readonly never[] = []
const columnOptions = { distributor: false, warehouse: false, amount: false }
const nothingShown = { columns: [], rows: [], totals: null }
const list = (input: Parameters<typeof api.production.list>[0]) => api.production.list(input)

function useChips() {
  const { t } = useTexts()
  const [chip, setChip] = useKeptState<Chip>('production.chip', 'all')
  const chips = useMemo(
    () =>
      Object.keys(chipStates)
        .filter(isChip)
        .map((key) => ({ key, label: t(`production:chip.${key}`) })),
    [t],
  )
  const pick = useCallback((key: string) => isChip(key) && setChip(key), [setChip])
  return { chips, chip, pick }
}

/** Production orders by state. */
export function ProductionList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { chips, chip, pick } = useChips()
  const { filter, setFilter, asked, narrowed } = useListFilter('production')
  const [row, setRow] = useState<DocumentRow | null>(null)
  const columns = useDocumentColumns<DocumentRow>(noOwnColumns, columnOptions)
  const grid = useRef<GridHandle>(null)
  const changes = useChanges('production')
  const starts = useStarts()
  const own = useStartKeys(starts)
  useCommands(
    useMemo(() => own.map(({ keys, label, run }) => ({ id: `production-${keys}`, title: label, keys, run })), [own]),
  )
  const keys = useDeskKeys(own, chips, chip, pick)
  const clear = <Button onClick={() => setFilter(noFilter)}>{t('components:list.clearFilters')}</Button>
  return (
    <ListScreen
      id="production"
      title={t('production:title')}
      chips={chips}
      activeChip={chip}
      onChip={pick}
      keys={keys}
      filters={<ListFilters value={filter} onChange={setFilter} />}
      panel={row === null ? null : <Detail row={row} />}
      actions={<Actions starts={starts} shown={() => grid.current?.shown() ?? nothingShown} />}
    >
      <DocumentGrid<DocumentRow>
        key={chip}
        id="production"
        ref={grid}
        columns={columns}
        list={list}
        filter={asked}
        {...(chipStates[chip] === undefined ? {} : { statuses: chipStates[chip] })}
        refresh={changes}
        onCursor={setRow}
        onOpen={(order) => void navigate(`/production/${order.id}`)}
        empty={
          <EmptyState
            icon={<StylesIcon />}
            title={t(chip === 'all' ? 'production:empty.title' : 'production:empty.waiting')}
            hint={t('production:empty.hint')}
            {...(narrowed ? { action: clear } : {})}
          />
        }
      />
    </ListScreen>
  )
}
