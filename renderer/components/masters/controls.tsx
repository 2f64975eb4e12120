import { Input, InputNumber, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n'
import { formatRate, parsePercent } from '../values/text'

interface TextControlProps {
  readonly id?: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength?: number
  readonly placeholder?: string
}

/** A line of text. */
export function TextControl({ onChange, ...rest }: TextControlProps) {
  return <Input {...rest} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
}

/** A whole number between two ends; blank is nothing. */
export function NumberControl(props: {
  readonly id: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  return (
    <InputNumber {...props} className="form-control" precision={0} onChange={(value) => props.onChange(value ?? 0)} />
  )
}

/** A rate typed as per cent, kept in basis points. */
export function RateControl({
  id,
  value,
  onChange,
}: {
  readonly id?: string
  readonly value: number
  readonly onChange: (rateBp: number) => void
}) {
  const { t } = useTexts()
  const [text, setText] = useState(formatRate(value).replace('%', ''))
  const wrong = parsePercent(text) === null
  useEffect(() => {
    setText((typed) => (parsePercent(typed) === value ? typed : formatRate(value).replace('%', '')))
  }, [value])
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className="numeric-field"
      value={text}
      suffix="%"
      status={wrong ? 'error' : ''}
      title={wrong ? t('masters:notPercent') : undefined}
      onChange={(event) => {
        setText(event.target.value)
        const rateBp = parsePercent(event.target.value)
        if (rateBp !== null) onChange(rateBp)
      }}
    />
  )
}

/** One of a few, by its words. */
export function ChoiceControl<Value extends string | number>({
  id,
  value,
  options,
  onChange,
  placeholder,
  allowClear = true,
}: {
  readonly id?: string
  readonly value: Value | null
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | null) => void
  readonly placeholder?: string
  readonly allowClear?: boolean
}) {
  return (
    <Select<Value | null>
      {...(id === undefined ? {} : { id })}
      className="form-control"
      allowClear={allowClear}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      placeholder={placeholder}
      options={[...options]}
      onChange={(picked) => onChange(picked ?? null)}
    />
  )
}
