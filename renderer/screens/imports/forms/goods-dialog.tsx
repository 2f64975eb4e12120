import { Checkbox, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { FormCell } from '../../../../shared/schemas/import-forms'
import { useRead } from '../../../api/hooks'
import { StylePicker } from '../../../components/fields'
import { useKeys } from '../../../components/keys/registry'
import { useTexts } from '../../../i18n'

interface GoodsDialogProps {
  /** The cells of the row in question; null while nothing is asked. */
  readonly cells: readonly FormCell[] | null
  /** Whether each line of the form has a size of its own, which may be wrong too. */
  readonly sized: boolean
  /** Cells elsewhere that call their goods the same. */
  readonly alike: readonly FormCell[]
  readonly onChoose: (fixes: readonly ImportFix[]) => void
  readonly onClose: () => void
}

const noKeys: readonly never[] = []

/** What a row is about, chosen from the company's styles; rows that call their goods the same are named with it. */
export function GoodsDialog(props: GoodsDialogProps) {
  const { t } = useTexts()
  const { cells, alike, onClose } = props
  useKeys(noKeys, 'dialog', cells !== null)
  const [first] = cells ?? []
  return (
    <Modal
      open={cells !== null}
      width={440}
      title={t('imports:form.goods.title', { written: [first?.written, first?.colour].filter(Boolean).join(' ') })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {cells !== null && <GoodsForm {...props} cells={cells} alike={alike} />}
    </Modal>
  )
}

function GoodsForm({ cells, sized, alike, onChoose }: GoodsDialogProps & { readonly cells: readonly FormCell[] }) {
  const { t } = useTexts()
  const [style, setStyle] = useState<{ readonly id: number; readonly code: string } | null>(null)
  const [colour, setColour] = useState<string | null>(null)
  const [size, setSize] = useState<string | null>(null)
  const [all, setAll] = useState(true)
  const { data } = useRead('styles.matrix', { styleIds: style === null ? [] : [style.id] }, { enabled: style !== null })
  const matrix = style === null ? undefined : data?.find(({ id }) => id === style.id)
  const colours = useMemo(() => matrix?.colours.map(({ name }) => name) ?? [], [matrix])
  const only = colours.length === 1 ? (colours[0] ?? null) : null
  const written = colours.find((name) => name === cells[0]?.colour) ?? null
  const chosen = colour ?? only ?? written
  const submit = () => {
    if (style === null || chosen === null) return
    const targets = all ? [...cells, ...alike] : cells
    const rows = new Map(targets.map((cell) => [`${cell.sheet}!${cell.row}`, cell]))
    onChoose(
      [...rows.values()].map(({ sheet, row, column }) => ({
        ...{ kind: 'goods', sheet, row, column, styleCode: style.code, colour: chosen },
        ...(size === null ? {} : { size }),
      })),
    )
  }
  return (
    <form
      className="form-goods"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label htmlFor="goods-style">{t('imports:field.styleCode')}</label>
      <StylePicker
        id="goods-style"
        autoFocus
        value={style?.id ?? null}
        {...(style === null ? {} : { valueLabel: style.code })}
        onChange={(_, hit) => {
          setStyle(hit)
          setColour(null)
          setSize(null)
        }}
      />
      <label htmlFor="goods-colour">{t('imports:field.colour')}</label>
      <Select
        id="goods-colour"
        value={chosen}
        disabled={matrix === undefined}
        options={colours.map((name) => ({ value: name, label: name }))}
        onChange={setColour}
      />
      {sized && (
        <>
          <label htmlFor="goods-size">{t('imports:field.size')}</label>
          <Select
            id="goods-size"
            allowClear
            value={size}
            placeholder={cells[0]?.size}
            disabled={matrix === undefined}
            options={matrix?.sizes.map(({ code }) => ({ value: code, label: code })) ?? []}
            onChange={(value) => setSize(value ?? null)}
          />
        </>
      )}
      {alike.length > 0 && (
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('imports:form.goods.alike', { count: new Set(alike.map(({ sheet, row }) => `${sheet}!${row}`)).size })}
        </Checkbox>
      )}
      <div className="form-goods-foot">
        <button type="submit" className="ant-btn ant-btn-primary" disabled={style === null || chosen === null}>
          {t('imports:form.goods.ok')}
        </button>
      </div>
    </form>
  )
}
