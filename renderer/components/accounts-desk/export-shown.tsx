import type { ReactNode, RefObject } from 'react'
import { api } from '../../api'
import type { GridHandle } from '../../grid'
import { ExportButton } from '../files'

interface ExportShownProps {
  readonly grid: RefObject<GridHandle | null>
  /** Heads the sheet and names the file. */
  readonly title: string
  readonly children?: ReactNode
}

/** What a grid holds, for `exports.grid`; nothing while it is not there. */
export function shownOf(grid: RefObject<GridHandle | null>) {
  return grid.current?.shown() ?? { columns: [], rows: [], totals: null }
}

/** A list exactly as it is shown, as a workbook. */
export function ExportShown({ grid, title, children }: ExportShownProps) {
  return <ExportButton start={() => api.exports.grid({ title, ...shownOf(grid) })}>{children}</ExportButton>
}
