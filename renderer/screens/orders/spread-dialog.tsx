import { Modal, Segmented } from 'antd'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import { packQuantities, type SizeParts, splitByPack, splitByRatio } from '../../../shared/domain/size-runs'
import { QuantityField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { useLive } from '../../components/live'
import type { MatrixRow, SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'
import { type RowRatio, useRowRatio } from './row-ratio'

interface SpreadDialogProps {
  readonly open: boolean
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly onClose: () => void
}

type Mode = 'total' | 'packs'

/** What the figure stands for in pieces by size: parts of a total, or so many packs. */
function spread(figure: number, { sizes }: RowRatio, mode: Mode): ReadonlyMap<string, number> {
  const core = sizes.filter((size) => size.core).map((size) => size.size)
  const pieces = mode === 'packs' ? packQuantities(figure, sizes) : splitByRatio(figure, sizes, core)
  return new Map(pieces.map(({ size, quantity }) => [size, quantity]))
}

const packOf = (sizes: readonly SizeParts[]): number => sizes.reduce((sum, { parts }) => sum + parts, 0)

/** The sizes with their parts and what each would get. */
function RatioTable({
  ratio,
  pieces,
}: {
  readonly ratio: RowRatio
  readonly pieces: ReadonlyMap<string, number> | null
}) {
  const cells = (value: (size: RowRatio['sizes'][number]) => number | string) =>
    ratio.sizes.map((size) => (
      <td key={size.size} className="numeric">
        {value(size)}
      </td>
    ))
  return (
    <table className="order-sums spread-table">
      <tbody>
        <tr>
          {ratio.sizes.map((size) => (
            <th key={size.size} className="numeric">
              {size.size}
            </th>
          ))}
        </tr>
        <tr className="faint">{cells((size) => size.parts)}</tr>
        <tr>{cells((size) => pieces?.get(size.size) ?? '')}</tr>
      </tbody>
    </table>
  )
}

/** Whose ratio it is, and what the figure makes: pieces of so many packs, or a total that is no whole pack. */
function SpreadNews({
  ratio,
  mode,
  figure,
}: {
  readonly ratio: RowRatio
  readonly mode: Mode
  readonly figure: number | null
}) {
  const { t } = useTexts()
  const pack = packOf(ratio.sizes)
  const rest = figure === null || figure <= 0 || pack === 0 ? 0 : splitByPack(figure, ratio.sizes).remainder
  return (
    <>
      <p className="soft spread-source">
        {ratio.source === 'distributor'
          ? t('orders:spread.ofCustomer', { customer: ratio.customer })
          : t('orders:spread.ofGroup', { group: ratio.groupName })}
      </p>
      <p className="soft spread-news" aria-live="polite">
        {mode === 'packs' && t('orders:spread.packs', { pack, pieces: (figure ?? 0) * pack })}
        {mode === 'total' && ratio.wholePacks && rest > 0 && t('orders:spread.rest', { pack, rest })}
      </p>
    </>
  )
}

/** A total or whole packs: what the distributor orders by at first, the other one by a key. */
function useMode(open: boolean, wholePacks: boolean) {
  const { t } = useTexts()
  const [mode, setMode] = useState<Mode>('total')
  useEffect(() => {
    if (open) setMode(wholePacks ? 'packs' : 'total')
  }, [open, wholePacks])
  useKeys(
    useMemo(
      () => [
        {
          keys: 'Alt+M',
          label: t('orders:spread.mode'),
          run: () => setMode((now) => (now === 'packs' ? 'total' : 'packs')),
        },
      ],
      [t],
    ),
    'dialog',
    open,
  )
  return [mode, setMode] as const
}

/** Spreads a total, or whole packs, over the sizes of the current row by the ratio of the distributor or else of the size group. */
export function SpreadDialog({ open, session, sheet, onClose }: SpreadDialogProps) {
  const { t } = useTexts()
  const row = useLive(session.row)
  const ratio = useRowRatio(session, row)
  const [figure, setFigure] = useState<number | null>(null)
  const [mode, setMode] = useMode(open, ratio?.wholePacks ?? false)
  const may = ratio !== null && figure !== null && figure > 0 && (mode === 'total' || packOf(ratio.sizes) > 0)
  const pieces = may ? spread(figure, ratio, mode) : null
  const take = () => {
    if (row === null || pieces === null || ratio === null) return
    sheet.current?.fillRow(row.id, entriesOf(row, ratio, pieces))
    onClose()
  }
  const options = (['total', 'packs'] as const).map((value) => ({ value, label: t(`orders:spread.by.${value}`) }))
  return (
    <Modal
      open={open}
      title={row === null ? t('orders:spread.action') : `${row.styleCode} ${row.colourName}`}
      width={440}
      okText={t('orders:spread.ok')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: pieces === null }}
      onOk={take}
      onCancel={onClose}
      afterClose={() => {
        setFigure(null)
        sheet.current?.focus()
      }}
      destroyOnHidden
    >
      {row === null || ratio === null ? (
        <p className="soft">{t('orders:spread.noRow')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: listens for Enter of the field inside
        <div
          onKeyDown={(event) => {
            if (event.key === 'Enter') take()
          }}
        >
          <div className="spread-head">
            <Segmented<Mode> value={mode} options={options} onChange={setMode} title="Alt+M" />
            <QuantityField
              autoFocus
              id="spread-figure"
              value={figure}
              onChange={setFigure}
              placeholder={t(mode === 'packs' ? 'orders:spread.count' : 'orders:spread.total')}
            />
          </div>
          <RatioTable ratio={ratio} pieces={pieces} />
          <SpreadNews ratio={ratio} mode={mode} figure={figure} />
        </div>
      )}
    </Modal>
  )
}

/** The pieces at their places in the row; sizes that the colour does not come in stay empty. */
function entriesOf(row: MatrixRow, ratio: RowRatio, pieces: ReadonlyMap<string, number>): number[] {
  const entries = Array.from({ length: row.skuIds?.length ?? 0 }, () => 0)
  for (const { size, position } of ratio.sizes) entries[position] = pieces.get(size) ?? 0
  return entries
}
