import { Tag } from 'antd'
import { useMemo } from 'react'
import { useRead } from '../../api/hooks'
import { StylePicker } from '../../components/fields'
import { useTexts } from '../../i18n'
import './price-policies.css'

interface PolicyStylesProps {
  readonly id: string
  readonly value: readonly number[]
  readonly onChange: (styleIds: number[]) => void
}

/** The styles a rule is for, one picked after the other; none is all. */
export function PolicyStyles({ id, value, onChange }: PolicyStylesProps) {
  const { t } = useTexts()
  const asked = useMemo(() => [...value], [value])
  const { data } = useRead('styles.matrix', { styleIds: asked }, { enabled: asked.length > 0, keepPrevious: true })
  const names = useMemo(() => new Map(data?.map((style) => [style.id, `${style.code} ${style.name}`])), [data])
  return (
    <>
      <StylePicker
        id={id}
        value={null}
        onChange={(styleId) => {
          if (typeof styleId === 'number' && !value.includes(styleId)) onChange([...value, styleId])
        }}
      />
      {value.length > 0 && (
        <div className="policy-styles">
          {value.map((styleId) => (
            <Tag
              key={styleId}
              closable={{ 'aria-label': t('styles:policy.removeStyle', { name: names.get(styleId) ?? '' }) }}
              onClose={(event) => {
                event.preventDefault()
                onChange(value.filter((other) => other !== styleId))
              }}
            >
              {names.get(styleId) ?? '…'}
            </Tag>
          ))}
        </div>
      )}
    </>
  )
}
