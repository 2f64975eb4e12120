import type { ReactNode } from 'react'
import './accounts-desk.css'

/** The body of a document that is a slip of paper rather than a grid. */
export function PaperForm({ children }: { readonly children: ReactNode }) {
  return (
    <div className="paper-scroll selectable">
      <div className="paper-slip">{children}</div>
    </div>
  )
}

interface PaperTableProps {
  /** Headers; those after the first are figures. */
  readonly headers: readonly string[]
  readonly children: ReactNode
  readonly foot?: ReactNode
}

/** A small ruled table on a slip. */
export function PaperTable({ headers, children, foot }: PaperTableProps) {
  return (
    <table className="paper-table">
      <thead>
        <tr>
          {headers.map((header, position) => (
            <th key={header} scope="col" className={position === 0 ? '' : 'numeric'}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  )
}
