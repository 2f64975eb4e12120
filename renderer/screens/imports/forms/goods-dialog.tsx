import { Checkbox, Modal, Select } from 'antd'
import { useState } from 'react'
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

/** Style, colour and size while they are being chosen. */
function useGoods([first]: readonly FormCell[]) {
  const [style, setStyle] = useState<{ readonly id: number; readonly code: string } | null>(null)
  const [colour, setColour] = useState<string | null>(null)
  const [size, setSize] = useState<string | null>(null)
  const { data } = useRead('styles.matrix', { styleIds: style === null ? [] : [style.id] }, { enabled: style !== null })
  const matrix = style === null ? undefined : data?.find(({ id }) => id === style.id)
  const colours = matrix?.colours.map(({ name }) => name) ?? []
  const only = colours.length === 1 ? (colours[0] ?? null) : null
  const written = colours.find((name) => name === first?.colour) ?? null
  const pick = (hit: { readonly id: number; readonly code: string } | null) => {
    setStyle(hit)
    setColour(null)
    setSize(null)
  }
  return { style, pick, colours, colour: colour ?? only ?? written, setColour, size, setSize, matrix }
}

function GoodsForm({ cells, sized, alike, onChoose }: GoodsDialogProps & { readonly cells: readonly FormCell[] }) {
  const { t } = useTexts()
  const [all, setAll] = useState(true)
  const goods = useGoods(cells)
  const { style, colour, size, colours, matrix } = goods
  const submit = () => {
    if (style === null || colour === null) return
    const rows = new Map((all ? [...cells, ...alike] : cells).map((cell) => [`${cell.sheet}!${cell.row}`, cell]))
    const words = { styleCode: style.code, colour, ...(size === null ? {} : { size }) }
    onChoose([...rows.values()].map(({ sheet, row, column }) => ({ kind: 'goods', sheet, row, column, ...words })))
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
        onChange={(_, hit) => goods.pick(hit)}
      />
      <label htmlFor="goods-colour">{t('imports:field.colour')}</label>
      <Select
        id="goods-colour"
        value={colour}
        disabled={matrix === undefined}
        options={colours.map((name) => ({ value: name, label: name }))}
        onChange={goods.setColour}
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
            onChange={(value) => goods.setSize(value ?? null)}
          />
        </>
      )}
      {alike.length > 0 && (
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('imports:form.goods.alike', { count: new Set(alike.map(({ sheet, row }) => `${sheet}!${row}`)).size })}
        </Checkbox>
      )}
      <div className="form-goods-foot">
        <button type="submit" className="ant-btn ant-btn-primary" disabled={style === null || colour === null}>
          {t('imports:form.goods.ok')}
        </button>
      </div>
    </form>
  )
}
