import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { parsePercent } from '../../components/masters'
import { formatRate } from '../../components/values/text'

interface PercentFieldProps {
  readonly id: string
  /** Basis points, or null for an empty field. */
  readonly value: number | null
  readonly placeholder?: string
  readonly onChange: (rateBp: number | null) => void
}

const textOf = (rateBp: number | null) => (rateBp === null ? '' : formatRate(rateBp).replace('%', ''))
const rateOf = (text: string) => (text.trim() === '' ? null : parsePercent(text))

/** A share typed as per cent that may be left empty; what is no share turns red and changes nothing. */
export function PercentField({ id, value, placeholder, onChange }: PercentFieldProps) {
  const [text, setText] = useState(textOf(value))
  useEffect(() => setText((typed) => (rateOf(typed) === value ? typed : textOf(value))), [value])
  const wrong = text.trim() !== '' && parsePercent(text) === null
  return (
    <Input
      id={id}
      className="numeric-field"
      value={text}
      placeholder={placeholder}
      status={wrong ? 'error' : ''}
      onChange={(event) => {
        setText(event.target.value)
        const rateBp = rateOf(event.target.value)
        if (rateBp !== null || event.target.value.trim() === '') onChange(rateBp)
      }}
    />
  )
}
