import { useCallback, useMemo, useState } from 'react'
import { type ComparedRow, isOpen, isProposed, isSuggested, type RowList, rowLists } from './compared-rows'
import { useMarks } from './use-marks'
import type { Explanation, ReconciliationWork } from './use-reconciliation'

/** The next row that waits for an explanation, round and round; undefined when none does. */
function nextOpen(rows: readonly ComparedRow[], from: number): number | undefined {
  const order = rows.map((_, step) => (from + 1 + step) % rows.length)
  return order.find((index) => {
    const row = rows[index]
    return row !== undefined && (isOpen(row) || isSuggested(row))
  })
}

/** The list a person works through: where the cursor is, and what the keys do there. */
export function useCursor(work: ReconciliationWork) {
  const { rows, can, openCount } = work
  const [list, setListName] = useState<RowList>(
    openCount > 0 ? 'open' : rows.some(isSuggested) ? 'suggested' : 'differences',
  )
  const [at, setAt] = useState<{ readonly key: string; readonly index: number }>({ key: '', index: 0 })
  const marks = useMarks(work)
  const shown = useMemo(() => rowLists[list](rows), [list, rows])
  // The cursor stays on its row wherever that goes; when the row has left the list, the one that took its place is next.
  const found = shown.findIndex(({ key }) => key === at.key)
  const position = found >= 0 ? found : Math.min(at.index, Math.max(0, shown.length - 1))
  const row: ComparedRow | undefined = shown[position]
  const select = (index: number) => setAt({ key: shown[index]?.key ?? '', index })
  const setList = useCallback((name: RowList) => {
    setListName(name)
    setAt({ key: '', index: 0 })
  }, [])
  const next = () => {
    const open = nextOpen(shown, position)
    if (open !== undefined) select(open)
  }
  const accept = async () => {
    const difference = row?.difference ?? null
    if (row === undefined) return
    if (difference === null) return void (await work.confirm([row]))
    if (!can.explain) return
    const { differenceClass, explained, note } = difference
    // Calling it unknown explains nothing: it needs a class, or at least a note.
    if (!explained && differenceClass === 'unknown' && note === '') return work.ask('class')
    const done = await work.accept([row], !explained)
    // In the list of what is open the next row moves up by itself.
    if (done && !explained && list !== 'open') next()
  }
  /** Everything shown that is proposed as the same as the row under the cursor. */
  const alike = () =>
    shown.filter((other) => isProposed(other) && other.difference?.differenceClass === row?.difference?.differenceClass)
  const acceptAlike = async () => {
    if (list === 'suggested' && row?.pair != null) {
      await work.confirm(shown.filter(({ pair }) => pair?.pass === row.pair?.pass))
      return
    }
    if (can.explain && alike().length > 0) await work.accept(alike(), true)
  }
  return {
    ...marks,
    list,
    setList,
    shown,
    position,
    row,
    select,
    move: (by: number) => select(Math.max(0, Math.min(shown.length - 1, position + by))),
    next,
    accept,
    acceptAlike,
    part: async () => {
      if (row?.pair != null && row.pair.groupNo > 0 && can.unmatch) await work.part(row)
    },
    classify: async (said: Explanation) => {
      if (row !== undefined) await work.explain(row, said)
      work.ask(null)
    },
  }
}

/** What `useCursor` gives. */
export type Cursor = ReturnType<typeof useCursor>
