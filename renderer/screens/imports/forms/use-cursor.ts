import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { goodsFlag, type SheetCursor, type SizeMatrixHandle } from '../../../grid/size-matrix'
import type { PlacedProblem } from './form-flags'
import type { FormPlace } from './form-rows'
import type { ShownForm } from './use-form-sheet'

/** Where the keyboard is in the sheet of a form. */
export interface FormCursor {
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly rowId: string | null
  /** The problems of the cell, then those of the row's goods. */
  readonly here: readonly PlacedProblem[]
  readonly place: FormPlace | null
  readonly onCursor: (cursor: SheetCursor) => void
  /** Goes to the next problem of the order, or the one before; false when there is none. */
  readonly jump: (step: 1 | -1) => boolean
  readonly goTo: (problem: PlacedProblem) => void
}

/** Follows the cursor through the sheet, and finds its place again in the file when the rows become others. */
export function useFormCursor(shown: ShownForm | null): FormCursor {
  const sheet = useRef<SizeMatrixHandle>(null)
  const [at, setAt] = useState<{ readonly rowId: string; readonly position: number } | null>(null)
  const last = useRef<FormPlace | null>(null)
  const held = shown?.held
  const onCursor = useCallback(
    ({ row, position }: SheetCursor) => {
      setAt(row === null ? null : { rowId: row.id, position })
      last.current = (row === null ? null : held?.places.get(row.id)?.[position]) ?? last.current
    },
    [held],
  )
  const key = shown?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another sheet looks for the place, not another reading of it
  useEffect(() => {
    if (shown === null) return
    const found = positionOf(shown, last.current) ?? firstProblem(shown) ?? start(shown)
    setAt(found)
    if (found !== null) sheet.current?.goTo(found.rowId, Math.max(0, found.position))
  }, [key])
  const placed = shown?.placed
  const here = useMemo(() => {
    const own = (placed ?? []).filter(({ rowId }) => rowId === at?.rowId)
    return [
      ...own.filter(({ position }) => position !== goodsFlag && position === at?.position),
      ...own.filter(({ position }) => position === goodsFlag),
    ]
  }, [placed, at])
  const goTo = useCallback(({ rowId, position }: PlacedProblem) => {
    const cell = { rowId, position: Math.max(0, position) }
    // A sheet that is still being made tells nobody where its cursor is.
    setAt(cell)
    sheet.current?.goTo(cell.rowId, cell.position)
  }, [])
  const jump = useCallback(
    (step: 1 | -1) => {
      const stops = stopsOf(placed ?? [])
      if (stops.length === 0) return false
      const order = (rowId: string) => held?.rows.findIndex(({ id }) => id === rowId) ?? 0
      const rank = (stop: { readonly rowId: string; readonly position: number }) =>
        order(stop.rowId) * 1000 + Math.max(0, stop.position)
      const now = at === null ? -1 : rank(at)
      const ahead = step === 1 ? stops.find((stop) => rank(stop) > now) : stops.findLast((stop) => rank(stop) < now)
      const target = ahead ?? (step === 1 ? stops[0] : stops.at(-1))
      if (target !== undefined) goTo(target)
      return true
    },
    [placed, held, at, goTo],
  )
  const place = at === null ? null : (held?.places.get(at.rowId)?.[at.position] ?? null)
  return { sheet, rowId: at?.rowId ?? null, here, place, onCursor, jump, goTo }
}

/** One stop a cell, however many problems it has; what is wrong stands before what only wants a look. */
function stopsOf(placed: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const errors = placed.filter(({ problem }) => problem.severity === 'error')
  const stops = new Map<string, PlacedProblem>()
  for (const one of errors.length > 0 ? errors : placed) {
    const key = `${one.rowId}\n${Math.max(0, one.position)}`
    if (!stops.has(key)) stops.set(key, one)
  }
  return [...stops.values()]
}

function positionOf({ held }: ShownForm, place: FormPlace | null) {
  if (place === null) return null
  for (const [rowId, places] of held.places) {
    const position = places.findIndex(
      (own) => own?.sheet === place.sheet && own.row === place.row && own.column === place.column,
    )
    if (position >= 0) return { rowId, position }
  }
  return null
}

const firstProblem = ({ placed }: ShownForm) => {
  const [first] = stopsOf(placed)
  return first === undefined ? null : { rowId: first.rowId, position: first.position }
}

const start = ({ held }: ShownForm) => {
  const [row] = held.rows
  if (row === undefined) return null
  const open = row.entries.findIndex((_, position) => !row.missing?.includes(position))
  return { rowId: row.id, position: Math.max(0, open) }
}
