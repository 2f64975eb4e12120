import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { LineDigest, StateDesk, Summary } from '../../components/document-list'
import { ExportButton } from '../../components/files'
import { PlusIcon, StockIcon } from '../../components/icons'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Skeleton } from '../../components/skeleton'
import { Day, Quantity } from '../../components/values'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'

const chipStates = { posted: ['posted'], reversed: ['reversed'], all: undefined } as const

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

const columnOptions = { distributor: false, amount: false }
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

/** Goods receipts, newest first. */
export function ReceiptList() {
  const { t } = useTexts()
  const starts = useStarts()
  const chipLabel = useCallback((chip: keyof typeof chipStates) => t(`goodsReceipts:chip.${chip}`), [t])
  return (
    <StateDesk
      id="goods-receipts"
      noun="goodsReceipts"
      title={t('goodsReceipts:title')}
      states={chipStates}
      chipLabel={chipLabel}
      firstChip="all"
      columnOptions={columnOptions}
      list={list}
      starts={starts.keys}
      actions={(shown) => <Actions starts={starts} shown={shown} />}
      summary={(row) => <Detail row={row} />}
      icon={<StockIcon />}
      emptyTitle={() => t('goodsReceipts:empty.title')}
      emptyHint={t('goodsReceipts:empty.hint')}
    />
  )
}
