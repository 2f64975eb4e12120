import { useNavigate } from 'react-router'
import { Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { reasonText, type Workbench } from './use-workbench'

/** The orders behind the current cell, and why each got what it got. */
export function CellDetail({ bench }: { readonly bench: Workbench }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { lines } = bench
  const first = lines?.[0]
  if (lines === undefined || first === undefined) return null
  return (
    <>
      <h2>{t('allocations:cell.title')}</h2>
      <p>
        <b>{first.distributorName}</b> {first.styleCode} {first.colourName} {first.size}
      </p>
      <ul className="side-links">
        {lines.map((line) => (
          <li key={line.id}>
            <button type="button" onClick={() => void navigate(routeOf('order', line.orderId))}>
              <span className="side-number">{line.orderNumber}</span>
              <span className="soft">
                {t('allocations:field.demand')} <Quantity value={line.demandQuantity} />
              </span>
              <span className="soft">
                {t('allocations:field.given')} <Quantity value={line.quantity} />
              </span>
              <span className="faint">{reasonText(t, line)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
