import type { HistoryRow } from '../../../shared/schemas/documents'

/** Steps of a history that are told as one, with the newest of them. */
export interface HistoryRun {
  readonly row: HistoryRow
  readonly count: number
}

const saysMore = ({ detail }: HistoryRow) => typeof detail.what === 'string' || typeof detail.reason === 'string'
const isPlainSave = (row: HistoryRow) => row.action === 'save' && !saysMore(row)

/** A draft saves itself after every pause of the typist: one person's savings in a row are one step to whoever reads the history. */
export function historyRuns(history: readonly HistoryRow[]): readonly HistoryRun[] {
  const runs: HistoryRun[] = []
  for (const row of history) {
    const last = runs.at(-1)
    const same = last !== undefined && isPlainSave(last.row) && isPlainSave(row) && last.row.userName === row.userName
    if (same) runs[runs.length - 1] = { row: last.row, count: last.count + 1 }
    else runs.push({ row, count: 1 })
  }
  return runs
}
