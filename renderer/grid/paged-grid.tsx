import type { GridApi, GridOptions, IDatasource } from 'ag-grid-community'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { BaseGrid, type GridProps } from './base-grid'
import { type KeyPage, KeyPages } from './key-pages'

const pageSize = 200

/** What a page is asked for with; `after` is left out for the first. */
export interface PageRequest {
  readonly after?: string
  readonly limit: number
}

interface PagedGridProps<Row> extends GridProps<Row> {
  /** Reads one page; a new function starts over, so keep it stable with `useCallback` on the filter. */
  readonly load: (request: PageRequest) => Promise<KeyPage<Row>>
  /** Reads again in place when it changes: `useChanges('orders')`. */
  readonly refresh?: unknown
  /** Totals of all rows of the list, as the list method gives them. */
  readonly totals?: Row | null
}

function sourceOf<Row>(load: PagedGridProps<Row>['load'], onEmpty: (empty: boolean) => void): IDatasource {
  const pages = new KeyPages<Row>((after) => load({ limit: pageSize, ...(after === null ? {} : { after }) }))
  return {
    getRows: ({ startRow, successCallback, failCallback }) => {
      const number = Math.floor(startRow / pageSize)
      pages.page(number).then(
        ({ rows, pages: known }) => {
          const last = known !== null && number >= known - 1 ? startRow + rows.length : undefined
          successCallback([...rows], last)
          if (number === 0) onEmpty(rows.length === 0)
        },
        () => failCallback(),
      )
    },
  }
}

/** As many rows as the contract lets a page have. */
const longestPage = 1000

async function rowsOf<Row>(load: PagedGridProps<Row>['load']): Promise<readonly Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: KeyPage<Row> = await load({ limit: longestPage, ...(after === null ? {} : { after }) })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

/** A grid over any amount of rows: reads the pages that are seen, by key. Rows are in the order of the list method. */
export function PagedGrid<Row extends object>({ load, refresh, totals = null, ...props }: PagedGridProps<Row>) {
  const grid = useRef<GridApi<Row> | null>(null)
  const source = useMemo(
    () =>
      sourceOf<Row>(load, (empty) => {
        if (empty) grid.current?.showNoRowsOverlay()
        else grid.current?.hideOverlay()
      }),
    [load],
  )
  const seen = useRef(refresh)
  useEffect(() => {
    if (seen.current === refresh) return
    seen.current = refresh
    // New cursors, then every block on screen again; the scroll stays where it is.
    grid.current?.refreshInfiniteCache()
  }, [refresh])
  const options = useMemo<GridOptions<Row>>(
    () => ({
      rowModelType: 'infinite',
      datasource: source,
      cacheBlockSize: pageSize,
      maxConcurrentDatasourceRequests: 1,
      infiniteInitialRowCount: 1,
      maxBlocksInCache: 20,
      onGridPreDestroyed: () => {
        grid.current = null
      },
      onModelUpdated: ({ api }) => {
        grid.current = api
      },
    }),
    [source],
  )
  const readAll = useCallback(() => rowsOf(load), [load])
  const columns = useMemo(() => props.columns.map((column) => ({ ...column, sortable: false })), [props.columns])
  return <BaseGrid {...props} columns={columns} totals={totals} options={options} readAll={readAll} />
}
