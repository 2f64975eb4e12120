import type { AdjustmentRow } from '../../../shared/schemas/adjustments'
import { Summary } from '../../components/document-list'
import { Day, Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { useEffectText } from './effect-text'

/** The adjustment the cursor is on: what it moves, in words, and why. */
export function AdjustmentSummary({ row }: { readonly row: AdjustmentRow }) {
  const { t } = useTexts()
  const effects = useEffectText()
  return (
    <Summary
      row={row}
      facts={[
        { label: t('receipts:field.distributor'), value: row.distributorName },
        { label: t('adjustments:field.date'), value: <Day day={row.businessDate} /> },
        { label: t('adjustments:field.kind'), value: t(`adjustments:kind.${row.adjustmentKind}`) },
        { label: t('adjustments:field.amount'), value: <Money fen={row.movedFen} /> },
        { label: t('adjustments:field.basis'), value: row.basis },
        { label: t('receipts:field.remark'), value: row.remark },
      ]}
    >
      <ul className="paper-note">
        {effects(row.adjustmentKind, row.part, row.movedFen).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Summary>
  )
}
