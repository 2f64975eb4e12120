import { Button, Segmented } from 'antd'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { type FairBoard, type MixDimension, mixDimensions } from '../../../shared/schemas/fairs'
import { saveFile } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { Bars, type ChartHandle, type ComparedBars } from '../../components/chart'
import { useFileKinds } from '../../components/files/file-kinds'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { formatRate } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { chartedMembers, type MixShare, sharesOf } from './mix-shares'

/** What the mix shows: split by what, as bars or as a table. */
export interface MixView {
  readonly dimension: MixDimension
  readonly asTable: boolean
}

/** How the mix is shown, for the keys of the board as well as for its buttons. */
export function useMixView() {
  const [view, setView] = useState<MixView>({ dimension: 'category', asTable: false })
  const chart = useRef<ChartHandle>(null)
  const pick = useCallback((dimension: MixDimension) => setView((before) => ({ ...before, dimension })), [])
  const flip = useCallback(() => setView((before) => ({ ...before, asTable: !before.asTable })), [])
  return { view, pick, flip, chart }
}

/** Saves the chart on screen as a picture. */
export function useChartPicture(chart: RefObject<ChartHandle | null>, name: string) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const kinds = useFileKinds()
  return useCallback(async () => {
    if (chart.current === null) return
    try {
      const saved = await saveFile({ name: `${name}.png`, bytes: chart.current.png() }, kinds.picture)
      if (saved !== null) toast.success(t('fairs:board.pictureSaved', { name: saved }))
    } catch (error) {
      toast.error(text(error))
    }
  }, [chart, name, kinds, t, text, toast])
}

const signed = (rateBp: number): string => (rateBp > 0 ? `+${formatRate(rateBp)}` : formatRate(rateBp))

function MixTable({ rows, names }: { readonly rows: readonly MixShare[]; readonly names: (key: string) => string }) {
  const { t } = useTexts()
  return (
    <table className="plain-table board-mix-table">
      <thead>
        <tr>
          <th>{t('fairs:board.mix')}</th>
          <th className="numeric">{t('fairs:field.pieces')}</th>
          <th className="numeric">{t('fairs:field.now')}</th>
          <th className="numeric">{t('fairs:field.last')}</th>
          <th className="numeric">{t('fairs:field.change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{names(row.key)}</td>
            <td className="numeric">
              <Quantity value={row.quantity} />
            </td>
            <td className="numeric">{formatRate(row.shareBp)}</td>
            <td className="numeric">{formatRate(row.lastShareBp)}</td>
            <td className={row.changeBp < 0 ? 'numeric negative' : 'numeric'}>{signed(row.changeBp)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface BoardMixProps {
  readonly board: FairBoard
  readonly mix: ReturnType<typeof useMixView>
  readonly presenting: boolean
  readonly onPicture: () => void
}

/** What the orders are made of beside last year's: one question, as bars or as a table. */
export function BoardMix({ board, mix, presenting, onPicture }: BoardMixProps) {
  const { t } = useTexts()
  const { view, pick, flip, chart } = mix
  const { dimension } = view
  const rows = useMemo(() => sharesOf(board.mix[dimension]), [board.mix, dimension])
  const names = useCallback(
    (key: string) => {
      if (key === '') return t('fairs:field.none')
      return dimension === 'priceBand' ? t('fairs:board.band', { band: key }) : key
    },
    [dimension, t],
  )
  const [now, last] = [board.fair.name, board.against?.name ?? null]
  const bars = useMemo<ComparedBars>(() => {
    const shown = rows.slice(0, chartedMembers)
    return {
      label: t('fairs:board.question'),
      members: shown.map((row) => names(row.key)),
      series: [
        { name: now, values: shown.map((row) => row.shareBp) },
        ...(last === null ? [] : [{ name: last, values: shown.map((row) => row.lastShareBp) }]),
      ],
      format: formatRate,
    }
  }, [rows, names, now, last, t])
  return (
    <section className="board-card">
      <header>
        <h2>{t('fairs:board.mix')}</h2>
        <Segmented<MixDimension>
          size="small"
          value={view.dimension}
          options={mixDimensions.map((value) => ({ value, label: t(`fairs:board.mixBy.${value}`) }))}
          onChange={pick}
        />
        <span className="board-gap" />
        <Button size="small" title="Alt+V" onClick={flip}>
          {t(view.asTable ? 'fairs:board.asChart' : 'fairs:board.asTable')}
        </Button>
        {!view.asTable && (
          <Button size="small" title="Alt+G" onClick={onPicture}>
            {t('fairs:board.picture')}
          </Button>
        )}
      </header>
      <div className="board-body board-mix">
        {view.asTable ? (
          <MixTable rows={rows} names={names} />
        ) : (
          <Bars ref={chart} bars={bars} textSize={presenting ? 18 : 12} />
        )}
      </div>
    </section>
  )
}
