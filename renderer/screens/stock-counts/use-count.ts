import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api'
import { useDraftOwner } from '../../components/draft-owner'
import type { Scanned } from '../../components/goods'
import { today } from '../../components/goods/today'
import { sheetOfRows } from '../../components/sku-sheet'
import type { MatrixRow, SheetEdit, SizeMatrixHandle, StyleHit, StyleRows } from '../../grid/size-matrix'
import { CountBook, type CountDraft, type CountHead, draftOf, keepCount, keptCount } from './count-session'

/** What the sheet shows; another `key` when rows came from outside it. */
interface Shown extends StyleRows {
  readonly key: number
}

const blankHead = (): CountHead => ({
  warehouseId: null,
  businessDate: today(),
  reference: '',
  remark: '',
  blankIsZero: false,
  blind: false,
  revealed: false,
})

const nothing: StyleRows = { rows: [], groups: [] }

/** One more piece in the cell of a SKU; null when no row has it. */
function oneMore(rows: readonly MatrixRow[], skuId: number) {
  const row = rows.find((one) => one.skuIds?.includes(skuId))
  const position = row?.skuIds?.indexOf(skuId) ?? -1
  if (row === undefined || position < 0) return null
  const before = row.entries[position] ?? 0
  const count = (typeof before === 'number' ? before : 0) + 1
  const entries = (row.skuIds ?? []).map((_, at) => (at === position ? count : (row.entries[at] ?? 0)))
  return { row, position, entries, count }
}

function groupsOf(book: CountBook): StyleRows['groups'] {
  const groups = [...book.matrices.keys()].flatMap((id) => book.rowsOf(id).groups)
  return [...new Map(groups.map((group) => [group.id, group])).values()]
}

interface ScanPlace {
  readonly book: CountBook
  readonly sheet: SizeMatrixHandle | null
  readonly place: Place
}

/** One more piece of what was scanned; a style that is not in the sheet yet comes with all its colours. */
async function scanInto(code: string, { book, sheet, place }: ScanPlace): Promise<Scanned> {
  const hit = await api.styles.scan({ code })
  if (hit === null) return { kind: 'unknown' }
  await book.learn([hit.styleId])
  const sku = book.matrices.get(hit.styleId)?.skus.find((one) => one.id === hit.skuId)?.code ?? code
  const current = sheet?.rows() ?? []
  const here = oneMore(current, hit.skuId)
  if (here !== null) {
    sheet?.fillRow(here.row.id, here.entries)
    return { kind: 'counted', sku, count: here.count }
  }
  const fresh = book.rowsOf(hit.styleId)
  const added = oneMore(fresh.rows, hit.skuId)
  if (added === null) return { kind: 'unknown' }
  const newRows = fresh.rows.map((row) => (row.id === added.row.id ? { ...row, entries: added.entries } : row))
  place({ rows: [...current, ...newRows], groups: groupsOf(book) })
  return { kind: 'counted', sku, count: added.count }
}

type Place = (next: StyleRows) => void

/** What was kept comes back with the sizes the styles have now; once, with the book of the first render. */
function useKept(start: CountDraft | null, book: CountBook, place: Place): void {
  const done = useRef(start === null)
  useEffect(() => {
    if (done.current || start === null) return
    done.current = true
    const cells = new Map(start.cells)
    book.learn(start.rows.map((row) => row.styleId)).then(
      () => place(sheetOfRows([...book.matrices.values()], start.rows, cells)),
      () => place(nothing),
    )
  }, [start, book, place])
}

/** A count while it is entered: the head, the sheet, the books beside it; every edit is kept on this computer. */
export function useCount() {
  const owner = useDraftOwner()
  const [start] = useState(() => keptCount(owner))
  const [head, setHeadState] = useState<CountHead>({ ...blankHead(), ...start?.head })
  const [shown, setShown] = useState<Shown | null>(start === null ? { ...nothing, key: 0 } : null)
  const [rows, setRows] = useState<readonly MatrixRow[]>([])
  const [book, setBook] = useState(() => new CountBook(head.warehouseId, head.businessDate))
  const [learned, setLearned] = useState(0)
  const sheet = useRef<SizeMatrixHandle>(null)
  const latest = useRef({ head, book })
  latest.current = { head, book }
  const keep = useCallback(
    (next: readonly MatrixRow[]) => {
      setRows(next)
      keepCount(owner, next.length === 0 ? null : draftOf(latest.current.head, next))
    },
    [owner],
  )
  const forget = useCallback(() => keepCount(owner, null), [owner])
  const place = useCallback<Place>(
    (next) => {
      setShown((before) => ({ ...next, key: (before?.key ?? 0) + 1 }))
      keep(next.rows)
    },
    [keep],
  )
  useKept(start, book, place)
  const setHead = (part: Partial<CountHead>) => {
    const next = { ...head, ...part }
    setHeadState(next)
    if (rows.length > 0) keepCount(owner, draftOf(next, rows))
    if (next.warehouseId === head.warehouseId && next.businessDate === head.businessDate) return
    const other = new CountBook(next.warehouseId, next.businessDate)
    setBook(other)
    other.learn(rows.map((row) => row.styleId)).then(
      () => setLearned((count) => count + 1),
      () => undefined,
    )
  }
  const onChange = useCallback((edit: SheetEdit) => keep(edit.rows()), [keep])
  const addStyle = useCallback(async (hit: StyleHit): Promise<StyleRows> => {
    const { book: now } = latest.current
    await now.learn([Number(hit.id)])
    return now.rowsOf(Number(hit.id))
  }, [])
  const scan = useCallback(
    (code: string) => scanInto(code, { book: latest.current.book, sheet: sheet.current, place }),
    [place],
  )
  /** Hides the books or shows them; the sheet is built anew around what was counted, because its columns are others. */
  const show = (part: Partial<Pick<CountHead, 'blind' | 'revealed'>>) => {
    setHead(part)
    setShown((before) => ({ rows, groups: groupsOf(book), key: (before?.key ?? 0) + 1 }))
  }
  const hidden = head.blind && !head.revealed
  return { head, setHead, show, hidden, shown, rows, book, learned, sheet, onChange, addStyle, scan, forget }
}

/** A count while it is entered. */
export type Count = ReturnType<typeof useCount>
