import { Input } from 'antd'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField } from '../../components/fields'
import { useTexts } from '../../i18n'
import type { ProductionForm } from './use-form'

/** The head of a production order: who makes it and by when. */
export function TermsForm({ form }: { readonly form: ProductionForm }) {
  const { t } = useTexts()
  const { terms, change, fields } = form
  return (
    <HeaderFields>
      <HeaderField label={t('production:field.factory')} htmlFor="production-factory" problem={fields.factory}>
        <Input
          id="production-factory"
          maxLength={200}
          autoFocus={terms.factory === ''}
          value={terms.factory}
          onChange={(event) => change({ factory: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.date')} htmlFor="production-date" problem={fields.businessDate}>
        <DayField
          id="production-date"
          allowClear={false}
          value={terms.businessDate}
          onChange={(day) => day !== null && change({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.dueDate')} htmlFor="production-due" problem={fields.dueDate}>
        <DayField id="production-due" value={terms.dueDate} onChange={(dueDate) => change({ dueDate })} />
      </HeaderField>
      <HeaderField label={t('production:field.reference')} htmlFor="production-reference" problem={fields.reference}>
        <Input
          id="production-reference"
          maxLength={64}
          value={terms.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.remark')} htmlFor="production-remark" span={2}>
        <Input
          id="production-remark"
          maxLength={2000}
          value={terms.remark}
          onChange={(event) => change({ remark: event.target.value })}
        />
      </HeaderField>
    </HeaderFields>
  )
}
