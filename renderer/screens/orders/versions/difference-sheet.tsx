import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import type { StyleMatrix } from '../../../../shared/schemas/styles'
import { EmptyState } from '../../../components/empty-state'
import { type KeyBinding, useKeys } from '../../../components/keys/registry'
import {
  type MatrixRow,
  type SheetColumn,
  type SheetCursor,
  SizeMatrix,
  type SizeMatrixHandle,
} from '../../../grid/size-matrix'
import { type Translate, useTexts } from '../../../i18n'
import { nextSpot, type Spot, takeable } from './accepting'
import { marksOf } from './cell-marks'
import { type Comparison, changedSkus, sheetOf, skusIn, sumsOf } from './comparison'

/** Room for both figures of a cell. */
const cellWidth = 58

interface DifferenceSheetProps {
  readonly comparison: Comparison
  readonly matrices: readonly StyleMatrix[]
  readonly onlyChanged: boolean
  readonly accepted: ReadonlySet<number>
  /** Accepts differences or gives them back; left out where versions are only looked at. */
  readonly onToggle?: ((skuIds: readonly number[]) => void) | undefined
  /** Another name loads the sheet anew. */
  readonly name: string
}

type Figure = 'from' | 'to' | 'difference' | 'amount'

/** What a column of figures is called. */
export const headerOf = ({ kind }: Comparison, field: Figure, t: Translate): string =>
  field === 'difference' || field === 'amount'
    ? t(`orders:compare.column.${field}`)
    : t(`orders:compare.column.${kind}.${field}`)

function useColumns(comparison: Comparison): readonly SheetColumn[] {
  const { t } = useTexts()
  return useMemo(() => {
    const sums = (row: MatrixRow) => sumsOf(comparison, skusIn(row))
    const column = (field: Figure, width: number, value: (row: MatrixRow) => number): SheetColumn => ({
      ...{ field, width, value, total: 'sum' },
      header: headerOf(comparison, field, t),
      type: field === 'amount' ? 'money' : 'quantity',
    })
    return [
      column('from', 54, (row) => sums(row).from.quantity),
      column('to', 54, (row) => sums(row).to.quantity),
      column('difference', 54, (row) => sums(row).to.quantity - sums(row).from.quantity),
      column('amount', 96, (row) => sums(row).to.amountFen - sums(row).from.amountFen),
    ]
  }, [comparison, t])
}

interface Moving {
  readonly rows: readonly MatrixRow[]
  readonly comparison: Comparison
  readonly accepted: ReadonlySet<number>
}

/** The cells that differ, and among them those nobody decided on. */
function spotsOf({ rows, comparison, accepted }: Moving): {
  readonly all: readonly Spot[]
  readonly open: readonly Spot[]
} {
  const changed = changedSkus(comparison)
  const all = rows.flatMap((row, at) =>
    (row.skuIds ?? []).flatMap((skuId, position) =>
      skuId !== null && changed.has(skuId) ? [{ row: at, position, skuId }] : [],
    ),
  )
  return {
    all,
    open: all.filter(({ skuId }) => comparison.offered.get(skuId)?.obstacle === null && !accepted.has(skuId)),
  }
}

function useMoving(moving: Moving, sheet: RefObject<SizeMatrixHandle | null>) {
  const cursor = useRef<SheetCursor>({ row: null, position: 0 })
  const latest = useRef(moving)
  latest.current = moving
  const onCursor = useCallback((at: SheetCursor) => {
    cursor.current = at
  }, [])
  const go = useCallback(
    (which: 'all' | 'open', back: boolean, decided: ReadonlySet<number> = latest.current.accepted) => {
      const { rows } = latest.current
      const found = spotsOf({ ...latest.current, accepted: decided })[which]
      const here = rows.findIndex(({ id }) => id === cursor.current.row?.id)
      const next = nextSpot(found, { row: Math.max(0, here), position: here < 0 ? -1 : cursor.current.position }, back)
      const row = next === null ? undefined : rows[next.row]
      if (next === null || row === undefined) return
      // The sheet tells of a cursor only once it is on screen.
      cursor.current = { row, position: next.position }
      sheet.current?.goTo(row.id, next.position)
    },
    [sheet],
  )
  const begin = useCallback(() => {
    cursor.current = { row: null, position: 0 }
    go('all', false)
  }, [go])
  return { onCursor, go, begin }
}

/** Two versions in one size-across sheet: what differs is marked with both figures; the keyboard goes from one to the next and decides. */
export function DifferenceSheet(props: DifferenceSheetProps) {
  const { comparison, matrices, onlyChanged, accepted, onToggle, name } = props
  const { t } = useTexts()
  const sheet = useRef<SizeMatrixHandle>(null)
  const { rows, groups } = useMemo(
    () => sheetOf(matrices, comparison, onlyChanged),
    [matrices, comparison, onlyChanged],
  )
  const flags = useMemo(() => marksOf(rows, comparison, accepted, t), [rows, comparison, accepted, t])
  const { onCursor, go, begin } = useMoving({ rows, comparison, accepted }, sheet)
  const shown = `${name}-${onlyChanged}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet begins at its first difference
  useEffect(begin, [begin, shown, rows.length > 0])
  const toggle = useCallback(
    (skuIds: readonly number[], moves: boolean) => {
      const ids = takeable(comparison.offered, skuIds)
      if (onToggle === undefined || ids.length === 0) return
      const accepts = ids.some((id) => !accepted.has(id))
      onToggle(ids)
      if (moves && accepts) go('open', false, new Set([...accepted, ...ids]))
    },
    [comparison, accepted, onToggle, go],
  )
  const all = useMemo(() => [...comparison.offered.keys()], [comparison])
  useSheetKeys({ sheet, go, toggle, all, decides: onToggle !== undefined })
  const right = useColumns(comparison)
  if (rows.length === 0) return <EmptyState title={t('orders:compare.same')} hint={t('orders:compare.sameHint')} />
  return (
    <SizeMatrix
      key={shown}
      ref={sheet}
      readOnly
      fixedRows
      priceless
      rows={rows}
      groups={groups}
      flags={flags}
      right={right}
      cellWidth={cellWidth}
      onCursor={onCursor}
    />
  )
}

interface SheetKeys {
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly go: (which: 'all' | 'open', back: boolean) => void
  readonly toggle: (skuIds: readonly number[], moves: boolean) => void
  readonly all: readonly number[]
  readonly decides: boolean
}

function useSheetKeys({ sheet, go, toggle, all, decides }: SheetKeys): void {
  const { t } = useTexts()
  const bindings = useMemo<readonly KeyBinding[]>(() => {
    const selected = () =>
      (sheet.current?.selectedCells() ?? []).flatMap(({ row, position }) => row.skuIds?.[position] ?? [])
    const ofRows = () => (sheet.current?.selectedRows() ?? []).flatMap(skusIn)
    return [
      { keys: 'F8', label: t('orders:compare.key.next'), run: () => go('all', false) },
      { keys: 'Shift+F8', label: t('orders:compare.key.previous'), run: () => go('all', true) },
      ...(decides
        ? [
            { keys: 'Space', label: t('orders:compare.key.cell'), run: () => toggle(selected(), true) },
            { keys: 'Alt+R', label: t('orders:compare.key.row'), run: () => toggle(ofRows(), true) },
            { keys: 'Alt+A', label: t('orders:compare.key.all'), run: () => toggle(all, false) },
          ]
        : []),
    ]
  }, [sheet, go, toggle, all, decides, t])
  useKeys(bindings)
}
