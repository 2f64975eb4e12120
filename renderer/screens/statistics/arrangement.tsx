import { Checkbox, Select } from 'antd'
import { useId, useMemo } from 'react'
import { type OrderKind, orderKinds } from '../../../shared/schemas/orders'
import {
  type StatisticDimension,
  type StatisticFilter,
  type StatisticLayout,
  type StatisticMeasure,
  statisticDimensions,
  statisticMeasures,
} from '../../../shared/schemas/statistics'
import { useRead } from '../../api/hooks'
import { DayField, DistributorPicker } from '../../components/fields'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'

interface ArrangementProps {
  readonly layout: StatisticLayout
  readonly onChange: (layout: StatisticLayout) => void
}

/** The element the key for arranging puts the cursor into. */
export const rowsFieldId = 'statistic-rows'

interface ManyProps<Value extends string | number> {
  readonly id?: string
  readonly label: string
  readonly value: readonly Value[]
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[]
  readonly onChange: (value: Value[]) => void
  readonly max?: number
  readonly placeholder?: string
  readonly className: string
}

/** Several of some, in the order they were picked. */
function Many<Value extends string | number>({ id, label, value, options, onChange, max, ...rest }: ManyProps<Value>) {
  const own = useId()
  return (
    <label className={`statistic-field ${rest.className}`} htmlFor={id ?? own}>
      {label !== '' && <span>{label}</span>}
      <Select<Value[]>
        id={id ?? own}
        mode="multiple"
        maxTagCount="responsive"
        {...(max === undefined ? {} : { maxCount: max })}
        allowClear={rest.placeholder !== undefined}
        aria-label={label === '' ? (rest.placeholder ?? '') : label}
        placeholder={rest.placeholder ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...value]}
        options={[...options]}
        onChange={onChange}
      />
    </label>
  )
}

/** What stands down the side, what across, and which figures. */
export function ArrangementBar({ layout, onChange }: ArrangementProps) {
  const { t } = useTexts()
  const dimensions = (taken: readonly StatisticDimension[]) =>
    statisticDimensions.map((value) => ({
      value,
      label: t(`statistics:dimension.${value}`),
      disabled: taken.includes(value),
    }))
  const measures = statisticMeasures.map((value) => ({ value, label: t(`statistics:measure.${value}`) }))
  const inOrder = (picked: readonly StatisticMeasure[]) => statisticMeasures.filter((each) => picked.includes(each))
  return (
    <div className="statistic-bar">
      <Many
        id={rowsFieldId}
        className="statistic-wide"
        label={t('statistics:rows')}
        value={layout.rows}
        options={dimensions(layout.columns)}
        max={5}
        onChange={(rows) => rows.length > 0 && onChange({ ...layout, rows })}
      />
      <Many
        className="statistic-middle"
        label={t('statistics:columns')}
        value={layout.columns}
        options={dimensions(layout.rows)}
        max={2}
        onChange={(columns) => onChange({ ...layout, columns })}
      />
      <Many
        className="statistic-wide"
        label={t('statistics:measures')}
        value={layout.measures}
        options={measures}
        onChange={(picked) => picked.length > 0 && onChange({ ...layout, measures: inOrder(picked) })}
      />
      <Checkbox
        checked={layout.subtotals}
        disabled={layout.rows.length < 2}
        onChange={(event) => onChange({ ...layout, subtotals: event.target.checked })}
      >
        {t('statistics:subtotals')}
      </Checkbox>
    </div>
  )
}

/** What there is to narrow by, as choices. */
function useChoices() {
  const { t } = useTexts()
  const may = useMay()
  const fairs = useRead('fairs.list', {}, { enabled: may('fairs.list') })
  const facets = useRead('styles.facets', {})
  const regions = useRead('regions.list', {}, { enabled: may('regions.list') })
  return useMemo(() => {
    const words = (values: readonly string[] | undefined) =>
      (values ?? []).filter((value) => value !== '').map((value) => ({ value, label: value }))
    return {
      fairs: (fairs.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      seasons: words(facets.data?.seasons),
      categories: words(facets.data?.categories),
      regions: (regions.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      kinds: orderKinds.map((value) => ({ value, label: t(`orders:kind.${value}`) })),
    }
  }, [fairs.data, facets.data, regions.data, t])
}

/** A field that is empty is left out, so that two ways to ask for everything are one. */
export function withFilter<Key extends keyof StatisticFilter>(
  filter: StatisticFilter,
  key: Key,
  value: StatisticFilter[Key] | null,
): StatisticFilter {
  const { [key]: _, ...rest } = filter
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  return isEmpty ? rest : { ...rest, [key]: value }
}

function CustomerField({ filter, onChange }: { filter: StatisticFilter; onChange: (ids: number[] | null) => void }) {
  const may = useMay()
  const id = filter.distributorIds?.[0] ?? null
  const known = useRead('distributors.get', { id: id ?? 0 }, { enabled: id !== null && may('distributors.get') })
  const label = known.data === undefined ? {} : { valueLabel: `${known.data.code} ${known.data.name}` }
  return <DistributorPicker value={id} {...label} onChange={(picked) => onChange(picked === null ? null : [picked])} />
}

/** Which orders are added up. */
export function FilterBar({ layout, onChange }: ArrangementProps) {
  const { t } = useTexts()
  const choices = useChoices()
  const { filter } = layout
  const set = <Key extends keyof StatisticFilter>(key: Key, value: StatisticFilter[Key] | null) =>
    onChange({ ...layout, filter: withFilter(filter, key, value) })
  const many = <Key extends 'fairIds' | 'regionIds' | 'seasons' | 'categories'>(
    key: Key,
    options: ManyProps<string | number>['options'],
    placeholder: string,
  ) => (
    <Many<string | number>
      className="statistic-filter"
      label=""
      placeholder={placeholder}
      value={filter[key] ?? []}
      options={options}
      // The choices of a field are of the kind its filter takes: ids for records, words for words.
      onChange={(picked) => set(key, picked as StatisticFilter[Key])}
    />
  )
  return (
    <div className="statistic-bar">
      <DayField
        value={filter.dateFrom ?? null}
        placeholder={t('statistics:filter.from')}
        onChange={(day) => set('dateFrom', day)}
      />
      <DayField
        value={filter.dateTo ?? null}
        placeholder={t('statistics:filter.to')}
        onChange={(day) => set('dateTo', day)}
      />
      {many('fairIds', choices.fairs, t('statistics:filter.fairs'))}
      {many('seasons', choices.seasons, t('statistics:filter.seasons'))}
      {many('categories', choices.categories, t('statistics:filter.categories'))}
      {many('regionIds', choices.regions, t('statistics:filter.regions'))}
      <Many<OrderKind>
        className="statistic-filter"
        label=""
        placeholder={t('statistics:filter.kinds')}
        value={filter.kinds ?? []}
        options={choices.kinds}
        onChange={(kinds) => set('kinds', kinds)}
      />
      <span className="statistic-customer">
        <CustomerField filter={filter} onChange={(ids) => set('distributorIds', ids)} />
      </span>
    </div>
  )
}
