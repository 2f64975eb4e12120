import { useTexts } from '../../i18n'
import { searchId } from '../document-list'
import { DayField, SearchInput } from '../fields'
import './accounts-desk.css'

interface AccountFiltersProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly asOf: string
  readonly onAsOf: (day: string) => void
}

interface Named {
  readonly distributorCode: string
  readonly distributorName: string
  readonly regionName: string
}

/** Whether an account is meant by what was typed. */
export function accountMatches(row: Named, query: string): boolean {
  const text = `${row.distributorCode} ${row.distributorName} ${row.regionName}`.toLowerCase()
  return text.includes(query.trim().toLowerCase())
}

/** Whose account, and as of which day. */
export function AccountFilters({ query, onQuery, asOf, onAsOf }: AccountFiltersProps) {
  const { t } = useTexts()
  return (
    <>
      <SearchInput
        id={searchId}
        className="list-search"
        label={t('accounts:search')}
        value={query}
        onChange={onQuery}
        leaves
      />
      <label className="desk-as-of" htmlFor="as-of">
        <span className="soft">{t('accounts:asOf')}</span>
        <DayField id="as-of" value={asOf} allowClear={false} onChange={(day) => day !== null && onAsOf(day)} />
      </label>
    </>
  )
}
