import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { parseDay } from './day-text'

interface DayFieldProps {
  /** `YYYY-MM-DD`, or null. Given by antd's Form.Item when inside a form. */
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
  readonly id?: string
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly allowClear?: boolean
}

/** A business day: picked, or typed as `0305`, `3-5`, `20260305` or `2026.3.5`; the year of what stood there is kept, and nothing is no day. */
export function DayField({ value = null, onChange, allowClear = true, ...rest }: DayFieldProps) {
  const year = value === null ? dayjs().year() : Number(value.slice(0, 4))
  const takeTyped = (text: string) => {
    if (text.trim() === '' && allowClear && value !== null && value !== '') return onChange?.(null)
    const day = parseDay(text, year)
    if (day !== null && day !== value) onChange?.(day)
  }
  return (
    <DatePicker
      {...rest}
      className="day-field"
      format="YYYY-MM-DD"
      allowClear={allowClear}
      value={value === null || value === '' ? null : dayjs(value)}
      onChange={(picked) => onChange?.(picked === null || picked === undefined ? null : picked.format('YYYY-MM-DD'))}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement) takeTyped(event.target.value)
      }}
      onKeyDown={(event, stayClosed) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        takeTyped(event.target.value)
        // Ctrl+Enter belongs to the screen, as its primary step.
        if (event.ctrlKey || event.metaKey) stayClosed()
      }}
    />
  )
}
