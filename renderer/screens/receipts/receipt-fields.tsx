import { Input } from 'antd'
import { receiptMethods } from '../../../shared/schemas/receipts'
import { ChoiceField } from '../../components/accounts-desk'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, DistributorPicker } from '../../components/fields'
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
      <PlainFields {...props} />
    </HeaderFields>
  )
}
