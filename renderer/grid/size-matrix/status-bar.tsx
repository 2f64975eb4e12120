import { useEffect, useReducer } from 'react'
import { following } from '../../components/following'
import { formatQuantity } from '../../components/values/text'
import { type Translate, useTexts } from '../../i18n'
import type { SheetController } from './controller'
import type { EditorNews } from './editor'
import type { CellFlag } from './types'

/** What the bar says on its left: the reason of the active cell's flag, news, or a hint. */
export type Notice =
  | EditorNews
  | { readonly kind: 'duplicate'; readonly style: string; readonly colour: string }
  | { readonly kind: 'notFound'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string }

interface StatusBarProps {
  readonly controller: SheetController
  readonly flagOf: (rowId: string, position: number) => CellFlag | null
  readonly notice: Notice | null
}

function noticeText(notice: Notice, t: Translate): string {
  switch (notice.kind) {
    case 'pasted':
      return t(notice.outside > 0 ? 'grid:status.pastedOutside' : 'grid:status.pasted', { ...notice })
    case 'refused':
      return notice.text
    default:
      return t(`grid:status.${notice.kind}`, { ...notice })
  }
}

function activeFlag({ controller, flagOf }: StatusBarProps, t: Translate): CellFlag | null {
  const { row, column } = controller.selection.active
  const rowId = controller.model.rowAt(row)?.id
  if (rowId === undefined) return null
  const entry = controller.model.entryAt(row, column)
  if (typeof entry === 'string') return { kind: 'problem', reason: t('grid:status.notQuantity', { text: entry }) }
  return flagOf(rowId, column)
}

function averageText(average: number): string {
  return Number.isInteger(average) ? formatQuantity(average) : average.toFixed(2)
}

const calmKinds: ReadonlySet<CellFlag['kind']> = new Set(['note', 'locked', 'changed', 'accepted'])

/** Why a cell is marked, what was just done, and what the selection adds up to. */
export function StatusBar(props: StatusBarProps) {
  const { t } = useTexts()
  const { controller, notice } = props
  const [, repaint] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const later = following(repaint)
    const forget = controller.onRepaint(later.call)
    return () => {
      forget()
      later.stop()
    }
  }, [controller])
  const flag = activeFlag(props, t)
  const calm = flag === null || calmKinds.has(flag.kind)
  const sums = controller.sums()
  const said =
    notice === null ? t(controller.may.edit ? 'grid:status.hint' : 'grid:status.readOnly') : noticeText(notice, t)
  return (
    <div className="sheet-status">
      <span className={calm ? 'sheet-said one-line' : 'sheet-said sheet-said-problem one-line'} role="status">
        {flag?.reason ?? said}
      </span>
      {sums.count > 0 && (
        <>
          <span>{t('grid:status.average', { value: averageText(sums.average ?? 0) })}</span>
          <span>{t('grid:status.count', { value: formatQuantity(sums.count) })}</span>
          <span>{t('grid:status.sum', { value: formatQuantity(sums.sum) })}</span>
        </>
      )}
    </div>
  )
}
