import { useCallback, useMemo, useState } from 'react'
import { type ComparedRow, isLone, isOpen, type RowList, rowLists } from './compared-rows'
import type { Explanation, ReconciliationWork } from './use-reconciliation'

/** The list a person works through: where the cursor is, what is marked, and what the keys do there. */
export function useCursor(work: ReconciliationWork) {
  const { rows, can, openCount } = work
  const [list, setListName] = useState<RowList>(openCount > 0 ? 'open' : 'differences')
  const [at, setAt] = useState(0)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => rowLists[list](rows), [list, rows])
  const position = Math.min(at, Math.max(0, shown.length - 1))
  const row: ComparedRow | undefined = shown[position]
  const markedRows = useMemo(() => rows.filter(({ key }) => marked.has(key)), [rows, marked])
  const setList = useCallback((name: RowList) => {
    setListName(name)
    setAt(0)
  }, [])
  const move = (by: number) => setAt(Math.max(0, Math.min(shown.length - 1, position + by)))
  const next = () => {
    const after = [...shown.keys()].map((step) => (position + 1 + step) % shown.length)
    const found = after.find((index) => {
      const candidate = shown[index]
      return candidate !== undefined && isOpen(candidate)
    })
    if (found !== undefined) setAt(found)
  }
  const tie = async (chosen: readonly ComparedRow[]) => {
    if (chosen.length >= 2 && (await work.tie(chosen))) setMarked(new Set())
  }
  /** Marks a lone line; as soon as what is marked on both sides comes to the same, it is tied. */
  const mark = async (target: ComparedRow | undefined = row) => {
    if (target === undefined || !can.match || !isLone(target)) return
    const keys = new Set(marked)
    if (!keys.delete(target.key)) keys.add(target.key)
    setMarked(keys)
    const chosen = rows.filter(({ key }) => keys.has(key))
    const both =
      chosen.some(({ pair }) => (pair?.ours.length ?? 0) > 0) &&
      chosen.some(({ pair }) => (pair?.theirs.length ?? 0) > 0)
    if (both && chosen.reduce((sum, { amountFen }) => sum + amountFen, 0) === 0) await tie(chosen)
  }
  const accept = async () => {
    const difference = row?.difference
    if (row === undefined || difference === null || difference === undefined || !can.explain) return
    if (!difference.explained && difference.differenceClass === 'unknown') {
      work.ask('class')
      return
    }
    const { differenceClass, explained, note } = difference
    await work.explain(row, { differenceClass, explained: !explained, note })
    // In the list of what is open the next row moves up by itself.
    if (!explained && list !== 'open') next()
  }
  return {
    list,
    setList,
    shown,
    position,
    row,
    marked,
    markedRows,
    select: setAt,
    move,
    next,
    mark,
    tieMarked: () => tie(markedRows),
    clearMarks: () => setMarked(new Set()),
    accept,
    part: async () => {
      if (row !== undefined && can.unmatch && row.pair !== null && row.pair.groupNo > 0) await work.part(row)
    },
    classify: async (said: Explanation) => {
      if (row !== undefined) await work.explain(row, said)
      work.ask(null)
    },
  }
}

/** What `useCursor` gives. */
export type Cursor = ReturnType<typeof useCursor>
