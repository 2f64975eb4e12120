import { Input } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useState } from 'react'
import { type PackRule, packRules } from '../../../shared/schemas/production'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, QuantityField } from '../../components/fields'
import { ChoiceControl } from '../../components/masters'
import { useTexts } from '../../i18n'
import { FactoryField } from './factory-field'
import { PercentField } from './percent-field'

/** Who makes the sum over orders, by when, and what comes on top. */
export interface AggregateTerms {
  readonly factory: string
  readonly businessDate: string
  readonly dueDate: string | null
  readonly bufferBp: number | null
  readonly minimumQuantity: number | null
  readonly pack: PackRule
  readonly packMultiple: number | null
  readonly remark: string
}

const usualLead = 45

/** The terms of a sum over orders, as they are typed. */
export function useTerms() {
  const [terms, setTerms] = useState<AggregateTerms>(() => ({
    factory: localStorage.getItem('production.factory') ?? '',
    businessDate: dayjs().format('YYYY-MM-DD'),
    dueDate: dayjs().add(usualLead, 'day').format('YYYY-MM-DD'),
    bufferBp: null,
    minimumQuantity: null,
    pack: 'none',
    packMultiple: null,
    remark: '',
  }))
  const change = useCallback((patch: Partial<AggregateTerms>) => setTerms((before) => ({ ...before, ...patch })), [])
  return { terms, change }
}

/** What the rules of a sum are in the contract's words; empty fields are their defaults. */
export const rulesOf = ({ bufferBp, minimumQuantity, pack, packMultiple }: AggregateTerms) => ({
  bufferBp: Math.min(bufferBp ?? 0, 10_000),
  minimumQuantity: minimumQuantity ?? 0,
  pack,
  packMultiple: Math.max(1, packMultiple ?? 1),
})

interface FormProps {
  readonly value: AggregateTerms
  readonly onChange: (patch: Partial<AggregateTerms>) => void
}

function WhoAndWhen({ value, onChange }: FormProps) {
  const { t } = useTexts()
  return (
    <>
      <HeaderField label={t('production:field.factory')} htmlFor="pick-factory">
        <FactoryField
          id="pick-factory"
          value={value.factory}
          onChange={(factory, known) =>
            onChange({
              factory,
              // A factory of the list brings its lead time and its minimum.
              ...(known === null
                ? {}
                : {
                    dueDate: dayjs(value.businessDate).add(known.leadDays, 'day').format('YYYY-MM-DD'),
                    minimumQuantity: known.minimumQuantity === 0 ? null : known.minimumQuantity,
                  }),
            })
          }
        />
      </HeaderField>
      <HeaderField label={t('production:field.date')} htmlFor="pick-date">
        <DayField
          id="pick-date"
          allowClear={false}
          value={value.businessDate}
          onChange={(day) => day !== null && onChange({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.dueDate')} htmlFor="pick-due">
        <DayField id="pick-due" value={value.dueDate} onChange={(dueDate) => onChange({ dueDate })} />
      </HeaderField>
    </>
  )
}

/** The head of a sum over orders; every change shows in the preview at once. */
export function AggregateForm({ value, onChange }: FormProps) {
  const { t } = useTexts()
  return (
    <HeaderFields>
      <WhoAndWhen value={value} onChange={onChange} />
      <HeaderField label={t('production:field.buffer')} htmlFor="pick-buffer">
        <PercentField
          id="pick-buffer"
          placeholder={t('production:pick.bufferHint')}
          value={value.bufferBp}
          onChange={(bufferBp) => onChange({ bufferBp })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.minimum')} htmlFor="pick-minimum">
        <QuantityField
          id="pick-minimum"
          value={value.minimumQuantity}
          onChange={(minimumQuantity) => onChange({ minimumQuantity })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.pack')} htmlFor="pick-pack">
        <ChoiceControl<PackRule>
          id="pick-pack"
          allowClear={false}
          value={value.pack}
          options={packRules.map((rule) => ({ value: rule, label: t(`production:packRule.${rule}`) }))}
          onChange={(pack) => pack !== null && onChange({ pack })}
        />
      </HeaderField>
      {value.pack === 'multiple' && (
        <HeaderField label={t('production:field.packMultiple')} htmlFor="pick-multiple">
          <QuantityField
            id="pick-multiple"
            value={value.packMultiple}
            onChange={(packMultiple) => onChange({ packMultiple })}
          />
        </HeaderField>
      )}
      <HeaderField label={t('production:field.remark')} htmlFor="pick-remark" span={value.pack === 'multiple' ? 1 : 2}>
        <Input
          id="pick-remark"
          maxLength={2000}
          value={value.remark}
          onChange={(event) => onChange({ remark: event.target.value })}
        />
      </HeaderField>
    </HeaderFields>
  )
}
