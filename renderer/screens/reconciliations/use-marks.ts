import { useMemo, useState } from 'react'
import { type ComparedRow, isLone } from './compared-rows'
import type { ReconciliationWork } from './use-reconciliation'

const sideCount = (rows: readonly ComparedRow[], side: 'ours' | 'theirs'): number =>
  rows.reduce((sum, { pair }) => sum + (pair?.[side].length ?? 0), 0)

/** Both sides are there, and they come to the same. */
const fitsTogether = (rows: readonly ComparedRow[]): boolean =>
  sideCount(rows, 'ours') > 0 &&
  sideCount(rows, 'theirs') > 0 &&
  rows.reduce((sum, { amountFen }) => sum + amountFen, 0) === 0

/** The lone lines that are marked for being tied by hand. */
export function useMarks({ rows, can, tie }: ReconciliationWork) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const markedRows = useMemo(() => rows.filter(({ key }) => marked.has(key)), [rows, marked])
  const tieRows = async (chosen: readonly ComparedRow[]) => {
    if (chosen.length >= 2 && (await tie(chosen))) setMarked(new Set())
  }
  return {
    marked,
    markedRows,
    /** Marks a lone line or takes the mark away; as soon as both sides come to the same, they are tied. */
    mark: async (row: ComparedRow | undefined) => {
      if (row === undefined || !can.match || !isLone(row)) return
      const keys = new Set(marked)
      if (!keys.delete(row.key)) keys.add(row.key)
      setMarked(keys)
      const chosen = rows.filter(({ key }) => keys.has(key))
      if (fitsTogether(chosen)) await tieRows(chosen)
    },
    tieMarked: () => tieRows(markedRows),
    clearMarks: () => setMarked(new Set()),
  }
}
