import { Input, type InputRef } from 'antd'
import { type Ref, useEffect, useState } from 'react'
import { useTexts } from '../../i18n'
import { formatFen, formatQuantity, formatRate, parsePercent, parseQuantity, parseYuan } from '../values/text'

interface NumberFieldProps {
  /** Fen for money, pieces for quantities; null is an empty field. Given by antd's Form.Item when inside a form. */
  readonly value?: number | null
  readonly onChange?: (value: number | null) => void
  readonly id?: string
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly ref?: Ref<InputRef>
}

interface Notation {
  readonly format: (value: number) => string
  readonly parse: (text: string) => number | null
  readonly problem: 'components:money.invalid' | 'components:quantity.invalid' | 'masters:notPercent'
  readonly suffix?: string
}

function NumberField({
  notation,
  value = null,
  onChange,
  ...rest
}: NumberFieldProps & { readonly notation: Notation }) {
  const { t } = useTexts()
  const [text, setText] = useState(value === null ? '' : notation.format(value))
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    // While the text already means the value, it stays as typed: 12.5 must not turn into 12.50 under the caret.
    setText((typed) => (notation.parse(typed) === value ? typed : value === null ? '' : notation.format(value)))
  }, [value, notation])
  const commit = (typed: string) => {
    setText(typed)
    const parsed = notation.parse(typed)
    setWrong(typed.trim() !== '' && parsed === null)
    if (typed.trim() === '') onChange?.(null)
    else if (parsed !== null) onChange?.(parsed)
  }
  return (
    <Input
      {...rest}
      className="numeric-field"
      inputMode="decimal"
      value={text}
      status={wrong ? 'error' : ''}
      title={wrong ? t(notation.problem) : undefined}
      suffix={notation.suffix}
      onChange={(event) => commit(event.target.value)}
      onBlur={() => {
        const parsed = notation.parse(text)
        if (parsed !== null) setText(notation.format(parsed))
      }}
    />
  )
}

const money: Notation = { format: formatFen, parse: parseYuan, problem: 'components:money.invalid' }
const pieces: Notation = { format: formatQuantity, parse: parseQuantity, problem: 'components:quantity.invalid' }

/** Yuan in, fen out, exactly: `1,234.5`, `￥１２３` and `12元` are understood, anything else turns red and changes nothing. */
export function MoneyField(props: NumberFieldProps) {
  return <NumberField {...props} notation={money} />
}

/** Whole pieces; text that is no whole number turns red and changes nothing. */
export function QuantityField(props: NumberFieldProps) {
  return <NumberField {...props} notation={pieces} />
}

const rate: Notation = {
  format: (rateBp) => formatRate(rateBp).replace('%', ''),
  parse: parsePercent,
  problem: 'masters:notPercent',
  suffix: '%',
}

/** Per cent in, basis points out; `4.5折` is understood too. */
export function RateField(props: NumberFieldProps) {
  return <NumberField {...props} notation={rate} />
}
