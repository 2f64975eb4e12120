import { useCallback } from 'react'
import type { PricePolicyRow } from '../../../shared/schemas/styles'
import { useTexts } from '../../i18n'

/** To whom and to what a policy applies, as one line a person reads: “华东区域、A 级客户、2026SS、连衣裙”. */
export function useScopeText(): (row: PricePolicyRow) => string {
  const { t } = useTexts()
  return useCallback(
    (row) => {
      const parts = [
        ...(row.distributorId === null
          ? []
          : [t('styles:policy.scopePart.distributor', { name: row.distributorName })]),
        ...(row.regionId === null ? [] : [t('styles:policy.scopePart.region', { name: row.regionName })]),
        ...(row.grade === null ? [] : [t('styles:policy.scopePart.grade', { grade: row.grade })]),
        ...(row.season === null ? [] : [t('styles:policy.scopePart.season', { season: row.season })]),
        ...(row.category === null ? [] : [t('styles:policy.scopePart.category', { category: row.category })]),
        ...(row.styles.length === 0
          ? []
          : [
              t('styles:policy.scopePart.styles', {
                codes: row.styles
                  .slice(0, 3)
                  .map((style) => style.code)
                  .join(' '),
                count: row.styles.length,
              }),
            ]),
        ...(row.orderKind === null
          ? []
          : [t('styles:policy.scopePart.kind', { kind: t(`styles:orderKind.${row.orderKind}`) })]),
      ]
      const all = row.minQuantity === 0 ? [] : [t('styles:policy.scopePart.quantity', { count: row.minQuantity })]
      if (parts.length === 0 && all.length > 0) return [t('styles:policy.scopeAll'), ...all].join(t('masters:comma'))
      parts.push(...all)
      return parts.length === 0 ? t('styles:policy.scopeAll') : parts.join(t('masters:comma'))
    },
    [t],
  )
}
