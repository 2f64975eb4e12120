import type { RefObject } from 'react'
import { api } from '../../api'
import type { GridHandle } from '../../grid'
import { ExportButton } from '../files'

/** Exports a grid exactly as it is shown. */
export function GridExport({ grid, title }: { readonly grid: RefObject<GridHandle | null>; readonly title: string }) {
  const shown = () => grid.current?.shown() ?? { columns: [], rows: [], totals: null }
  return <ExportButton start={() => api.exports.grid({ title, ...shown() })} />
}
