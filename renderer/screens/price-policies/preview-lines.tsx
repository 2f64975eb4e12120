import type { PolicyPreview, PolicyPreviewOrder } from '../../../shared/schemas/prices'
import { useRead } from '../../api/hooks'
import { Loaded } from '../../components/skeleton'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { effectsOf } from './approval'
import './price-policies.css'

/** The lines of one order that would change, from what to what. */
function OrderLines({ preview, order }: { readonly preview: PolicyPreview; readonly order: PolicyPreviewOrder }) {
  const { t } = useTexts()
  const query = { id: preview.policy.id, basis: preview.basis, orderId: order.id }
  const read = useRead('pricePolicies.previewLines', query)
  return (
    <>
      <h2>
        {order.number} {order.distributorName}
      </h2>
      <p className="soft">{t(`styles:policy.consequence.${order.consequence}`)}</p>
      <Loaded read={read}>
        {(lines) => (
          <table className="plain-table policy-lines">
            <thead>
              <tr>
                <th>{t('styles:policy.previewed.style')}</th>
                <th className="numeric">{t('styles:policy.previewed.pieces')}</th>
                <th className="numeric">{t('styles:policy.previewed.price')}</th>
                <th className="numeric">{t('styles:policy.previewed.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.styleId}${line.colourName}${line.fromFen}`}>
                  <td>
                    {line.styleCode} {line.colourName}
                    {line.atFloor && <span className="policy-floor">{t('styles:policy.previewed.atFloor')}</span>}
                  </td>
                  <td className="numeric">
                    <Quantity value={line.quantity} />
                  </td>
                  <td className="numeric">
                    <Money fen={line.fromFen} /> → <Money fen={line.toFen} />
                  </td>
                  <td className="numeric">
                    <Money fen={line.differenceFen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {order.ownPriceCount > 0 && (
        <p className="soft">{t('styles:policy.previewed.ownPrices', { count: order.ownPriceCount })}</p>
      )}
    </>
  )
}

/** What becomes of the open orders, and the current one line by line. */
export function PreviewSide({
  preview,
  order,
}: {
  readonly preview: PolicyPreview
  readonly order: PolicyPreviewOrder | null
}) {
  const { t } = useTexts()
  return (
    <div className="policy-side selectable">
      <h2>{t('styles:policy.previewed.becomes')}</h2>
      <ul className="dialog-effects">
        {effectsOf(preview, t).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {order !== null && <OrderLines key={`${order.id}${preview.basis}`} preview={preview} order={order} />}
    </div>
  )
}
