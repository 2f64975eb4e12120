import type { CreditState } from '../../../shared/schemas/orders'
import { useRead } from '../../api/hooks'
import { Total } from '../../components/document-screen'
import { type Live, useLiveSettled } from '../../components/live'
import { useMay } from '../../components/session'
import { Money } from '../../components/values'
import { formatFen } from '../../components/values/text'
import type { SheetTotals } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'

/** How near the limit turns amber, in per cent of it. */
const nearPercent = 90

function toneOf(credit: CreditState): 'over' | 'released' | 'near' | 'free' {
  if (credit.overFen > 0) return credit.ok ? 'released' : 'over'
  return credit.exposureFen * 100 > credit.limitFen * nearPercent ? 'near' : 'free'
}

/** Where a distributor stands: limit, what it owes, what is promised, this order, and what is left or over. */
export function CreditStand({ credit }: { readonly credit: CreditState }) {
  const { t } = useTexts()
  const tone = toneOf(credit)
  const left = credit.limitFen - credit.exposureFen
  return (
    <dl className="credit-strip" aria-label={t('orders:credit.title')}>
      <Total label={t('orders:credit.limit')}>
        <Money fen={credit.limitFen} />
      </Total>
      <Total label={t('orders:credit.receivable')}>
        <Money fen={credit.receivableFen} />
      </Total>
      <Total label={t('orders:credit.committed')}>
        <Money fen={credit.committedFen} />
      </Total>
      {credit.prepaymentFen !== 0 && (
        <Total label={t('orders:credit.prepayment')}>
          {/* The account carries what was paid ahead as a debt of ours. */}
          <Money fen={-credit.prepaymentFen} />
        </Total>
      )}
      <div className={`credit-verdict credit-${tone}`} role="status">
        {tone === 'over' && t('orders:credit.over', { amount: formatFen(credit.overFen) })}
        {tone === 'released' &&
          (credit.releasedUntil === null
            ? t('orders:credit.overAllowed', { amount: formatFen(credit.overFen) })
            : t('orders:credit.released', { amount: formatFen(credit.overFen), until: credit.releasedUntil }))}
        {(tone === 'near' || tone === 'free') && t('orders:credit.left', { amount: formatFen(left) })}
      </div>
    </dl>
  )
}

interface LiveCreditProps {
  readonly distributorId: number | null
  readonly orderId: number | null
  readonly totals: Live<SheetTotals>
}

const amountOf = ({ amountFen }: SheetTotals): number => amountFen

/** The same while the order is typed; asked a moment after the last key. */
export function LiveCredit({ distributorId, orderId, totals }: LiveCreditProps) {
  const may = useMay()
  const { t } = useTexts()
  const thisFen = useLiveSettled(totals, amountOf, 300)
  const order = orderId === null ? {} : { orderId }
  const read = useRead(
    'orders.credit',
    { distributorId: distributorId ?? 0, thisFen, ...order },
    { enabled: distributorId !== null && may('orders.credit'), keepPrevious: true },
  )
  if (distributorId === null) return <span className="faint credit-strip">{t('orders:credit.pickFirst')}</span>
  return read.data === undefined ? <span className="credit-strip" /> : <CreditStand credit={read.data} />
}
