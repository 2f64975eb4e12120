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
import { PlusIcon, StockIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Skeleton } from '../../components/skeleton'
import { Day, Quantity } from '../../components/values'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'

const chipStates = { posted: ['posted'], reversed: ['reversed'], all: undefined } as const
type Chip = keyof typeof chipStates
const isChip = (key: string): key is Chip => key in chipStates

function Detail({ row }: { readonly row: DocumentRow }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const { data } = useRead('goodsReceipts.get', { id }, { keepPrevious: true })
  const facts = [
    { label: t('goodsReceipts:field.date'), value: <Day day={row.businessDate} weekday /> },
    { label: t('goodsReceipts:field.warehouse'), value: row.warehouseName },
    {
      label: t('goodsReceipts:field.production'),
      value: data?.links.find((link) => link.kind === 'production')?.number ?? '',
    },
    { label: t('goodsReceipts:field.pieces'), value: <Quantity value={row.quantity} /> },
  ]
  return (
    <Summary row={row} facts={facts}>
      {data === undefined ? <Skeleton /> : <LineDigest lines={data.lines} />}
    </Summary>
  )
}

function useStarts() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [mayPost, mayProduction] = [may('goodsReceipts.post'), may('production.list')]
  return useMemo(() => {
    const create = mayPost ? () => void navigate('/goods-receipts/new') : null
    const production = mayProduction ? () => void navigate('/production') : null
    const keys = [
      ...(create === null ? [] : [{ keys: 'Alt+N', label: t('goodsReceipts:new'), run: create }]),
      ...(production === null ? [] : [{ keys: 'Alt+P', label: t('goodsReceipts:production'), run: production }]),
    ]
    return { create, production, keys }
  }, [navigate, mayPost, mayProduction, t])
}

const noOwnColumns: readonly never[] = []
const columnOptions = { distributor: false, amount: false }
const nothingShown = { columns: [], rows: [], totals: null }
const list = (input: Parameters<typeof api.goodsReceipts.list>[0]) => api.goodsReceipts.list(input)

function Actions({
  starts,
  shown,
}: {
  starts: ReturnType<typeof useStarts>
  shown: () => ReturnType<GridHandle['shown']>
}) {
  const { t } = useTexts()
  return (
    <>
      {starts.production !== null && (
        <Button title="Alt+P" onClick={starts.production}>
          {t('goodsReceipts:production')}
        </Button>
      )}
      <ExportButton start={() => api.exports.grid({ title: t('goodsReceipts:title'), ...shown() })} />
      {starts.create !== null && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={starts.create}>
          {t('goodsReceipts:new')}
        </Button>
      )}
    </>
  )
}

function useChips() {
  const { t } = useTexts()
  const [chip, setChip] = useKeptState<Chip>('goods-receipts.chip', 'all')
  const chips = useMemo(
    () =>
      Object.keys(chipStates)
        .filter(isChip)
        .map((key) => ({ key, label: t(`goodsReceipts:chip.${key}`) })),
    [t],
  )
  const pick = useCallback((key: string) => isChip(key) && setChip(key), [setChip])
  return { chips, chip, pick }
}

/** Goods receipts, newest first. */
export function ReceiptList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { chips, chip, pick } = useChips()
  const { filter, setFilter, asked, narrowed } = useListFilter('goods-receipts')
  const [row, setRow] = useState<DocumentRow | null>(null)
  const columns = useDocumentColumns<DocumentRow>(noOwnColumns, columnOptions)
  const grid = useRef<GridHandle>(null)
  const changes = useChanges('goodsReceipts')
  const starts = useStarts()
  useCommands(
    useMemo(
      () => starts.keys.map(({ keys, label, run }) => ({ id: `receipts-${keys}`, title: label, keys, run })),
      [starts],
    ),
  )
  const keys = useDeskKeys(starts.keys, chips, chip, pick)
  const clear = <Button onClick={() => setFilter(noFilter)}>{t('components:list.clearFilters')}</Button>
  return (
    <ListScreen
      id="goods-receipts"
      title={t('goodsReceipts:title')}
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
        id="goods-receipts"
        ref={grid}
        columns={columns}
        list={list}
        filter={asked}
        {...(chipStates[chip] === undefined ? {} : { statuses: chipStates[chip] })}
        refresh={changes}
        onCursor={setRow}
        onOpen={(receipt) => void navigate(`/goods-receipts/${receipt.id}`)}
        empty={
          <EmptyState
            icon={<StockIcon />}
            title={t('goodsReceipts:empty.title')}
            hint={t('goodsReceipts:empty.hint')}
            {...(narrowed ? { action: clear } : {})}
          />
        }
      />
    </ListScreen>
  )
}
