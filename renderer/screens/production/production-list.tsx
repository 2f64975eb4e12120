import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { LineDigest, StateDesk, Summary } from '../../components/document-list'
import { ExportButton } from '../../components/files'
import { PlusIcon, StylesIcon } from '../../components/icons'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Skeleton } from '../../components/skeleton'
import { Day, Quantity } from '../../components/values'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { MilestoneTrack } from './milestone-track'

const chipStates = {
  draft: ['draft'],
  placed: ['placed'],
  partlyReceived: ['partlyReceived'],
  completed: ['completed'],
  cancelled: ['cancelled'],
  all: undefined,
} as const

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
      {data === undefined ? (
        <Skeleton />
      ) : (
        <>
          {row.status !== 'cancelled' && <MilestoneTrack milestones={data.milestones} upright />}
          <LineDigest lines={data.lines} />
        </>
      )}
    </Summary>
  )
}

function useStarts() {
  const navigate = useNavigate()
  const may = useMay()
  const [mayCreate, mayAggregate, maySee, mayFollow] = [
    may('production.save'),
    may('production.aggregate'),
    may('goodsReceipts.list'),
    may('production.schedule'),
  ]
  return useMemo(
    () => ({
      create: mayCreate ? () => void navigate('/production/new') : null,
      aggregate: mayAggregate ? () => void navigate('/production/from-orders') : null,
      receipts: maySee ? () => void navigate('/goods-receipts') : null,
      schedule: mayFollow ? () => void navigate('/production/schedule') : null,
    }),
    [navigate, mayCreate, mayAggregate, maySee, mayFollow],
  )
}

type Starts = ReturnType<typeof useStarts>

function useStartKeys({ create, aggregate, receipts, schedule }: Starts) {
  const { t } = useTexts()
  return useMemo(
    () => [
      ...(aggregate === null ? [] : [{ keys: 'Alt+A', label: t('production:aggregate'), run: aggregate }]),
      ...(create === null ? [] : [{ keys: 'Alt+N', label: t('production:new'), run: create }]),
      ...(receipts === null ? [] : [{ keys: 'Alt+G', label: t('production:receipts'), run: receipts }]),
      ...(schedule === null ? [] : [{ keys: 'Alt+S', label: t('production:schedule'), run: schedule }]),
    ],
    [create, aggregate, receipts, schedule, t],
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
      {starts.schedule !== null && (
        <Button title="Alt+S" onClick={starts.schedule}>
          {t('production:schedule')}
        </Button>
      )}
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

const columnOptions = { distributor: false, warehouse: false, amount: false }
const list = (input: Parameters<typeof api.production.list>[0]) => api.production.list(input)

/** Production orders by state. */
export function ProductionList() {
  const { t } = useTexts()
  const starts = useStarts()
  const keys = useStartKeys(starts)
  const chipLabel = useCallback((chip: keyof typeof chipStates) => t(`production:chip.${chip}`), [t])
  return (
    <StateDesk
      id="production"
      noun="production"
      title={t('production:title')}
      states={chipStates}
      chipLabel={chipLabel}
      firstChip="all"
      columnOptions={columnOptions}
      list={list}
      starts={keys}
      actions={(shown) => <Actions starts={starts} shown={shown} />}
      summary={(row) => <Detail row={row} />}
      icon={<StylesIcon />}
      emptyTitle={(chip) => t(chip === 'all' ? 'production:empty.title' : 'production:empty.waiting')}
      emptyHint={t('production:empty.hint')}
    />
  )
}
