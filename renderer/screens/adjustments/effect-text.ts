import { useCallback } from 'react'
import { entriesForAdjustment } from '../../../shared/domain/posting/money'
import type { AdjustmentKind } from '../../../shared/schemas/adjustments'
import type { AccountPart } from '../../../shared/schemas/ledgers'
import { inFavour } from '../../components/accounts-desk'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'

/** Which way an adjustment moves the money, one sentence a part: the very entries that posting will write, in words. */
export function useEffectText(): (kind: AdjustmentKind, part: AccountPart, amountFen: number) => readonly string[] {
  const { t } = useTexts()
  return useCallback(
    (kind, part, amountFen) =>
      entriesForAdjustment({ distributorId: 0, kind, part, amountFen }).account.map((leg) => {
        const amount = formatFen(Math.abs(leg.amountFen))
        if (leg.part === 'receivable')
          return t(leg.amountFen > 0 ? 'adjustments:effect.owesMore' : 'adjustments:effect.owesLess', { amount })
        const words = { amount, part: t(`accounts:part.${leg.part}`) }
        const grows = inFavour(leg.part, leg.amountFen) > 0
        return t(grows ? 'adjustments:effect.poolMore' : 'adjustments:effect.poolLess', words)
      }),
    [t],
  )
}
