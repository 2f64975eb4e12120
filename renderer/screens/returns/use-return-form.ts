import { useMemo } from 'react'
import type { QuotaState, ReturnDocument, ReturnReason } from '../../../shared/schemas/returns'
import { useRead } from '../../api/hooks'
import { today, useGoodsDraft, useQuotes } from '../../components/goods'
import { useSettled } from '../../components/settled'

/** A return's head as it is typed. */
export interface ReturnHead {
  readonly businessDate: string
  readonly distributorId: number | null
  /** What is shown for the distributor before anything is searched. */
  readonly distributorLabel: string
  readonly warehouseId: number | null
  readonly reason: ReturnReason
  readonly reference: string
  readonly remark: string
}

function storedOf(document: ReturnDocument | null) {
  if (document === null) {
    const header: ReturnHead = {
      ...{ businessDate: today(), distributorId: null, distributorLabel: '', warehouseId: null },
      ...{ reason: 'unsold', reference: '', remark: '' },
    }
    return { header, lines: [] }
  }
  const { reason, lines } = document
  const { businessDate, distributorId, distributorCode, distributorName, warehouseId, reference, remark } =
    document.document
  const distributorLabel = `${distributorCode} ${distributorName}`
  return { header: { businessDate, distributorId, distributorLabel, warehouseId, reason, reference, remark }, lines }
}

/** What the sheet is worth: exact once the sales were looked up, an estimate at today's price while it is being typed. */
export interface Worth {
  readonly amountFen: number
  readonly exact: boolean
}

/** A return while it is being keyed in: what it is worth, and what it does to the quota. */
export function useReturnForm(document: ReturnDocument | null, open: boolean) {
  const stored = useMemo(() => storedOf(document), [document])
  const draft = useGoodsDraft<ReturnHead>(`return.${document?.document.id ?? 'new'}`, stored)
  const { header, lines, dirty } = draft
  const quotes = useQuotes(header.distributorId, header.businessDate, open ? draft.skuIds : [])
  const exact = document !== null && !dirty
  const amountFen = exact
    ? document.document.amountFen
    : lines.reduce((sum, line) => sum + line.quantity * (quotes.get(line.skuId)?.priceFen ?? 0), 0)
  // Defects are our fault and count nowhere.
  const thisFen = useSettled(header.reason === 'defect' ? 0 : amountFen, 150)
  const asked = useRead(
    'returns.quota',
    { distributorId: header.distributorId ?? 0, date: header.businessDate, thisFen },
    { enabled: header.distributorId !== null && !exact, keepPrevious: true },
  )
  const quota: QuotaState | undefined = exact ? document.quota : header.distributorId === null ? undefined : asked.data
  const worth: Worth = { amountFen, exact }
  const ready = header.distributorId !== null && header.warehouseId !== null && draft.quantity > 0
  return { draft, worth, quota, ready }
}

/** A return while it is being keyed in. */
export type ReturnForm = ReturnType<typeof useReturnForm>
