import { Checkbox, Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { useRead } from '../../api/hooks'
import { DayField, SearchInput } from '../../components/fields'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { type Measure, type PlaceKind, placeKinds, placeOrder, type StockQuery } from './places'

/** The element the search key puts the cursor into. */
export const searchId = 'stock-search'

interface StockFiltersProps {
  readonly value: StockQuery
  readonly onChange: (part: Partial<StockQuery>) => void
}

function WarehouseChoice({ value, onChange }: StockFiltersProps) {
  const { t } = useTexts()
  const may = useMay()
  const input = useMemo(() => ({ kinds: [...placeKinds[value.place]], archived: true }), [value.place])
  const places = useRead('warehouses.list', input, { enabled: may('warehouses.list') }).data
  return (
    <Select<number | null>
      className="stock-warehouse"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('stock:field.warehouse')}
      placeholder={t('stock:allWarehouses')}
      value={places?.some((place) => place.id === value.warehouseId) === false ? null : value.warehouseId}
      options={(places ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      onChange={(warehouseId) => onChange({ warehouseId: warehouseId ?? null })}
    />
  )
}

/** Which places, which goods, which day, and which figure. */
export function StockFilters({ value, onChange }: StockFiltersProps) {
  const { t } = useTexts()
  const seasons = useRead('styles.facets', {}).data?.seasons ?? []
  const kinds = placeOrder.map((kind) => ({ value: kind, label: t(`stock:place.${kind}`) }))
  const measures = (['onHand', 'free', 'reserved'] as const).map((measure) => ({
    value: measure,
    label: t(`stock:measure.${measure}`),
    disabled: value.asOf !== null && measure !== 'onHand',
  }))
  return (
    <div className="stock-filters">
      <Segmented<PlaceKind>
        value={value.place}
        options={kinds}
        aria-label={t('stock:place.label')}
        onChange={(place) => onChange({ place, warehouseId: null })}
      />
      <WarehouseChoice value={value} onChange={onChange} />
      <Select<string | null>
        className="stock-season"
        allowClear
        aria-label={t('stock:allSeasons')}
        placeholder={t('stock:allSeasons')}
        value={value.season}
        options={seasons.map((season) => ({ value: season, label: season }))}
        onChange={(season) => onChange({ season: season ?? null })}
      />
      <span className="stock-day" title={t('stock:asOfHint')}>
        <DayField
          value={value.asOf}
          placeholder={t('stock:asOf')}
          onChange={(asOf) => onChange({ asOf, ...(asOf === null ? {} : { measure: 'onHand' }) })}
        />
      </span>
      <SearchInput
        id={searchId}
        className="stock-search"
        label={t('stock:search')}
        value={value.query}
        onChange={(query) => onChange({ query, styleId: null })}
      />
      <span className="stock-filter-gap" />
      <Segmented<Measure>
        value={value.measure}
        options={measures}
        aria-label={t('stock:measure.label')}
        onChange={(measure) => onChange({ measure })}
      />
      <Checkbox checked={value.byWarehouse} onChange={(event) => onChange({ byWarehouse: event.target.checked })}>
        {t('stock:byWarehouse')}
      </Checkbox>
    </div>
  )
}
