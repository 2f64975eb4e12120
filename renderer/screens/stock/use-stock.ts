import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StockRow, StockTotals } from '../../../shared/schemas/stock'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { placeKinds, type StockQuery } from './places'

/** So many rows fill several screens and are read in a moment, whatever the books hold. */
const pageSize = 200

/** Some rows in the order of the books, with the sizes of their styles. */
export interface StockPage {
  readonly rows: readonly StockRow[]
  readonly matrices: readonly StyleMatrix[]
}

/** What was read so far. */
export interface FoundStock {
  readonly pages: readonly StockPage[]
  /** Where the next page goes on; null at the end. */
  readonly next: string | null
  /** Changes with every new answer, so that the sheet is built anew. */
  readonly key: number
}

type Asked = Omit<StockQuery, 'measure'>

/** What is asked of the books: which goods, where, when, place by place or together. */
export function stockQuestionOf({ place, warehouseId, styleId, season, query, asOf, byWarehouse }: Asked) {
  return {
    ...(warehouseId === null ? { warehouseKinds: [...placeKinds[place]] } : { warehouseId }),
    ...(styleId === null ? {} : { styleId }),
    ...(season === null ? {} : { season }),
    ...(query.trim() === '' ? {} : { query: query.trim() }),
    ...(asOf === null ? {} : { asOf }),
    together: !byWarehouse,
  }
}

let answers = 0

async function readPage(asked: Asked, after: string | null): Promise<StockPage & { readonly next: string | null }> {
  const cursor = after === null ? {} : { after }
  const { rows, next } = await api.stock.list({ ...stockQuestionOf(asked), limit: pageSize, ...cursor })
  const styleIds = [...new Set(rows.map((row) => row.styleId))]
  const matrices = styleIds.length === 0 ? [] : await api.styles.matrix({ styleIds })
  return { rows, matrices, next }
}

const errorOf = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error('read'))

/** Reads the enquiry by key, page after page as they are wanted; a change in the books starts over. */
export function useStock(asked: Asked) {
  const changes = useChanges('stock')
  const [found, setFound] = useState<FoundStock | null>(null)
  const [error, setError] = useState<Error | null>(null)
  /** Which question is being answered, and whether a page of it is on its way. */
  const turn = useRef({ number: 0, busy: false })
  const key = JSON.stringify(asked)
  const take = useCallback(
    (going: ReturnType<typeof readPage>, place: (page: StockPage, next: string | null) => void) => {
      const mine = turn.current
      mine.busy = true
      const whenCurrent = (work: () => void) => {
        if (turn.current !== mine) return
        mine.busy = false
        work()
      }
      going.then(
        ({ next, ...page }) => whenCurrent(() => place(page, next)),
        (thrown: unknown) => whenCurrent(() => setError(errorOf(thrown))),
      )
    },
    [],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is `asked` by value, `changes` reads again
  useEffect(() => {
    turn.current = { number: turn.current.number + 1, busy: false }
    setError(null)
    take(readPage(asked, null), (page, next) => {
      answers += 1
      setFound({ pages: [page], next, key: answers })
    })
  }, [key, changes, take])
  const next = found?.next ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is `asked` by value
  const more = useCallback(() => {
    if (next === null || turn.current.busy) return
    take(readPage(asked, next), (page, after) =>
      setFound((now) => (now === null ? null : { ...now, pages: [...now.pages, page], next: after })),
    )
  }, [key, next, take])
  return { found, error, more }
}

/** What everything that is asked for adds up to: what was read, where that is all; counted by the books otherwise, undefined until then. */
export function useStockTotals(asked: Asked, found: FoundStock | null): StockTotals | undefined {
  const cut = found !== null && found.next !== null
  const counted = useRead('stock.totals', stockQuestionOf(asked), { enabled: cut }).data
  return useMemo(() => {
    if (found === null || cut) return cut ? counted : undefined
    const rows = found.pages.flatMap((page) => page.rows)
    const sum = (of: (row: StockRow) => number) => rows.reduce((total, row) => total + of(row), 0)
    return {
      styles: new Set(rows.map((row) => row.styleId)).size,
      rows: rows.length,
      onHand: sum((row) => row.onHand),
      reserved: sum((row) => row.reserved),
      tagAmountFen: sum((row) => row.tagAmountFen),
    }
  }, [found, cut, counted])
}
