import { useEffect, useState } from 'react'
import type { StockRow } from '../../../shared/schemas/stock'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import { placeKinds, type StockQuery } from './places'

/** More rows than this are not looked at one by one; the screen says so and asks for a narrower question. */
const mostRows = 6000
const pageSize = 1000

/** What was found so far. */
export interface FoundStock {
  readonly rows: readonly StockRow[]
  readonly matrices: readonly StyleMatrix[]
  /** `reading` while more pages come, `cut` when there are more than are shown. */
  readonly state: 'reading' | 'whole' | 'cut'
  /** Changes with every new answer, so that the sheet is built anew. */
  readonly key: number
}

type Asked = Omit<StockQuery, 'byWarehouse' | 'measure'>

function filterOf({ place, warehouseId, styleId, season, query, asOf }: Asked) {
  return {
    ...(warehouseId === null ? { warehouseKinds: [...placeKinds[place]] } : { warehouseId }),
    ...(styleId === null ? {} : { styleId }),
    ...(season === null ? {} : { season }),
    ...(query.trim() === '' ? {} : { query: query.trim() }),
    ...(asOf === null ? {} : { asOf }),
  }
}

/** The filter as the export takes it. */
export const stockFilterOf = filterOf

let answers = 0

async function matricesOf(rows: readonly StockRow[]): Promise<readonly StyleMatrix[]> {
  const styleIds = [...new Set(rows.map((row) => row.styleId))]
  const found: StyleMatrix[] = []
  for (let from = 0; from < styleIds.length; from += pageSize)
    found.push(...(await api.styles.matrix({ styleIds: styleIds.slice(from, from + pageSize) })))
  return found
}

/** Reads the enquiry page by page: the first is shown at once, the rest when all of it is there. */
export function useStock(asked: Asked): { readonly found: FoundStock | null; readonly error: Error | null } {
  const changes = useChanges('stock')
  const [found, setFound] = useState<FoundStock | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const key = JSON.stringify(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is `asked` by value, `changes` reads again
  useEffect(() => {
    let stale = false
    const read = async () => {
      const rows: StockRow[] = []
      let after: string | undefined
      for (;;) {
        const page = await api.stock.list({ ...filterOf(asked), limit: pageSize, ...(after ? { after } : {}) })
        if (stale) return
        rows.push(...page.rows)
        const first = after === undefined
        const ended = page.next === null || rows.length >= mostRows
        if (first || ended) {
          const matrices = await matricesOf(rows)
          if (stale) return
          answers += 1
          const state = page.next === null ? 'whole' : ended ? 'cut' : 'reading'
          setFound({ rows: [...rows], matrices, state, key: answers })
        }
        if (page.next === null || ended) return
        after = page.next
      }
    }
    setError(null)
    read().catch((thrown: unknown) => {
      if (!stale) setError(thrown instanceof Error ? thrown : new Error('read'))
    })
    return () => {
      stale = true
    }
  }, [key, changes])
  return { found, error }
}
