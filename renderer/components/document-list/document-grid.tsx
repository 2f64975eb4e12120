import { type ReactNode, type Ref, useCallback } from 'react'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import type { ListFilter } from './filters'

interface DocumentGridProps<Row extends DocumentRow> {
  readonly id: string
  readonly columns: readonly GridColumn<Row>[]
  /** The list method of the kind; keep it stable. */
  readonly list: (
    input: ListFilter & PageRequest & { readonly statuses?: string[] },
  ) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>
  readonly filter: ListFilter
  /** Left out: every state. Keep it stable. */
  readonly statuses?: readonly string[]
  readonly refresh: unknown
  readonly onCursor: (row: Row | null) => void
  readonly onOpen: (row: Row) => void
  readonly empty: ReactNode
  readonly ref?: Ref<GridHandle>
}

/** One kind of documents, page by page, newest first. */
export function DocumentGrid<Row extends DocumentRow>({ list, filter, statuses, ...grid }: DocumentGridProps<Row>) {
  const load = useCallback(
    (page: PageRequest) => list({ ...filter, ...(statuses === undefined ? {} : { statuses: [...statuses] }), ...page }),
    [list, filter, statuses],
  )
  return <PagedGrid<Row> {...grid} rowId={(row) => row.id} load={load} />
}
