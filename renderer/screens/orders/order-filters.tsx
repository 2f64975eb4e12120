import { Input } from 'antd'
import { searchId } from '../../components/document-list'
import { DayField, DistributorPicker } from '../../components/fields'
import { useTexts } from '../../i18n'

/** What the list is narrowed to, besides its chip. */
export interface OrderFilterState {
  readonly distributorId?: number
  readonly distributorLabel?: string
  readonly dateFrom?: string
  readonly dateTo?: string
  readonly query?: string
}

/** Everything. */
export const noFilter: OrderFilterState = {}

interface OrderFiltersProps {
  readonly value: OrderFilterState
  readonly onChange: (filter: OrderFilterState) => void
}

/** A field that is empty is left out, so that two ways to ask for everything are one. */
function withField<Key extends keyof OrderFilterState>(
  filter: OrderFilterState,
  key: Key,
  value: OrderFilterState[Key] | null | '',
): OrderFilterState {
  const { [key]: _, ...rest } = filter
  return value === null || value === '' || value === undefined ? rest : { ...rest, [key]: value }
}

/** Distributor, days and text. */
export function OrderFilters({ value, onChange }: OrderFiltersProps) {
  const { t } = useTexts()
  return (
    <div className="order-filters">
      <DistributorPicker
        value={value.distributorId ?? null}
        {...(value.distributorLabel === undefined ? {} : { valueLabel: value.distributorLabel })}
        onChange={(id, hit) => {
          const label = hit === null ? '' : `${hit.code} ${hit.name}`
          onChange(withField(withField(value, 'distributorId', id), 'distributorLabel', label))
        }}
      />
      <DayField
        value={value.dateFrom ?? null}
        placeholder={t('orders:filter.from')}
        onChange={(day) => onChange(withField(value, 'dateFrom', day))}
      />
      <DayField
        value={value.dateTo ?? null}
        placeholder={t('orders:filter.to')}
        onChange={(day) => onChange(withField(value, 'dateTo', day))}
      />
      <Input
        id={searchId}
        className="order-filter-text"
        allowClear
        placeholder={t('orders:filter.text')}
        value={value.query ?? ''}
        onChange={(event) => onChange(withField(value, 'query', event.target.value))}
      />
    </div>
  )
}
