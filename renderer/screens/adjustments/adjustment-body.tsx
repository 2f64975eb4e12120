import { takesPositive } from '../../../shared/domain/posting/money'
import { CapitalAmount, PaperForm } from '../../components/accounts-desk'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { useEffectText } from './effect-text'
import type { AdjustmentWork } from './use-adjustment'

/** Who may decide this amount, said while it can still be changed. */
function WhoDecides({ work }: { readonly work: AdjustmentWork }) {
  const { t } = useTexts()
  const { can, overLimit, limitFen } = work
  if (!can.approve) return <p className="paper-hint faint">{t('adjustments:needsApproval')}</p>
  const limit = { limit: formatFen(limitFen) }
  return overLimit ? (
    <p className="paper-note paper-wrong" role="status">
      {t('adjustments:overLimit', limit)}
    </p>
  ) : (
    <p className="paper-hint faint">{t('adjustments:withinLimit', limit)}</p>
  )
}

/** What the adjustment does to the account, said before anybody approves it, and who may. */
export function AdjustmentBody({ work }: { readonly work: AdjustmentWork }) {
  const { t } = useTexts()
  const effects = useEffectText()
  const { draft, adjustment } = work
  const { content } = draft
  const amountFen = content.amountFen ?? 0
  const open = adjustment === null || adjustment.document.status === 'draft'
  const oneWay = takesPositive(content.adjustmentKind)
  return (
    <PaperForm>
      <h2>{t(open ? 'adjustments:willDo' : 'adjustments:did')}</h2>
      {amountFen === 0 ? (
        <p className="faint">{t('adjustments:effect.none')}</p>
      ) : (
        <>
          <ul className="paper-effects">
            {effects(content.adjustmentKind, content.part, amountFen).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="paper-words">
            <span className="soft">{t('receipts:capital')}</span>
            <CapitalAmount fen={amountFen} />
          </p>
        </>
      )}
      {amountFen < 0 && oneWay && <p className="paper-note paper-wrong">{t('adjustments:onlyPositive')}</p>}
      {open && !oneWay && content.adjustmentKind !== 'rebateAccrued' && (
        <p className="paper-hint faint">{t('adjustments:signHint')}</p>
      )}
      {open && <WhoDecides work={work} />}
      {adjustment !== null && adjustment.approvedByName !== '' && (
        <p className="paper-hint">{t('adjustments:approvedBy', { name: adjustment.approvedByName })}</p>
      )}
    </PaperForm>
  )
}
