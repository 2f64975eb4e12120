import { Total, Totals } from '../../../components/document-screen'
import { Money, Quantity } from '../../../components/values'
import { formatFen, formatQuantity } from '../../../components/values/text'
import { useTexts } from '../../../i18n'
import { signed } from '../amend-dialog'
import { allSkus, type Comparison, changedSkus, sumsOf } from './comparison'

interface CompareTotalsProps {
  readonly comparison: Comparison
  /** How many differences were accepted; left out where nothing is. */
  readonly accepted?: number | undefined
}

/** What two versions add up to, and the difference of it. */
export function CompareTotals({ comparison, accepted }: CompareTotalsProps) {
  const { t } = useTexts()
  const { from, to } = sumsOf(comparison, allSkus(comparison))
  const [quantity, amountFen] = [to.quantity - from.quantity, to.amountFen - from.amountFen]
  return (
    <Totals>
      <Total label={t('orders:compare.cells')}>
        <Quantity value={changedSkus(comparison).size} />
      </Total>
      {accepted !== undefined && (
        <Total label={t('orders:compare.taken')}>
          <Quantity value={accepted} />
        </Total>
      )}
      <Total label={t('orders:total.pieces')} strong>
        <Quantity value={from.quantity} /> → <Quantity value={to.quantity} />
        <span className="change-figure">{signed(formatQuantity(quantity), quantity)}</span>
      </Total>
      <Total label={t('orders:total.amount')} strong>
        <Money fen={from.amountFen} /> → <Money fen={to.amountFen} />
        <span className="change-figure">{signed(formatFen(amountFen), amountFen)}</span>
      </Total>
    </Totals>
  )
}
