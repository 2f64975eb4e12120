import { AutoComplete } from 'antd'
import type { FactoryRow } from '../../../shared/schemas/production'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'

interface FactoryFieldProps {
  readonly id: string
  readonly value: string
  readonly autoFocus?: boolean
  /** The factory of the list behind the name, where there is one. */
  readonly onChange: (name: string, factory: FactoryRow | null) => void
}

/** The factories one may choose from. */
export function useFactories(): readonly FactoryRow[] {
  const may = useMay()
  return useRead('factories.list', {}, { enabled: may('factories.list') }).data ?? []
}

/** Who makes it: a factory of the list by name or code, or any other in words. */
export function FactoryField({ id, value, autoFocus = false, onChange }: FactoryFieldProps) {
  const factories = useFactories()
  const options = factories.map(({ code, name }) => ({ value: name, label: `${code} ${name}` }))
  return (
    <AutoComplete
      id={id}
      className="form-control"
      autoFocus={autoFocus}
      maxLength={200}
      value={value}
      options={options}
      defaultActiveFirstOption={false}
      showSearch={{
        filterOption: (typed, option) =>
          String(option?.label ?? '')
            .toLowerCase()
            .includes(typed.trim().toLowerCase()),
      }}
      onChange={(text: string | undefined) => {
        const name = text ?? ''
        onChange(name, factories.find((factory) => factory.name === name.trim()) ?? null)
      }}
    />
  )
}
