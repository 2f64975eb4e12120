import type { ReactNode } from 'react'
import type { DocumentRow, LineSku } from '../../../shared/schemas/documents'
import { useTexts } from '../../i18n'
import { StateBadge } from '../state-badge'
import { Quantity } from '../values'
import './document-list.css'

interface SummaryProps {
  readonly row: DocumentRow
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[]
  readonly children?: ReactNode
}

/** The detail of a list's current row: number, state, a few facts, and what is in it. */
export function Summary({ row, facts, children }: SummaryProps) {
  return (
    <div className="summary">
      <header className="summary-head">
        <h2>{row.number}</h2>
        <StateBadge state={row.status} />
      </header>
      <dl className="summary-facts">
        {facts
          .filter(({ value }) => value !== null && value !== '')
          .map(({ label, value }) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
      {children}
    </div>
  )
}

const shownAtMost = 40

/** The pieces of a document by style and colour. */
export function LineDigest({ lines }: { readonly lines: readonly (LineSku & { readonly quantity: number })[] }) {
  const { t } = useTexts()
  const groups = [...Map.groupBy(lines, (line) => `${line.styleId}-${line.colourId}`)]
  return (
    <>
      <table className="summary-lines">
        <thead>
          <tr>
            <th>{t('goods:field.style')}</th>
            <th>{t('goods:field.colour')}</th>
            <th className="numeric">{t('goods:field.pieces')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, shownAtMost).map(([key, [first, ...rest]]) => (
            <tr key={key}>
              <td>{first?.styleCode}</td>
              <td>{first?.colourName}</td>
              <td className="numeric">
                <Quantity value={rest.reduce((sum, line) => sum + line.quantity, first?.quantity ?? 0)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length > shownAtMost && (
        <p className="summary-more faint">{t('goods:moreRows', { count: groups.length - shownAtMost })}</p>
      )}
    </>
  )
}
