import { usualLayout } from '../../../shared/domain/papers'
import {
  fixedStatementColumns,
  type StatementColumnKey,
  type StatementLayout,
  statementColumnKeys,
} from '../../../shared/schemas/statements'

/** A column as the layout is being chosen: where it stands, whether it is shown, and under which name. */
export interface ColumnDraft {
  readonly key: StatementColumnKey
  readonly shown: boolean
  readonly header: string
}

/** Whether a column cannot be left out. */
export const isFixed = (key: StatementColumnKey): boolean => fixedStatementColumns.includes(key)

/** Every column there is: the layout's own in its order, then those it leaves out. */
export function draftOf(layout: StatementLayout | null): readonly ColumnDraft[] {
  const { columns } = layout ?? usualLayout
  const present = new Set(columns.map(({ key }) => key))
  return [
    ...columns.map(({ key, header }) => ({ key, header, shown: true })),
    ...statementColumnKeys.filter((key) => !present.has(key)).map((key) => ({ key, header: '', shown: false })),
  ]
}

/** What is saved: the shown columns; null where that is the usual layout, so that it follows the product. */
export function layoutOf(draft: readonly ColumnDraft[]): StatementLayout | null {
  const columns = draft.filter(({ shown }) => shown).map(({ key, header }) => ({ key, header: header.trim() }))
  return JSON.stringify(columns) === JSON.stringify(usualLayout.columns) ? null : { columns }
}

/** The same with one column a place up or down; at either end nothing moves. */
export function moved(draft: readonly ColumnDraft[], key: StatementColumnKey, by: -1 | 1): readonly ColumnDraft[] {
  const from = draft.findIndex((column) => column.key === key)
  const to = from + by
  const [own, other] = [draft[from], draft[to]]
  if (own === undefined || other === undefined) return draft
  return draft.map((column, at) => (at === from ? other : at === to ? own : column))
}

/** The same with something of one column changed. */
export const withColumn = (
  draft: readonly ColumnDraft[],
  key: StatementColumnKey,
  part: Partial<Pick<ColumnDraft, 'shown' | 'header'>>,
): readonly ColumnDraft[] => draft.map((column) => (column.key === key ? { ...column, ...part } : column))
