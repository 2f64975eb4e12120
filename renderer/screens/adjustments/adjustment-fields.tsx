import { Input } from 'antd'
import { partsOfKind } from '../../../shared/domain/posting/money'
import { adjustmentKinds } from '../../../shared/schemas/adjustments'
import { ChoiceField } from '../../components/accounts-desk'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, DistributorPicker, MoneyField } from '../../components/fields'
import { useTexts } from '../../i18n'
import { type AdjustmentContent, choosesPart, partFor } from './adjustment-draft'

interface AdjustmentFieldsProps {
  readonly content: AdjustmentContent
  readonly change: (part: Partial<AdjustmentContent>) => void
  readonly problems: Readonly<Record<string, string>>
  readonly readOnly: boolean
}

function WhoAndWhen({ content, change, problems, readOnly }: AdjustmentFieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <HeaderField
        label={t('receipts:field.distributor')}
        htmlFor="adjustment-distributor"
        problem={problems.distributorId}
        span={2}
      >
        <DistributorPicker
          id="adjustment-distributor"
          autoFocus={!readOnly && content.distributorId === null}
          disabled={readOnly}
          allowClear={false}
          value={content.distributorId}
          valueLabel={content.distributorLabel}
          onChange={(distributorId, hit) =>
            change({ distributorId, distributorLabel: hit === null ? '' : `${hit.code} ${hit.name}` })
          }
        />
      </HeaderField>
      <HeaderField label={t('adjustments:field.date')} htmlFor="adjustment-date" problem={problems.businessDate}>
        <DayField
          id="adjustment-date"
          disabled={readOnly}
          allowClear={false}
          value={content.businessDate}
          onChange={(day) => day !== null && change({ businessDate: day })}
        />
      </HeaderField>
    </>
  )
}

function WhatMoves({ content, change, problems, readOnly }: AdjustmentFieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <HeaderField label={t('adjustments:field.kind')} htmlFor="adjustment-kind">
        <ChoiceField
          id="adjustment-kind"
          disabled={readOnly}
          value={content.adjustmentKind}
          options={adjustmentKinds.map((value) => ({ value, label: t(`adjustments:kind.${value}`) }))}
          onChange={(adjustmentKind) => change({ adjustmentKind, part: partFor(adjustmentKind, content.part) })}
        />
      </HeaderField>
      {choosesPart(content.adjustmentKind) && (
        <HeaderField label={t('adjustments:field.part')} htmlFor="adjustment-part">
          <ChoiceField
            id="adjustment-part"
            disabled={readOnly}
            value={content.part}
            options={partsOfKind(content.adjustmentKind).map((value) => ({
              value,
              label: t(`accounts:part.${value}`),
            }))}
            onChange={(part) => change({ part })}
          />
        </HeaderField>
      )}
      <HeaderField label={t('adjustments:field.amount')} htmlFor="adjustment-amount" problem={problems.amountFen}>
        <MoneyField
          id="adjustment-amount"
          disabled={readOnly}
          value={content.amountFen}
          onChange={(amountFen) => change({ amountFen })}
        />
      </HeaderField>
    </>
  )
}

/** Whose account is corrected, what kind of correction it is, and what it rests on. */
export function AdjustmentFields(props: AdjustmentFieldsProps) {
  const { t } = useTexts()
  const { content, change, problems, readOnly } = props
  return (
    <HeaderFields>
      <WhoAndWhen {...props} />
      <WhatMoves {...props} />
      {(['basis', 'reference', 'remark'] as const).map((field) => (
        <HeaderField
          key={field}
          label={t(`adjustments:field.${field}`)}
          htmlFor={`adjustment-${field}`}
          problem={problems[field]}
          span={field === 'basis' ? 2 : 1}
        >
          <Input
            id={`adjustment-${field}`}
            disabled={readOnly}
            value={content[field]}
            placeholder={field === 'basis' && !readOnly ? t('adjustments:basisHint') : undefined}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        </HeaderField>
      ))}
    </HeaderFields>
  )
}
