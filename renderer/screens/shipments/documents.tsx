import { Button } from 'antd'
import { type ReactNode, type Ref, useMemo } from 'react'
import type { DocumentRow, LineSku } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { DocumentGrid, LineDigest, type ListFilter, Summary, useDocumentColumns } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { DispatchIcon } from '../../components/icons'
import { useSettled } from '../../components/settled'
import { Day, Money, Quantity } from '../../components/values'
import type { GridColumn, GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { type DispatchChip, dispatchLists } from './chips'

interface DispatchDocumentsProps {
  readonly grid: Ref<GridHandle>
  readonly chip: Exclude<DispatchChip, 'waiting'>
  readonly filter: ListFilter
  readonly narrowed: boolean
  readonly onClear: () => void
  readonly onCursor: (row: DocumentRow | null) => void
  readonly onOpen: (row: DocumentRow) => void
}

const lists = {
  allocation: { noun: 'allocations', list: api.allocations.list },
  shipment: { noun: 'shipments', list: api.shipments.list },
  shortage: { noun: 'shortages', list: api.shortages.list },
} as const

const noColumns: readonly GridColumn<DocumentRow>[] = []

/** One kind of the desk's documents in some states. */
export function DispatchDocuments({ chip, narrowed, onClear, ...grid }: DispatchDocumentsProps) {
  const { t } = useTexts()
  const chosen = dispatchLists[chip]
  const { noun, list } = lists[chosen.kind]
  const columns = useDocumentColumns(noColumns, { distributor: chosen.kind !== 'allocation' })
  return (
    <DocumentGrid<DocumentRow>
      id={`dispatch-${chosen.kind}`}
      ref={grid.grid}
      columns={columns}
      list={list}
      filter={grid.filter}
      {...('statuses' in chosen ? { statuses: chosen.statuses } : {})}
      refresh={useChanges(noun)}
      onCursor={grid.onCursor}
      onOpen={grid.onOpen}
      empty={
        narrowed ? (
          <EmptyState
            icon={<DispatchIcon />}
            title={t('goods:empty.filtered')}
            hint={t('goods:empty.filteredHint')}
            action={<Button onClick={onClear}>{t('components:list.clearFilters')}</Button>}
          />
        ) : (
          <EmptyState
            icon={<DispatchIcon />}
            title={t(`shipments:empty.${chip}`)}
            hint={t(`shipments:emptyHint.${chosen.kind}`)}
          />
        )
      }
    />
  )
}

interface Fact {
  readonly label: string
  readonly value: ReactNode
}

function useFacts(row: DocumentRow): readonly Fact[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { label: t('goods:field.distributor'), value: row.distributorName },
      { label: t('goods:field.region'), value: row.regionName },
      { label: t('goods:field.warehouse'), value: row.warehouseName },
      { label: t('goods:field.date'), value: <Day day={row.businessDate} weekday /> },
      { label: t('goods:field.pieces'), value: <Quantity value={row.quantity} /> },
      { label: t('goods:field.amount'), value: <Money fen={row.amountFen} /> },
      { label: t('goods:field.reference'), value: row.reference },
      { label: t('goods:field.remark'), value: row.remark },
    ],
    [row, t],
  )
}

type Digest = { readonly lines: readonly (LineSku & { readonly quantity: number })[]; readonly facts: readonly Fact[] }

function useDigest(row: DocumentRow): Digest | undefined {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const is = (kind: DocumentRow['kind']) => row.kind === kind && id === row.id
  const shipment = useRead('shipments.get', { id }, { enabled: is('shipment') })
  const allocation = useRead('allocations.get', { id }, { enabled: is('allocation') })
  const shortage = useRead('shortages.get', { id }, { enabled: is('shortage') })
  return useMemo(() => {
    if (row.kind === 'shipment' && shipment.data !== undefined) {
      const { lines, carrier, waybill, cartons, dispatchedOn, confirmedOn } = shipment.data
      const facts = [
        { label: t('shipments:field.carrier'), value: carrier },
        { label: t('shipments:field.waybill'), value: waybill },
        { label: t('shipments:field.cartons'), value: cartons === 0 ? null : <Quantity value={cartons} /> },
        { label: t('shipments:field.dispatchedOn'), value: dispatchedOn && <Day day={dispatchedOn} /> },
        { label: t('shipments:field.confirmedOn'), value: confirmedOn && <Day day={confirmedOn} /> },
      ]
      return { lines, facts }
    }
    if (row.kind === 'allocation' && allocation.data !== undefined) {
      const { lines, policy } = allocation.data
      const takers = new Set(lines.filter((line) => line.quantity > 0).map((line) => line.distributorId)).size
      const facts = [
        { label: t('allocations:field.policy'), value: t(`allocations:policy.${policy}`) },
        { label: t('allocations:field.takers'), value: <Quantity value={takers} /> },
      ]
      return { lines: lines.filter((line) => line.quantity > 0), facts }
    }
    if (row.kind === 'shortage' && shortage.data !== undefined) {
      const { lines, sourceNumber, cause } = shortage.data
      const facts = [
        { label: t('shortages:field.source'), value: sourceNumber },
        { label: t('shortages:field.cause'), value: t(`shortages:cause.${cause}`) },
      ]
      return { lines, facts }
    }
    return undefined
  }, [row.kind, shipment.data, allocation.data, shortage.data, t])
}

/** The detail of the desk's current row. */
export function DispatchSummary({ row }: { readonly row: DocumentRow }) {
  const facts = useFacts(row)
  const digest = useDigest(row)
  return (
    <Summary row={row} facts={[...facts, ...(digest?.facts ?? [])]}>
      {digest !== undefined && <LineDigest lines={digest.lines} />}
    </Summary>
  )
}
