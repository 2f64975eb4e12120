import { useState } from 'react'
import type { DistributorRow } from '../../../shared/schemas/distributors'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { DayField, MoneyField } from '../../components/fields'
import {
  ArchivedField,
  ChoiceControl,
  type DraftForm,
  FormField,
  FormGrid,
  MasterDrawer,
  NumberControl,
  RateControl,
  TextControl,
} from '../../components/masters'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'

/** What is typed: the region is empty until it is chosen. */
interface DistributorForm extends Omit<Input<'distributors.save'>, 'regionId'> {
  readonly regionId: number | null
}

const blank: DistributorForm = {
  code: '',
  name: '',
  regionId: null,
  discountBp: 4500,
  creditLimitFen: 0,
  temporaryLimitFen: 0,
  temporaryLimitUntil: null,
  paymentTermsDays: 30,
  returnQuotaBp: 1000,
}

function formOf(row: DistributorRow): DistributorForm {
  const { regionName: _r, warehouseId: _w, receivableFen: _b, ...draft } = row
  return draft
}

interface FieldsProps {
  readonly form: DraftForm<DistributorForm>
  readonly problems: Readonly<Record<string, string>>
}

function TextField({ form, problems, field }: FieldsProps & { readonly field: TextKey }) {
  const { t } = useTexts()
  return (
    <FormField
      label={t(`distributors:field.${field}`)}
      htmlFor={`distributor-${field}`}
      problem={problems[field]}
      required={field === 'code' || field === 'name'}
      whole={field === 'address'}
    >
      <TextControl
        id={`distributor-${field}`}
        value={form.value[field] ?? ''}
        onChange={(text) => form.set(field, text)}
      />
    </FormField>
  )
}

type TextKey =
  | 'code'
  | 'name'
  | 'grade'
  | 'businessType'
  | 'city'
  | 'province'
  | 'country'
  | 'contact'
  | 'phone'
  | 'address'

function CreditTerms({ form, problems }: FieldsProps) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <>
      <FormField
        label={t('distributors:field.creditLimit')}
        htmlFor="distributor-limit"
        problem={problems.creditLimitFen}
      >
        <MoneyField
          id="distributor-limit"
          value={value.creditLimitFen}
          onChange={(fen) => set('creditLimitFen', fen ?? 0)}
        />
      </FormField>
      <FormField
        label={t('distributors:field.temporary')}
        htmlFor="distributor-temporary"
        problem={problems.temporaryLimitFen}
        hint={t('distributors:hint.temporary')}
      >
        <MoneyField
          id="distributor-temporary"
          value={value.temporaryLimitFen ?? 0}
          onChange={(fen) => set('temporaryLimitFen', fen ?? 0)}
        />
      </FormField>
      <FormField
        label={t('distributors:field.temporaryUntil')}
        htmlFor="distributor-temporary-until"
        problem={problems.temporaryLimitUntil}
      >
        <DayField
          id="distributor-temporary-until"
          value={value.temporaryLimitUntil ?? null}
          onChange={(day) => set('temporaryLimitUntil', day)}
        />
      </FormField>
    </>
  )
}

function Terms({ form, problems }: FieldsProps) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <>
      <h3 className="form-section">{t('distributors:form.terms')}</h3>
      <FormField
        label={t('distributors:field.discount')}
        htmlFor="distributor-discount"
        problem={problems.discountBp}
        hint={t('distributors:hint.discount')}
      >
        <RateControl id="distributor-discount" value={value.discountBp} onChange={(bp) => set('discountBp', bp)} />
      </FormField>
      <CreditTerms form={form} problems={problems} />
      <FormField label={t('distributors:field.terms')} htmlFor="distributor-terms" problem={problems.paymentTermsDays}>
        <NumberControl
          id="distributor-terms"
          min={0}
          max={3650}
          value={value.paymentTermsDays}
          onChange={(days) => set('paymentTermsDays', days)}
        />
      </FormField>
      <FormField
        label={t('distributors:field.quota')}
        htmlFor="distributor-quota"
        problem={problems.returnQuotaBp}
        hint={t('distributors:hint.quota')}
      >
        <RateControl
          id="distributor-quota"
          value={value.returnQuotaBp ?? 1000}
          onChange={(bp) => set('returnQuotaBp', bp)}
        />
      </FormField>
      <FormField
        label={t('distributors:field.priority')}
        htmlFor="distributor-priority"
        problem={problems.priority}
        hint={t('distributors:hint.priority')}
      >
        <NumberControl
          id="distributor-priority"
          min={-1000}
          max={1000}
          value={value.priority ?? 0}
          onChange={(priority) => set('priority', priority)}
        />
      </FormField>
    </>
  )
}

function Fields({ form, problems }: FieldsProps) {
  const { t } = useTexts()
  const regions = useRead('regions.list', {}).data ?? []
  const { value, set } = form
  const text = (field: TextKey) => <TextField form={form} problems={problems} field={field} />
  return (
    <FormGrid>
      {text('code')}
      {text('name')}
      <FormField
        label={t('distributors:field.region')}
        htmlFor="distributor-region"
        problem={problems.regionId}
        required
      >
        <ChoiceControl
          id="distributor-region"
          allowClear={false}
          value={value.regionId}
          options={regions
            .filter((region) => !region.archived || region.id === value.regionId)
            .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          onChange={(regionId) => set('regionId', regionId)}
        />
      </FormField>
      {text('grade')}
      {text('businessType')}
      <Terms form={form} problems={problems} />
      <h3 className="form-section">{t('distributors:form.contact')}</h3>
      {text('contact')}
      {text('phone')}
      {text('province')}
      {text('city')}
      {text('address')}
      {text('country')}
      <ArchivedField value={value} onChange={(archived) => set('archived', archived)} />
    </FormGrid>
  )
}

interface DistributorDrawerProps {
  readonly row: DistributorRow | null
  readonly onClose: () => void
  readonly onSaved?: (row: DistributorRow) => void
}

/** A distributor's record beside what it is about; a new one where no row is given. */
export function DistributorDrawer({ row, onClose, onSaved }: DistributorDrawerProps) {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('distributors.save', { quiet: true })
  const [noRegion, setNoRegion] = useState(false)
  const fieldWords = ['code', 'name', 'grade', 'contact', 'phone', 'address', 'city', 'province'] as const
  const labels = Object.fromEntries(fieldWords.map((field) => [field, t(`distributors:field.${field}`)]))
  return (
    <MasterDrawer<DistributorForm, DistributorRow>
      title={row === null ? t('distributors:new') : `${t('distributors:one')} ${row.name}`}
      name={`distributors.${row?.id ?? 'new'}`}
      initial={row === null ? blank : formOf(row)}
      labels={labels}
      wide
      write={noRegion ? { ...write, fields: { regionId: t('errors:field.required') } } : write}
      save={async ({ regionId, ...draft }) => {
        setNoRegion(regionId === null)
        // Zero is no region: the books answer with the field that is missing.
        return write.run({ ...draft, regionId: regionId ?? 0 })
      }}
      latest={async () => (row === null ? null : formOf(await api.distributors.get({ id: row.id })))}
      readOnly={!may('distributors.save')}
      onClose={onClose}
      {...(onSaved === undefined ? {} : { onSaved })}
    >
      {(form, problems) => <Fields form={form} problems={problems} />}
    </MasterDrawer>
  )
}
