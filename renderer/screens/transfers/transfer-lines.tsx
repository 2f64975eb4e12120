import { useCallback, useMemo } from 'react'
import type { TransferDocument, TransferLineRow } from '../../../shared/schemas/transfers'
import { useRead } from '../../api/hooks'
import { DraftSheet, GoodsSheet } from '../../components/goods'
import { useMay } from '../../components/session'
import type { CellFlag, MatrixRow, SheetColumn } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { SidePrices, TransferForm } from './use-transfer-form'

type Side = keyof SidePrices

const pieces = (row: MatrixRow) =>
  row.entries.reduce<number>((sum, entry) => sum + (typeof entry === 'number' ? entry : 0), 0)

function amount(row: MatrixRow, prices: ReadonlyMap<number, SidePrices>, side: Side): number {
  return row.entries.reduce<number>((sum, entry, position) => {
    const price = prices.get(row.skuIds?.[position] ?? 0)?.[side] ?? 0
    return sum + (typeof entry === 'number' ? entry * price : 0)
  }, 0)
}

/** The price of a row: of its first size that has one. */
function priceIn(row: MatrixRow, prices: ReadonlyMap<number, SidePrices>, side: Side): number {
  for (const skuId of row.skuIds ?? []) {
    const price = skuId === null ? null : prices.get(skuId)?.[side]
    if (price !== null && price !== undefined) return price
  }
  return 0
}

function useColumns({ prices, mode }: TransferForm) {
  const { t } = useTexts()
  return useMemo(() => {
    const money = mode === 'throughUs' || mode === 'level'
    const price = (side: Side, header: string): SheetColumn => ({
      ...{ field: `${side}`, header, width: 76, type: 'money', scrolls: true },
      value: (row) => priceIn(row, prices, side),
    })
    const sum = (side: Side, header: string): SheetColumn => ({
      ...{ field: `${side}Sum`, header, width: 92, type: 'money', total: 'sum' },
      value: (row) => amount(row, prices, side),
    })
    const left = money
      ? [price('fromPriceFen', t('transfers:field.fromPrice')), price('toPriceFen', t('transfers:field.toPrice'))]
      : []
    const right: SheetColumn[] = [
      { field: 'pieces', header: t('goods:field.pieces'), width: 56, type: 'quantity', total: 'sum', value: pieces },
      ...(money
        ? [
            sum('fromPriceFen', t('transfers:field.fromAmount')),
            sum('toPriceFen', t('transfers:field.toAmount')),
            {
              ...{ field: 'difference', header: t('transfers:field.difference'), width: 80, type: 'money' as const },
              total: 'sum' as const,
              value: (row: MatrixRow) => amount(row, prices, 'toPriceFen') - amount(row, prices, 'fromPriceFen'),
            },
          ]
        : []),
    ]
    return { left, right }
  }, [prices, mode, t])
}

/** What the sender's books show of the goods that are typed; of a place that is not the reader's to see, nothing. */
function useSenderFree({ draft }: TransferForm, open: boolean): ReadonlyMap<number, number> {
  const may = useMay()
  const { fromWarehouseId } = draft.header
  const skuIds = useMemo(() => [...draft.skuIds], [draft.skuIds])
  const read = useRead(
    'stock.free',
    { skuIds, warehouseId: fromWarehouseId ?? 0 },
    { enabled: open && may('stock.free') && fromWarehouseId !== null && skuIds.length > 0, keepPrevious: true },
  )
  return useMemo(() => new Map((read.data ?? []).map(({ skuId, free }) => [skuId, free])), [read.data])
}

/** The goods of a transfer at both sides' prices. */
export function TransferLines({
  transfer,
  form,
  open,
}: {
  transfer: TransferDocument | null
  form: TransferForm
  open: boolean
}) {
  const { t } = useTexts()
  const { left, right } = useColumns(form)
  const { draft } = form
  const leftOf = useCallback(() => left, [left])
  const waits = transfer?.document.status === 'requested' || transfer?.document.status === 'approved'
  const flagOf = useCallback(
    (line: TransferLineRow): CellFlag | null => {
      if (line.shortQuantity > 0)
        return { kind: 'problem', reason: t('goods:arrival.short', { count: line.shortQuantity, sent: line.quantity }) }
      if (waits && line.fromFree !== null && line.fromFree < line.quantity)
        return { kind: 'budget', reason: t('transfers:flag.free', { free: line.fromFree, needed: line.quantity }) }
      return null
    },
    [waits, t],
  )
  const free = useSenderFree(form, open)
  const draftFlagOf = useCallback(
    (skuId: number, quantity: number): CellFlag | null => {
      const known = free.get(skuId)
      if (known === undefined || quantity <= known) return null
      return { kind: 'budget', reason: t('transfers:flag.free', { free: known, needed: quantity }) }
    },
    [free, t],
  )
  const id = transfer?.document.id ?? 0
  if (open) {
    return (
      <DraftSheet
        lines={draft.lines}
        version={`${id}-${draft.sheet}`}
        priceless
        left={left}
        right={right}
        autoFocus={transfer !== null}
        flagOf={draftFlagOf}
        onChange={draft.takeLines}
      />
    )
  }
  return (
    <GoodsSheet<TransferLineRow>
      lines={transfer?.lines ?? []}
      version={`${id}-${transfer?.document.version ?? 0}`}
      priceless
      left={leftOf}
      right={right}
      flagOf={flagOf}
    />
  )
}
