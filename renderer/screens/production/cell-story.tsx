import type { ReactNode } from 'react'
import type { AdditionReason, ProductionSourceRow } from '../../../shared/schemas/production'
import { Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import './production.css'

/** The cell under the cursor: what is made of a size, for whom, and why more. */
export interface StoryCell {
  /** Style, colour and size. */
  readonly title: string
  readonly sources: readonly ProductionSourceRow[]
  readonly additions: readonly { readonly reason: AdditionReason; readonly quantity: number; readonly why?: string }[]
  readonly quantity: number
  readonly receivedQuantity?: number
}

interface CellStoryProps {
  /** Null where the size is not made. */
  readonly cell: StoryCell | null
  readonly children?: ReactNode
}

const sum = (parts: readonly { readonly quantity: number }[]) => parts.reduce((total, part) => total + part.quantity, 0)

function Story({ cell }: { readonly cell: StoryCell }) {
  const { t } = useTexts()
  const demand = sum(cell.sources)
  // Lines of older files have pieces that nothing explains.
  const other = cell.quantity - demand - sum(cell.additions)
  const row = (label: ReactNode, quantity: number, kind = '') => (
    <tr className={kind}>
      <td colSpan={2}>{label}</td>
      <td className="numeric">
        <Quantity value={quantity} />
      </td>
    </tr>
  )
  return (
    <table className="summary-lines story-lines">
      <tbody>
        {row(demand === 0 ? t('production:story.noDemand') : t('production:story.demand'), demand, 'story-head')}
        {cell.sources.map((source) => (
          <tr key={source.orderId} className="story-source">
            <td>{source.orderNumber}</td>
            <td className="one-line">{source.distributorName}</td>
            <td className="numeric">
              <Quantity value={source.quantity} />
            </td>
          </tr>
        ))}
        {cell.additions.map(({ reason, quantity, why }) => (
          <tr key={reason} className="story-head">
            <td colSpan={2}>
              {t(`production:story.addition.${reason}`)}
              {why !== undefined && <p className="faint story-why">{why}</p>}
            </td>
            <td className="numeric">
              +<Quantity value={quantity} />
            </td>
          </tr>
        ))}
        {other > 0 && row(t('production:story.other'), other, 'story-head')}
        {row(t('production:story.quantity'), cell.quantity, 'story-sum')}
        {cell.receivedQuantity !== undefined && row(t('production:story.received'), cell.receivedQuantity)}
      </tbody>
    </table>
  )
}

/** Beside the sheet: where the pieces of the current cell come from; more of the document stands below. */
export function CellStory({ cell, children }: CellStoryProps) {
  const { t } = useTexts()
  return (
    <aside className="story selectable" data-testid="cell-story">
      <section>
        <h2>{cell?.title ?? t('production:source.title')}</h2>
        {cell === null ? <p className="faint">{t('production:story.none')}</p> : <Story cell={cell} />}
      </section>
      {children}
    </aside>
  )
}
