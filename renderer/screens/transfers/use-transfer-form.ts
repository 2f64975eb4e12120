import { useMemo } from 'react'
import { transferTotal } from '../../../shared/domain/posting/transfers'
import type { TransferDocument, TransferMode } from '../../../shared/schemas/transfers'
import { useWarehouses } from '../../components/fields/warehouse-picker'
import { today, useGoodsDraft, useQuotes } from '../../components/goods'

/** A transfer's head as it is typed. */
export interface TransferHead {
  readonly businessDate: string
  readonly mode: TransferMode
  readonly fromWarehouseId: number | null
  readonly toWarehouseId: number | null
  readonly reason: string
  readonly beyondHeldReason: string
  readonly reference: string
  readonly remark: string
}

function storedOf(transfer: TransferDocument | null) {
  if (transfer === null) {
    const header: TransferHead = {
      ...{ businessDate: today(), mode: 'throughUs', reason: '', beyondHeldReason: '', reference: '', remark: '' },
      ...{ fromWarehouseId: null, toWarehouseId: null },
    }
    return { header, lines: [] }
  }
  const { document, mode, fromWarehouseId, toWarehouseId, reason, beyondHeldReason, lines } = transfer
  const { businessDate, reference, remark } = document
  const ends = { fromWarehouseId, toWarehouseId }
  return { header: { ...ends, businessDate, mode, reason, beyondHeldReason, reference, remark }, lines }
}

/** What a piece costs each side, in fen; null where a side pays nothing or nobody was asked yet. */
export interface SidePrices {
  readonly fromPriceFen: number | null
  readonly toPriceFen: number | null
}

/** What is wrong with the two ends; null when a transfer can go between them. */
type EndProblem = 'samePlace' | 'mixed' | null

/** A transfer while it is being keyed in: both ends, how money follows, and what each side pays as things stand. */
export function useTransferForm(transfer: TransferDocument | null, open: boolean) {
  const stored = useMemo(() => storedOf(transfer), [transfer])
  const draft = useGoodsDraft<TransferHead>(`transfer.${transfer?.document.id ?? 'new'}`, stored)
  const { data: places } = useWarehouses('all')
  const { header, lines } = draft
  const from = places?.find((place) => place.id === header.fromWarehouseId)
  const to = places?.find((place) => place.id === header.toWarehouseId)
  const known = from !== undefined && to !== undefined
  const internal = known && from.distributorId === null && to.distributorId === null
  const mixed = known && (from.distributorId === null) !== (to.distributorId === null)
  const problem: EndProblem = known && from.id === to.id ? 'samePlace' : mixed ? 'mixed' : null
  // Between our own places no money moves, whatever was chosen before the ends were known.
  const mode: TransferMode = internal ? 'internal' : header.mode === 'internal' ? 'throughUs' : header.mode
  const skuIds = open ? draft.skuIds : []
  const fromQuotes = useQuotes(from?.distributorId ?? null, header.businessDate, skuIds)
  const toQuotes = useQuotes(to?.distributorId ?? null, header.businessDate, skuIds)
  const prices = useMemo(() => {
    const found = new Map<number, SidePrices>()
    if (!open && transfer !== null) {
      for (const line of transfer.lines)
        found.set(line.skuId, { fromPriceFen: line.fromPriceFen, toPriceFen: line.toPriceFen })
      return found
    }
    for (const skuId of skuIds) {
      const fromPriceFen = fromQuotes.get(skuId)?.priceFen ?? null
      const own = toQuotes.get(skuId)?.priceFen ?? null
      found.set(skuId, { fromPriceFen, toPriceFen: mode === 'level' ? fromPriceFen : own })
    }
    return found
  }, [open, transfer, skuIds, fromQuotes, toQuotes, mode])
  const amounts = useMemo(() => {
    const priced = lines.map(({ skuId, quantity }) => ({
      ...{ skuId, quantity },
      fromPriceFen: prices.get(skuId)?.fromPriceFen ?? 0,
      toPriceFen: prices.get(skuId)?.toPriceFen ?? 0,
    }))
    const fromAmountFen = transferTotal(mode, 'from', priced).amountFen
    const toAmountFen = transferTotal(mode, 'to', priced).amountFen
    // A side that is none of the reader's has no price to them, and neither has the difference.
    const fromHidden = transfer?.fromAmountFen === null
    const toHidden = transfer?.toAmountFen === null
    return {
      fromAmountFen: fromHidden ? null : fromAmountFen,
      toAmountFen: toHidden ? null : toAmountFen,
      differenceFen: fromHidden || toHidden ? null : toAmountFen - fromAmountFen,
    }
  }, [lines, prices, mode, transfer])
  const ready = known && problem === null && draft.quantity > 0
  /** Whose credit the transfer asks for; null where nobody is charged. */
  const chargedId = mode === 'throughUs' || mode === 'level' ? (to?.distributorId ?? null) : null
  return { draft, mode, internal, problem, prices, amounts, ready, chargedId }
}

/** A transfer while it is being keyed in. */
export type TransferForm = ReturnType<typeof useTransferForm>
