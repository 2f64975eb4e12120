import { Input, Select } from 'antd'
import { useMemo } from 'react'
import { receiptMethods } from '../../../shared/schemas/receipts'
import { useRead } from '../../api/hooks'
import { ChoiceField } from '../../components/accounts-desk'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, DistributorPicker } from '../../components/fields'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import type { ReceiptContent } from './receipt-draft'

interface ReceiptFieldsProps {
  readonly content: ReceiptContent
  readonly change: (part: Partial<ReceiptContent>) => void
  readonly problems: Readonly<Record<string, string>>
  readonly readOnly: boolean
}

function PlainFields({ content, change, problems, readOnly }: ReceiptFieldsProps) {
  const { t } = useTexts()
  return (['bankReference', 'payerName', 'reference', 'remark'] as const).map((field) => (
    <HeaderField
      key={field}
      label={t(`receipts:field.${field}`)}
      htmlFor={`receipt-${field}`}
      problem={problems[field]}
    >
      <Input
        id={`receipt-${field}`}
        disabled={readOnly}
        value={content[field]}
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </HeaderField>
  ))
}

/** Which fair's deposit the prepayment is; only money paid ahead can be one. */
function FairField({ content, change, problems, readOnly }: ReceiptFieldsProps) {
  const { t } = useTexts()
  const may = useMay()
  const isAhead = content.parts.prepayment !== null && content.parts.prepayment !== 0
  const wanted = isAhead || content.fairId !== null
  const fairs = useRead('fairs.list', {}, { enabled: wanted && may('fairs.list') })
  const options = useMemo(
    () =>
      (fairs.data ?? [])
        .filter((fair) => !fair.archived || fair.id === content.fairId)
        .map((fair) => ({ value: fair.id, label: fair.name })),
    [fairs.data, content.fairId],
  )
  if (!wanted) return null
  return (
    <HeaderField label={t('receipts:field.fair')} htmlFor="receipt-fair" problem={problems.fairId}>
      <Select
        id="receipt-fair"
        allowClear
        disabled={readOnly}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('receipts:field.noFair')}
        value={content.fairId}
        options={options}
        onChange={(fairId) => change({ fairId: fairId ?? null })}
      />
    </HeaderField>
  )
}

/** Who paid, when and how. */
export function ReceiptFields(props: ReceiptFieldsProps) {
  const { t } = useTexts()
  const { content, change, problems, readOnly } = props
  return (
    <HeaderFields>
      <HeaderField
        label={t('receipts:field.distributor')}
        htmlFor="receipt-distributor"
        problem={problems.distributorId}
        span={2}
      >
        <DistributorPicker
          id="receipt-distributor"
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
      <HeaderField label={t('receipts:field.date')} htmlFor="receipt-date" problem={problems.businessDate}>
        <DayField
          id="receipt-date"
          disabled={readOnly}
          allowClear={false}
          value={content.businessDate}
          onChange={(day) => day !== null && change({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('receipts:field.method')} htmlFor="receipt-method">
        <ChoiceField
          id="receipt-method"
          disabled={readOnly}
          value={content.method}
          options={receiptMethods.map((value) => ({ value, label: t(`receipts:method.${value}`) }))}
          onChange={(method) => change({ method })}
        />
      </HeaderField>
      <FairField {...props} />
      <PlainFields {...props} />
    </HeaderFields>
  )
}
