import { AutoComplete } from 'antd'
import { orderKinds } from '../../../shared/schemas/orders'
import type { PricePolicyRow } from '../../../shared/schemas/styles'
import type { Input } from '../../api'
import { useRead } from '../../api/hooks'
import { DayField, DistributorPicker, MoneyField } from '../../components/fields'
import {
  ChoiceControl,
  type DraftForm,
  FormField,
  FormGrid,
  NumberControl,
  TextControl,
} from '../../components/masters'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { EffectFields, KindField } from './policy-effect'
import { PolicyStyles } from './policy-styles'

/** A price policy as it is typed. */
export type PolicyDraft = Input<'pricePolicies.save'>

interface PolicyFieldsProps {
  readonly form: DraftForm<PolicyDraft>
  readonly problems: Readonly<Record<string, string>>
  readonly row: PricePolicyRow | null
}

/** Free text with what the styles already say, because a policy for a season nobody has fires for nobody. */
function Known({
  id,
  value,
  known,
  onChange,
}: {
  readonly id: string
  readonly value: string | null | undefined
  readonly known: readonly string[]
  readonly onChange: (text: string | null) => void
}) {
  const { t } = useTexts()
  return (
    <AutoComplete
      id={id}
      className="form-control"
      allowClear
      value={value ?? ''}
      placeholder={t('styles:policy.any')}
      options={known.map((text) => ({ value: text }))}
      showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
      onChange={(text: string | undefined) => onChange(text === undefined || text === '' ? null : text)}
    />
  )
}

function Scope({ form, problems, row }: PolicyFieldsProps) {
  const { t } = useTexts()
  const may = useMay()
  const { value, set } = form
  const regions = useRead('regions.list', {}, { enabled: may('regions.list') }).data ?? []
  const facets = useRead('styles.facets', {}).data
  const kinds = orderKinds.map((kind) => ({ value: kind, label: t(`styles:orderKind.${kind}`) }))
  return (
    <>
      <h3 className="form-section">{t('styles:policy.scope')}</h3>
      <FormField
        label={t('styles:policy.distributor')}
        htmlFor="policy-distributor"
        problem={problems.distributorId}
        whole
      >
        <DistributorPicker
          id="policy-distributor"
          value={value.distributorId ?? null}
          {...(row === null ? {} : { valueLabel: row.distributorName })}
          onChange={(id) => set('distributorId', id)}
        />
      </FormField>
      <FormField label={t('styles:policy.region')} htmlFor="policy-region" problem={problems.regionId}>
        <ChoiceControl
          id="policy-region"
          value={value.regionId ?? null}
          placeholder={t('styles:policy.any')}
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(regionId) => set('regionId', regionId)}
        />
      </FormField>
      <FormField label={t('styles:policy.grade')} htmlFor="policy-grade" problem={problems.grade}>
        <TextControl
          id="policy-grade"
          value={value.grade ?? ''}
          maxLength={8}
          placeholder={t('styles:policy.any')}
          onChange={(text) => set('grade', text === '' ? null : text)}
        />
      </FormField>
      <FormField label={t('styles:policy.season')} htmlFor="policy-season">
        <Known
          id="policy-season"
          value={value.season}
          known={facets?.seasons ?? []}
          onChange={(text) => set('season', text)}
        />
      </FormField>
      <FormField label={t('styles:policy.category')} htmlFor="policy-category">
        <Known
          id="policy-category"
          value={value.category}
          known={facets?.categories ?? []}
          onChange={(text) => set('category', text)}
        />
      </FormField>
      <FormField label={t('styles:policy.styles')} htmlFor="policy-styles" problem={problems.styleIds} whole>
        <PolicyStyles id="policy-styles" value={value.styleIds ?? []} onChange={(ids) => set('styleIds', ids)} />
      </FormField>
      <FormField label={t('styles:policy.orderKind')} htmlFor="policy-kind">
        <ChoiceControl
          id="policy-kind"
          value={value.orderKind ?? null}
          placeholder={t('styles:policy.any')}
          options={kinds}
          onChange={(kind) => set('orderKind', kind)}
        />
      </FormField>
    </>
  )
}

/** What a policy says: how much, when, and for whom. */
export function PolicyFields({ form, problems, row }: PolicyFieldsProps) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <FormGrid>
      <FormField label={t('masters:field.name')} htmlFor="policy-name" problem={problems.name} whole required>
        <TextControl id="policy-name" value={value.name} onChange={(text) => set('name', text)} />
      </FormField>
      <KindField form={form} problems={problems} />
      <EffectFields form={form} problems={problems} />
      <FormField label={t('styles:policy.from')} htmlFor="policy-from" problem={problems.dateFrom} required>
        <DayField
          id="policy-from"
          allowClear={false}
          value={value.dateFrom}
          onChange={(day) => day !== null && set('dateFrom', day)}
        />
      </FormField>
      <FormField
        label={t('styles:policy.to')}
        htmlFor="policy-to"
        problem={problems.dateTo}
        required={value.kind === 'promotion'}
      >
        <DayField
          id="policy-to"
          value={value.dateTo ?? null}
          placeholder={value.kind === 'promotion' ? '' : t('styles:policy.openEnd')}
          onChange={(day) => set('dateTo', day)}
        />
      </FormField>
      <FormField label={t('styles:policy.floor')} htmlFor="policy-floor" problem={problems.floorPriceFen}>
        <MoneyField
          id="policy-floor"
          value={value.floorPriceFen ?? null}
          onChange={(floorPriceFen) => set('floorPriceFen', floorPriceFen)}
        />
      </FormField>
      <FormField
        label={t('styles:policy.priority')}
        htmlFor="policy-priority"
        problem={problems.priority}
        hint={t('styles:policy.priorityHint')}
      >
        <NumberControl
          id="policy-priority"
          min={-1000}
          max={1000}
          value={value.priority ?? 0}
          onChange={(priority) => set('priority', priority)}
        />
      </FormField>
      <Scope form={form} problems={problems} row={row} />
    </FormGrid>
  )
}
