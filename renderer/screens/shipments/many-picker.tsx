import { Tag } from 'antd'
import { DistributorPicker, StylePicker } from '../../components/fields'

/** Something picked, with what is shown of it. */
export interface Picked {
  readonly id: number
  readonly label: string
}

interface ManyProps {
  readonly value: readonly Picked[]
  readonly onChange: (picked: readonly Picked[]) => void
}

function Tags({ value, onChange }: ManyProps) {
  if (value.length === 0) return null
  return (
    <div className="many-tags">
      {value.map((picked) => (
        <Tag key={picked.id} closable onClose={() => onChange(value.filter((other) => other.id !== picked.id))}>
          {picked.label}
        </Tag>
      ))}
    </div>
  )
}

function add(value: readonly Picked[], hit: { readonly id: number; readonly code: string; readonly name: string }) {
  const label = hit.name === '' ? hit.code : `${hit.code} ${hit.name}`
  return value.some((picked) => picked.id === hit.id) ? value : [...value, { id: hit.id, label }]
}

/** Styles picked one after the other. */
export function ManyStyles(props: ManyProps) {
  return (
    <>
      <StylePicker
        value={null}
        autoFocus
        onChange={(_, hit) => hit !== null && props.onChange(add(props.value, hit))}
      />
      <Tags {...props} />
    </>
  )
}

/** Distributors picked one after the other. */
export function ManyDistributors(props: ManyProps) {
  return (
    <>
      <DistributorPicker
        value={null}
        autoFocus
        onChange={(_, hit) => hit !== null && props.onChange(add(props.value, hit))}
      />
      <Tags {...props} />
    </>
  )
}
