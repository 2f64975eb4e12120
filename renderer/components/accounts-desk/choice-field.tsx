import { Select } from 'antd'

interface ChoiceFieldProps<Value extends string> {
  readonly id?: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly label?: string
  readonly width?: number
  readonly disabled?: boolean
}

/** One of a few, in words. */
export function ChoiceField<Value extends string>({
  options,
  onChange,
  label,
  width,
  ...rest
}: ChoiceFieldProps<Value>) {
  return (
    <Select<Value>
      {...rest}
      aria-label={label}
      options={[...options]}
      onChange={(value) => onChange(value)}
      style={width === undefined ? { width: '100%' } : { width }}
    />
  )
}
