import { Input } from 'antd'
import dayjs from 'dayjs'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField } from '../../components/fields'
import { useTexts } from '../../i18n'
import { FactoryField } from './factory-field'
import { PercentField } from './percent-field'
import type { ProductionForm } from './use-form'

/** The head of a production order: who makes it and by when. */
export function TermsForm({ form }: { readonly form: ProductionForm }) {
  const { t } = useTexts()
  const { terms, change, fields } = form
  return (
    <HeaderFields>
      <HeaderField label={t('production:field.factory')} htmlFor="production-factory" problem={fields.factory}>
        <FactoryField
          id="production-factory"
          autoFocus={terms.factory === ''}
          value={terms.factory}
          onChange={(factory, known) =>
            change({
              factory,
              ...(known === null
                ? {}
                : {
                    dueDate: dayjs(terms.businessDate).add(known.leadDays, 'day').format('YYYY-MM-DD'),
                    toleranceBp: known.toleranceBp,
                  }),
            })
          }
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
      <HeaderField label={t('production:field.tolerance')} htmlFor="production-tolerance" problem={fields.toleranceBp}>
        <PercentField
          id="production-tolerance"
          placeholder={t('production:field.toleranceHint')}
          value={terms.toleranceBp ?? null}
          onChange={(toleranceBp) => change({ toleranceBp })}
        />
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
