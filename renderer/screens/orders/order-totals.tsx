import { Total, Totals } from '../../components/document-screen'
import { type Live, useFollowing } from '../../components/live'
import { Money, Quantity } from '../../components/values'
import type { SheetTotals } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'

interface OrderTotalsProps {
  readonly quantity: number
  readonly amountFen: number
  readonly styles: number
}

/** What an order adds up to. */
export function OrderTotals({ quantity, amountFen, styles }: OrderTotalsProps) {
  const { t } = useTexts()
  return (
    <Totals>
      <Total label={t('orders:total.styles')}>
        <Quantity value={styles} />
      </Total>
      <Total label={t('orders:total.pieces')} strong>
        <Quantity value={quantity} />
      </Total>
      <Total label={t('orders:total.amount')} strong>
        <Money fen={amountFen} />
      </Total>
    </Totals>
  )
}

/** The same, live while it is typed. */
export function LiveTotals({ totals }: { readonly totals: Live<SheetTotals> }) {
  return <OrderTotals {...useFollowing(totals)} />
}
