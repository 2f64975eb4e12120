import { useMemo } from 'react'
import { api } from '../../api'
import { Skeleton } from '../../components/skeleton'
import { type CellFlag, type SheetColumn, SizeMatrix } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { Count } from './use-count'

const findStyles = (query: string) => api.styles.find({ query })

/** The books beside every cell, and a mark where they differ from what was found. */
function useMarks({ rows, book, learned, head, hidden }: Count) {
  const { t } = useTexts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `learned` says that the book has more in it
  return useMemo(() => {
    const flags = new Map<string, Map<number, CellFlag>>()
    if (hidden) return flags
    for (const row of rows) {
      const own = new Map<number, CellFlag>()
      for (const [position, skuId] of (row.skuIds ?? []).entries()) {
        const entry = row.entries[position] ?? 0
        if (skuId === null || typeof entry === 'string') continue
        const counted = entry !== 0 || head.blankIsZero
        const words = { book: book.bookOf(skuId), counted: entry, difference: entry - book.bookOf(skuId) }
        const differs = counted && words.difference !== 0
        if (differs || words.book !== 0)
          own.set(position, { kind: differs ? 'stock' : 'note', reason: t('stock:count.cell', words) })
      }
      flags.set(row.id, own)
    }
    return flags
  }, [rows, book, learned, head.blankIsZero, hidden, t])
}

function useColumns({ book, head: { blankIsZero }, hidden }: Count) {
  const { t } = useTexts()
  return useMemo(() => {
    const sum = (of: (entry: number, held: number) => number): SheetColumn['value'] => {
      return (row) =>
        (row.skuIds ?? []).reduce<number>((total, skuId, position) => {
          const entry = row.entries[position] ?? 0
          return skuId === null || typeof entry === 'string' ? total : total + of(entry, book.bookOf(skuId))
        }, 0)
    }
    const column = (field: 'book' | 'counted' | 'difference', value: SheetColumn['value']): SheetColumn => ({
      field,
      header: t(`stock:count.${field}`),
      width: 84,
      type: 'quantity',
      total: 'sum',
      value,
    })
    const counted = column(
      'counted',
      sum((entry) => entry),
    )
    if (hidden) return [counted]
    return [
      column(
        'book',
        sum((_, held) => held),
      ),
      counted,
      column(
        'difference',
        sum((entry, held) => (entry === 0 && !blankIsZero ? 0 : entry - held)),
      ),
    ]
  }, [book, blankIsZero, hidden, t])
}

/** What was found, size by size, beside the books unless the count is blind; once a blind count has seen them it stands. */
export function CountSheet({ count }: { readonly count: Count }) {
  const flags = useMarks(count)
  const right = useColumns(count)
  if (count.shown === null) return <Skeleton lines={8} />
  return (
    <SizeMatrix
      key={count.shown.key}
      ref={count.sheet}
      rows={count.shown.rows}
      groups={count.shown.groups}
      priceless
      readOnly={count.head.revealed}
      autoFocus={count.head.warehouseId !== null}
      right={right}
      flags={flags}
      findStyles={findStyles}
      onAddStyle={count.addStyle}
      onChange={count.onChange}
    />
  )
}
