import { Input } from 'antd'
import { SearchIcon } from '../icons'

interface SearchInputProps {
  readonly id: string
  readonly className: string
  /** What can be searched for; the field's name too. */
  readonly label: string
  readonly value: string
  readonly onChange: (query: string) => void
  /** True gives the keyboard back to the list on Esc, where Esc would leave the screen otherwise. */
  readonly leaves?: boolean
}

/** The field above a list in which words are searched. */
export function SearchInput({ label, onChange, leaves = false, ...input }: SearchInputProps) {
  return (
    <Input
      {...input}
      allowClear
      prefix={<SearchIcon />}
      placeholder={label}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (!leaves || event.key !== 'Escape') return
        event.stopPropagation()
        event.currentTarget.blur()
      }}
    />
  )
}
