import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { Input as MethodInput } from '../../api'
import { CloseIcon, PlusIcon } from '../../components/icons'
import { useTexts } from '../../i18n'
import './size-groups.css'

type Size = MethodInput<'sizeGroups.save'>['sizes'][number]

interface SizeLinesProps {
  readonly sizes: readonly Size[]
  readonly onChange: (sizes: Size[]) => void
}

/** `S M L XL` as sizes, for a group that is typed in one go. */
export function sizesOfText(text: string): Size[] {
  const codes = text.split(/[\s,，、/]+/).filter((code) => code !== '')
  return [...new Set(codes)].map((code) => ({ code, alias: '', core: false, ratio: 1 }))
}

function SizeLine({
  size,
  onChange,
  onRemove,
  onMove,
}: {
  readonly size: Size
  readonly onChange: (size: Size) => void
  readonly onRemove: () => void
  readonly onMove: (by: -1 | 1) => void
}) {
  const { t } = useTexts()
  return (
    <tr>
      <td>
        <Input
          value={size.code}
          maxLength={20}
          aria-label={t('styles:sizeGroup.size')}
          title="Alt+↑ Alt+↓"
          onChange={(event) => onChange({ ...size, code: event.target.value })}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            onMove(event.key === 'ArrowUp' ? -1 : 1)
          }}
        />
      </td>
      <td>
        <Input
          value={size.alias ?? ''}
          maxLength={20}
          aria-label={t('styles:sizeGroup.alias')}
          onChange={(event) => onChange({ ...size, alias: event.target.value })}
        />
      </td>
      <td>
        <InputNumber
          className="form-control"
          min={0}
          max={1000}
          precision={0}
          controls={false}
          value={size.ratio ?? 1}
          aria-label={t('styles:sizeGroup.ratio')}
          onChange={(ratio) => onChange({ ...size, ratio: ratio ?? 0 })}
        />
      </td>
      <td>
        <Checkbox
          checked={size.core ?? false}
          aria-label={t('styles:sizeGroup.core')}
          onChange={(event) => onChange({ ...size, core: event.target.checked })}
        />
      </td>
      <td>
        <Button
          type="text"
          size="small"
          icon={<CloseIcon />}
          title={t('styles:sizeGroup.remove')}
          aria-label={t('styles:sizeGroup.remove')}
          onClick={onRemove}
        />
      </td>
    </tr>
  )
}

/** The sizes of a group in their order: typed one by one, moved by Alt with the arrows, or all at once from one line. */
export function SizeLines({ sizes, onChange }: SizeLinesProps) {
  const { t } = useTexts()
  const [quick, setQuick] = useState('')
  const move = (at: number, by: number) => {
    const to = at + by
    const [one, other] = [sizes[at], sizes[to]]
    if (one === undefined || other === undefined) return
    onChange(sizes.map((size, position) => (position === at ? other : position === to ? one : size)))
  }
  const takeQuick = () => {
    const known = new Set(sizes.map((size) => size.code))
    onChange([
      ...sizes.filter((size) => size.code !== ''),
      ...sizesOfText(quick).filter((size) => !known.has(size.code)),
    ])
    setQuick('')
  }
  return (
    <>
      <table className="plain-table size-lines">
        <thead>
          <tr>
            <th>{t('styles:sizeGroup.size')}</th>
            <th title={t('styles:sizeGroup.aliasHint')}>{t('styles:sizeGroup.alias')}</th>
            <th>{t('styles:sizeGroup.ratio')}</th>
            <th>{t('styles:sizeGroup.core')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {sizes.map((size, at) => (
            <SizeLine
              // Sizes have no names of their own while they are typed; their place is what they are.
              key={at}
              size={size}
              onChange={(next) => onChange(sizes.map((other, position) => (position === at ? next : other)))}
              onRemove={() => onChange(sizes.filter((_, position) => position !== at))}
              onMove={(by) => move(at, by)}
            />
          ))}
        </tbody>
      </table>
      <div className="size-add">
        <Button
          icon={<PlusIcon />}
          onClick={() => onChange([...sizes, { code: '', alias: '', core: false, ratio: 1 }])}
        >
          {t('styles:sizeGroup.add')}
        </Button>
        <Input
          value={quick}
          placeholder={t('styles:sizeGroup.quick')}
          aria-label={t('styles:sizeGroup.quick')}
          onChange={(event) => setQuick(event.target.value)}
          onBlur={takeQuick}
          onPressEnter={takeQuick}
        />
      </div>
    </>
  )
}
