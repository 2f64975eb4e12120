import { useTexts } from '../../i18n'
import { DayField, SearchInput } from '../fields'
import { useKeptState } from '../kept-state'
import { useSettled } from '../settled'
import './document-list.css'

/** What narrows any list of documents. */
export interface ListFilter {
  readonly query?: string
  readonly dateFrom?: string
  readonly dateTo?: string
}

/** No narrowing. */
export const noFilter: ListFilter = {}

/** A list's filter: kept while the window lives, and settled so that typing does not ask for every letter. */
export function useListFilter(id: string) {
  const [filter, setFilter] = useKeptState<ListFilter>(`${id}.filter`, noFilter)
  const asked = useSettled(filter, 200)
  return { filter, setFilter, asked, narrowed: Object.keys(filter).length > 0 }
}

/** The element the search key puts the cursor into. */
export const searchId = 'list-search'

interface ListFiltersProps {
  readonly value: ListFilter
  readonly onChange: (filter: ListFilter) => void
}

/** Number, reference or customer, and a range of days. */
export function ListFilters({ value, onChange }: ListFiltersProps) {
  const { t } = useTexts()
  const change = (part: { readonly [Key in keyof ListFilter]: string | null }) => {
    const merged = Object.entries({ ...value, ...part }).filter(([, text]) => text !== null && text !== '')
    onChange(merged.length === 0 ? noFilter : Object.fromEntries(merged))
  }
  return (
    <>
      <SearchInput
        id={searchId}
        className="list-search"
        label={t('goods:filter.search')}
        value={value.query ?? ''}
        onChange={(query) => change({ query })}
        leaves
      />
      <div className="list-day">
        <DayField
          value={value.dateFrom ?? null}
          placeholder={t('goods:filter.from')}
          onChange={(dateFrom) => change({ dateFrom })}
        />
      </div>
      <div className="list-day">
        <DayField
          value={value.dateTo ?? null}
          placeholder={t('goods:filter.to')}
          onChange={(dateTo) => change({ dateTo })}
        />
      </div>
    </>
  )
}
