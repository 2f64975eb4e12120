import { Modal } from 'antd'
import { type RefObject, useMemo, useState } from 'react'
import { splitByRatio } from '../../../shared/domain/size-runs'
import { QuantityField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { useLive } from '../../components/live'
import type { MatrixRow, SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'
import type { StyleBook } from './style-book'

interface SpreadDialogProps {
  readonly open: boolean
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly onClose: () => void
}

const noKeys: readonly never[] = []

interface RatioSize {
  readonly size: string
  readonly position: number
  readonly parts: number
  readonly core: boolean
}

/** The sizes a total can go to: those the colour comes in, with the parts of the size group. */
function ratioOf(row: MatrixRow | null, book: StyleBook): readonly RatioSize[] {
  const sizes = row === null ? [] : (book.matrices.get(row.styleId)?.sizes ?? [])
  return sizes.flatMap(({ code, ratio, core }, position) =>
    row?.missing?.includes(position) ? [] : [{ size: code, position, parts: ratio, core }],
  )
}

function spread(total: number, ratio: readonly RatioSize[], sizes: number): number[] {
  const core = ratio.filter((size) => size.core).map((size) => size.size)
  const pieces = new Map(splitByRatio(total, ratio, core).map(({ size, quantity }) => [size, quantity]))
  const entries = Array.from({ length: sizes }, () => 0)
  for (const { size, position } of ratio) entries[position] = pieces.get(size) ?? 0
  return entries
}

/** Spreads a total over the sizes of the current row by the ratio of its size group, core sizes first. */
export function SpreadDialog({ open, session, sheet, onClose }: SpreadDialogProps) {
  const { t } = useTexts()
  const row = useLive(session.row)
  const [total, setTotal] = useState<number | null>(null)
  useKeys(noKeys, 'dialog', open)
  const ratio = useMemo(() => ratioOf(row, session.book), [row, session.book])
  const sizes = row?.skuIds?.length ?? 0
  const entries = total === null || total <= 0 || ratio.length === 0 ? null : spread(total, ratio, sizes)
  const take = () => {
    if (row === null || entries === null) return
    sheet.current?.fillRow(row.id, entries)
    onClose()
  }
  return (
    <Modal
      open={open}
      title={row === null ? t('orders:spread.action') : `${row.styleCode} ${row.colourName}`}
      width={440}
      okText={t('orders:spread.ok')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: entries === null }}
      onOk={take}
      onCancel={onClose}
      afterClose={() => {
        setTotal(null)
        sheet.current?.focus()
      }}
      destroyOnHidden
    >
      {row === null ? (
        <p className="soft">{t('orders:spread.noRow')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: listens for Enter of the field inside
        <div
          onKeyDown={(event) => {
            if (event.key === 'Enter') take()
          }}
        >
          <p className="soft">{t('orders:spread.hint')}</p>
          <QuantityField autoFocus value={total} onChange={setTotal} placeholder={t('orders:spread.total')} />
          <table className="order-sums spread-table">
            <tbody>
              <tr>
                {ratio.map((size) => (
                  <th key={size.size} className="numeric">
                    {size.size}
                  </th>
                ))}
              </tr>
              <tr className="faint">
                {ratio.map((size) => (
                  <td key={size.size} className="numeric">
                    {size.parts}
                  </td>
                ))}
              </tr>
              <tr>
                {ratio.map((size) => (
                  <td key={size.size} className="numeric">
                    {entries?.[size.position] ?? ''}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  )
}
