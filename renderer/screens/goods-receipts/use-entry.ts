import dayjs from 'dayjs'
import { type RefObject, useCallback, useRef, useState } from 'react'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { useWrite } from '../../api/hooks'
import { type DraftLine, useLocalDraft, useStep } from '../../components/goods'
import { useSession } from '../../components/session'
import { useTexts } from '../../i18n'
import { expectedLines, withRows } from './entry-lines'

/** The head of goods that arrived. */
export interface EntryHead {
  readonly businessDate: string
  readonly warehouseId: number | null
  readonly reference: string
  readonly remark: string
}

interface Kept {
  readonly head: EntryHead
  readonly lines: readonly DraftLine[]
}

const warehouseKey = 'goods-receipts.warehouse'

function blankHead(): EntryHead {
  const last = Number(localStorage.getItem(warehouseKey))
  return {
    businessDate: dayjs().format('YYYY-MM-DD'),
    warehouseId: Number.isSafeInteger(last) && last > 0 ? last : null,
    reference: '',
    remark: '',
  }
}

/** Posts what was counted; it cannot be a draft, because the goods are on the floor. */
function usePosting(order: ProductionDocument | null, now: RefObject<Kept>, forget: () => void) {
  const { t } = useTexts()
  const write = useWrite('goodsReceipts.post')
  const beyond = useWrite('goodsReceipts.postBeyond')
  const step = useStep(() => undefined)
  const { run } = write
  const { run: runBeyond } = beyond
  /** Posts; with a reason also what is beyond the tolerance. */
  const post = useCallback(
    async (reason?: string) => {
      const { head: given, lines: counted } = now.current
      const { warehouseId } = given
      if (warehouseId === null) return null
      const productionOrderId = order?.document.id ?? null
      const pieces = counted.filter((line) => line.quantity > 0).map(({ skuId, quantity }) => ({ skuId, quantity }))
      const input = { ...given, warehouseId, productionOrderId, lines: pieces }
      const posting = reason === undefined ? run(input) : runBeyond({ ...input, reason })
      const done = await posting
      const number = done.ok ? done.value.document.number : ''
      const posted = await step(posting, t('goodsReceipts:post.done', { number }))
      if (posted === null) return null
      localStorage.setItem(warehouseKey, String(warehouseId))
      forget()
      return posted
    },
    [order, now, run, runBeyond, step, forget, t],
  )
  const fields = { ...write.fields, ...beyond.fields }
  return { post, posting: write.pending || beyond.pending, fields }
}

/** Goods being counted in; kept on this computer until they are posted. */
export function useEntry(order: ProductionDocument | null) {
  const { userId } = useSession()
  const { found, keep, forget } = useLocalDraft<Kept>(`goods-receipt.${userId}.${order?.document.id ?? 'new'}`)
  const [first] = useState<Kept>(() =>
    found === null
      ? { head: blankHead(), lines: expectedLines(order) }
      : { ...found, lines: withRows(order, found.lines) },
  )
  const [head, setHead] = useState(first.head)
  const [sheet, setSheet] = useState({ key: 0, lines: first.lines })
  const [lines, setShown] = useState(first.lines)
  const now = useRef<Kept>(first)
  // Nothing was counted yet: the sheet shows what is expected, not what is there.
  const [untouched, setUntouched] = useState(found === null)
  const change = useCallback(
    (patch: Partial<EntryHead>) => {
      now.current = { ...now.current, head: { ...now.current.head, ...patch } }
      setHead(now.current.head)
      keep(now.current)
    },
    [keep],
  )
  const setLines = useCallback(
    (next: readonly DraftLine[]) => {
      now.current = { ...now.current, lines: next }
      setUntouched(false)
      setShown(next)
      keep(now.current)
    },
    [keep],
  )
  /** Puts other lines into the sheet, e.g. everything that is expected. */
  const refill = useCallback(
    (next: readonly DraftLine[]) => {
      setSheet((before) => ({ key: before.key + 1, lines: next }))
      setLines(next)
    },
    [setLines],
  )
  const posting = usePosting(order, now, forget)
  return {
    head,
    change,
    sheet,
    lines,
    setLines,
    refill,
    untouched,
    ...posting,
    restored: found !== null,
    forget,
  }
}

/** What `useEntry` gives. */
export type Entry = ReturnType<typeof useEntry>
