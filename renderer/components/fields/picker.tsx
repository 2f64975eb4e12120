import { type RefSelectProps, Select } from 'antd'
import { type Ref, useEffect, useState } from 'react'
import { api, type Output } from '../../api'
import { useTexts } from '../../i18n'

/** What a search finds. */
export interface Hit {
  readonly id: string | number
  readonly code: string
  readonly name: string
}

/** What every picker takes. */
export interface PickerProps<Found extends Hit> {
  readonly value?: Found['id'] | null
  readonly onChange?: (id: Found['id'] | null, hit: Found | null) => void
  /** What to show for `value` before anything was searched, e.g. “D012 温州瑞丰”. */
  readonly valueLabel?: string
  readonly id?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly allowClear?: boolean
  readonly ref?: Ref<RefSelectProps>
}

interface SearchedPickerProps<Found extends Hit> extends PickerProps<Found> {
  readonly find: (query: string) => Promise<readonly Found[]>
  readonly placeholder: string
}

/** Type-ahead over a search of the data process; Enter takes the best hit, which always stands first. */
export function Picker<Found extends Hit>(props: SearchedPickerProps<Found>) {
  const { find, value, onChange, valueLabel, placeholder, allowClear = true, ...rest } = props
  const { t } = useTexts()
  const [query, setQuery] = useState('')
  const [hits, setHits] = useState<readonly Found[]>([])
  const [chosen, setChosen] = useState<Found | null>(null)
  // Closed in the same moment something is taken: left to itself the list closes later, and a quick Tab would take its next hit.
  const [open, setOpen] = useState(false)
  useEffect(() => {
    let stale = false
    find(query).then(
      (found) => {
        if (!stale) setHits(found)
      },
      () => {
        if (!stale) setHits([])
      },
    )
    return () => {
      stale = true
    }
  }, [find, query])
  const known = chosen !== null && chosen.id === value
  const label = known ? `${chosen.code} ${chosen.name}` : valueLabel
  const shown = value === null || value === undefined ? undefined : { value, label: label ?? String(value) }
  return (
    <Select
      {...rest}
      labelInValue
      open={open}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, onSearch: setQuery, searchValue: query }}
      defaultActiveFirstOption
      allowClear={allowClear}
      value={shown}
      placeholder={placeholder}
      notFoundContent={query === '' ? t('components:picker.typing') : t('components:picker.nothing')}
      options={hits.map((hit) => ({ value: hit.id, label: `${hit.code} ${hit.name}`, hit }))}
      optionRender={({ data }) => (
        <span className="picker-hit">
          <span className="picker-code">{data.hit.code}</span>
          <span className="one-line">{data.hit.name}</span>
        </span>
      )}
      onChange={(_, option) => {
        const hit = option === undefined || Array.isArray(option) ? null : option.hit
        setChosen(hit)
        setQuery('')
        setOpen(false)
        onChange?.(hit?.id ?? null, hit)
      }}
    />
  )
}

type DistributorHit = Output<'distributors.find'>[number]
type StyleHit = Output<'styles.find'>[number]

const findDistributors = (query: string) => api.distributors.find({ query })
const findStyles = (query: string) => api.styles.find({ query })

/** A distributor by code, tail digits, name or pinyin initials; the value is its id. */
export function DistributorPicker(props: PickerProps<DistributorHit>) {
  const { t } = useTexts()
  return <Picker {...props} find={findDistributors} placeholder={t('components:picker.distributor')} />
}

/** A style by code, tail digits, name or pinyin initials; the value is its id. */
export function StylePicker(props: PickerProps<StyleHit>) {
  const { t } = useTexts()
  return <Picker {...props} find={findStyles} placeholder={t('components:picker.style')} />
}
