import { useMemo } from 'react'
import type { CreditState } from '../../../shared/schemas/credit'
import { useTexts } from '../../i18n'
import { formatFen } from '../values/text'

/** How near the limit turns amber, in per cent of it. */
const nearPercent = 90

/** How a credit stands, for its colour. */
export function toneOf(credit: CreditState): 'over' | 'released' | 'near' | 'free' {
  if (credit.breaches.length > 0) return credit.ok ? 'released' : 'over'
  return credit.exposureFen * 100 > credit.limitFen * nearPercent ? 'near' : 'free'
}

/** A credit in words: the verdict of a strip, and why goods may not go with who can let them. */
export function useCreditWords() {
  const { t } = useTexts()
  return useMemo(() => {
    const breachOf = ({ overFen, overdueDays }: CreditState) =>
      overFen > 0 ? t('credit:over', { amount: formatFen(overFen) }) : t('credit:overdue', { days: overdueDays })
    return {
      verdict: (credit: CreditState): string => {
        if (credit.breaches.length === 0)
          return t('credit:left', { amount: formatFen(credit.limitFen - credit.exposureFen) })
        const breach = breachOf(credit)
        if (!credit.ok) return breach
        const until = credit.releasedUntil
        return until === null ? t('credit:notEnforced', { breach }) : t('credit:released', { breach, until })
      },
      blocks: (credit: CreditState): string => {
        const who = credit.releasers.length === 0 ? t('errors:nobody') : credit.releasers.join('、')
        return credit.overFen > 0
          ? t('credit:blocks.overLimit', { amount: formatFen(credit.overFen), who })
          : t('credit:blocks.overdue', { days: credit.overdueDays, stop: credit.stopAfterDays, who })
      },
    }
  }, [t])
}
