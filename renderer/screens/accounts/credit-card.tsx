import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'

/** Where a customer stands against its limit today: the same figures that decide whether goods may leave. */
export function CreditCard({ distributorId }: { readonly distributorId: number }) {
  const { t } = useTexts()
  const may = useMay()('orders.credit')
  const credit = useRead('orders.credit', { distributorId, thisFen: 0 }, { enabled: may, keepPrevious: true })
  if (!may) return null
  return (
    <Loaded read={credit} lines={4}>
      {(state) => (
        <table className="fact-card">
          <tbody>
            {(
              [
                ['limit', state.limitFen],
                ['receivable', state.receivableFen],
                ['committed', state.committedFen],
                ...(state.onTheWayFen === 0 ? [] : [['onTheWay', state.onTheWayFen] as const]),
                ...(state.pendingFen === 0 ? [] : [['pending', -state.pendingFen] as const]),
              ] as const
            ).map(([key, fen]) => (
              <tr key={key}>
                <th scope="row">{t(`accounts:credit.${key}`)}</th>
                <td className="numeric">
                  <Money fen={fen} />
                </td>
              </tr>
            ))}
            <tr className={state.overFen > 0 ? 'fact-wrong' : ''}>
              <th scope="row">{t(state.overFen > 0 ? 'accounts:credit.over' : 'accounts:credit.available')}</th>
              <td className="numeric">
                <b>
                  <Money fen={state.overFen > 0 ? state.overFen : state.limitFen - state.exposureFen} />
                </b>
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </Loaded>
  )
}
