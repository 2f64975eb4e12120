import { useCallback } from 'react'
import type { PricePolicyRow } from '../../../shared/schemas/styles'
import { formatFen, formatRate } from '../../components/values/text'
import { useTexts } from '../../i18n'

/** How a rule makes its price, as one short text: “46.5%”, “政策价 × 90%”, “一口价 99.00”, “减 20.00”. */
export function useEffectText(): (row: PricePolicyRow) => string {
  const { t } = useTexts()
  return useCallback(
    ({ effect, effectFen, combines, rateBp }) => {
      const amount = formatFen(effectFen ?? 0)
      if (effect === 'netPrice') return t('styles:policy.says.netPrice', { amount })
      if (effect === 'amountOff')
        return t(combines ? 'styles:policy.says.offPolicy' : 'styles:policy.says.off', { amount })
      const rate = formatRate(rateBp)
      return combines ? t('styles:policy.says.onPolicy', { rate }) : rate
    },
    [t],
  )
}
