import type { QuotaState } from '../../../shared/schemas/returns'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import './returns.css'

/** From here on a quota is nearly used up. */
const nearlyUsed = 0.8

/** How much of the return quota is used and left: amber when this return nearly uses it up, red when it goes beyond. */
export function QuotaBar({ quota, exempt }: { readonly quota: QuotaState | undefined; readonly exempt: boolean }) {
  const { t } = useTexts()
  if (quota === undefined) return null
  const { quotaFen, usedFen, thisFen, overFen } = quota
  const after = usedFen + thisFen
  const share = quotaFen === 0 ? (after > 0 ? 1 : 0) : after / quotaFen
  const tone = overFen > 0 ? 'wrong' : share >= nearlyUsed ? 'waits' : 'done'
  const width = (fen: number) => `${quotaFen === 0 ? 0 : Math.min(100, Math.round((fen / quotaFen) * 100))}%`
  const word =
    overFen > 0
      ? t('returns:quota.over', { amount: formatFen(overFen) })
      : t('returns:quota.leftAfter', { amount: formatFen(Math.max(0, quotaFen - after)) })
  return (
    <div className={`quota quota-${tone}`} data-testid="quota">
      <div className="quota-track" aria-hidden>
        <span ref={(bar) => bar?.style.setProperty('width', width(usedFen))} className="quota-used" />
        <span ref={(bar) => bar?.style.setProperty('width', width(thisFen))} className="quota-this" />
      </div>
      <span className="quota-text">
        {t('returns:quota.text', { quota: formatFen(quotaFen), used: formatFen(usedFen), amount: formatFen(thisFen) })}
      </span>
      <b className="quota-word">{exempt ? t('returns:quota.exempt') : word}</b>
    </div>
  )
}
