import type { CreditState } from '../../../shared/schemas/credit'
import { useRead } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { Total } from '../document-screen'
import { useMay } from '../session'
import { useSettled } from '../settled'
import { Money } from '../values'
import { toneOf, useCreditWords } from './words'
import './credit.css'

/** Where a distributor stands: limit, what it owes, what is promised, this document, and what is left or over. */
export function CreditStand({ credit }: { readonly credit: CreditState }) {
  const { t } = useTexts()
  const { verdict } = useCreditWords()
  const { temporaryUntil } = credit
  const parts = [
    [t('credit:limit'), credit.limitFen, true],
    [t('credit:temporary', { until: temporaryUntil }), credit.temporaryFen, temporaryUntil !== null],
    [t('credit:receivable'), credit.receivableFen, true],
    [t('credit:committed'), credit.committedFen, true],
    [t('credit:onTheWay'), credit.onTheWayFen, credit.onTheWayFen !== 0],
    [t('credit:pending'), credit.pendingFen, credit.pendingFen !== 0],
    // The account carries what was paid ahead as a debt of ours.
    [t('credit:prepayment'), -credit.prepaymentFen, credit.prepaymentFen !== 0],
  ] as const
  return (
    <dl className="credit-strip" aria-label={t('credit:title')}>
      {parts.map(
        ([label, fen, shown]) =>
          shown && (
            <Total key={label} label={label}>
              <Money fen={fen} />
            </Total>
          ),
      )}
      <div className={`credit-verdict credit-${toneOf(credit)}`} role="status">
        {verdict(credit)}
      </div>
    </dl>
  )
}

/** Whose credit is asked for while a document is typed; `transferId` and `orderId` where it is in the books already. */
export interface TypedCredit {
  readonly distributorId: number | null
  readonly thisFen: number
  readonly orderId?: number | undefined
  readonly transferId?: number | undefined
}

/** The credit of a document that is being typed, asked a moment after the last key; undefined until it is known. */
export function useTypedCredit({ distributorId, thisFen, orderId, transferId }: TypedCredit): CreditState | undefined {
  const may = useMay()
  const settledFen = useSettled(thisFen, 300)
  const read = useRead(
    'orders.credit',
    {
      ...{ distributorId: distributorId ?? 0, thisFen: settledFen },
      ...(orderId === undefined ? {} : { orderId }),
      ...(transferId === undefined ? {} : { transferId }),
    },
    { enabled: distributorId !== null && may('orders.credit'), keepPrevious: true },
  )
  return distributorId === null ? undefined : read.data
}

/** Where a distributor stands while its document is typed. */
export function LiveCredit(props: TypedCredit) {
  const { t } = useTexts()
  const credit = useTypedCredit(props)
  if (props.distributorId === null) return <span className="faint credit-strip">{t('credit:pickFirst')}</span>
  return credit === undefined ? <span className="credit-strip" /> : <CreditStand credit={credit} />
}
