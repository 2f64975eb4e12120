import type { GridApi } from 'ag-grid-community'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTexts } from '../../i18n'
import type { SheetLayout, SheetLine, SheetView } from './cells'
import { type Repaint, SheetController } from './controller'
import { SheetEditor } from './editor'
import { fitNames } from './fit-names'
import { attachMouse } from './mouse'
import { SheetPainter } from './painter'
import { placeEditor, placeInput } from './place-editor'
import type { SizeMatrixProps } from './props'
import { restPins } from './resting-pins'
import type { Notice } from './status-bar'
import { type StyleHit, type Suggestions, useSuggestions } from './suggestions'
import type { CellFlag } from './types'

const noColumns: SheetLayout['left'] = []
/** So many rows before the last one more are asked for, so that nobody who scrolls waits for them. */
const rowsAhead = 60
const noFlags: ReadonlyMap<string, ReadonlyMap<number, CellFlag>> = new Map()

function useController<Hit extends StyleHit>(props: SizeMatrixProps<Hit>): SheetController {
  const { rows, groups, readOnly = false, fixedRows = false, onAddStyle, onNearEnd } = props
  const adds = !readOnly && !fixedRows && onAddStyle !== undefined
  const grows = onNearEnd !== undefined
  const first = useRef({ rows, groups })
  const controller = useMemo(
    () => new SheetController(first.current.groups, first.current.rows, { edit: !readOnly, add: adds }),
    [readOnly, adds],
  )
  const given = useRef(rows)
  useEffect(() => {
    if (given.current === rows) return
    given.current = rows
    if (grows) controller.append(rows, groups)
    else controller.reprice(rows)
  }, [controller, rows, groups, grows])
  return controller
}

/** The elements of the sheet that its machinery moves. */
export interface SheetElements {
  readonly root: RefObject<HTMLDivElement | null>
  readonly input: RefObject<HTMLInputElement | null>
  readonly list: RefObject<HTMLDivElement | null>
}

/** Everything the sheet's component shows or is asked. */
export interface Sheet<Hit extends StyleHit> {
  readonly controller: SheetController
  readonly view: SheetView
  readonly elements: SheetElements
  readonly suggestions: Suggestions<Hit>
  readonly notice: Notice | null
  readonly onReady: (api: GridApi<SheetLine>) => void
  readonly addStyle: (hit: Hit) => Promise<void>
  readonly leave: () => void
}

interface Parts {
  readonly painter: SheetPainter
  readonly editor: SheetEditor
}

function onRepaint<Hit extends StyleHit>(
  repaint: Repaint,
  { painter }: Parts,
  controller: SheetController,
  props: SizeMatrixProps<Hit>,
): void {
  painter.paint(repaint)
  if (repaint.selection === true) {
    painter.reveal()
    const { row, column } = controller.selection.active
    props.onRow?.(controller.model.rowAt(row))
    props.onCursor?.({ row: controller.model.rowAt(row), position: column })
  }
  if (repaint.change === undefined) return
  const { model } = controller
  props.onChange?.({
    change: repaint.change,
    totals: model.totals(),
    rows: () => model.rows(),
    row: (rowId) => model.currentAt(model.indexOf(rowId) ?? -1),
  })
}

function layoutOf<Hit extends StyleHit>(props: SizeMatrixProps<Hit>): SheetLayout {
  const { left = noColumns, right = null, groupless = false, cellWidth = null, whole } = props
  return { left, right, group: !groupless, cellWidth, whole }
}

/** New styles: picked from the list or taken by Enter. */
function useNewStyles<Hit extends StyleHit>(
  controller: SheetController,
  latest: RefObject<SizeMatrixProps<Hit>>,
  setNotice: (notice: Notice | null) => void,
  done: RefObject<() => void>,
) {
  return useCallback(
    async (hit: Hit) => {
      const { onAddStyle } = latest.current
      if (onAddStyle === undefined) return
      const { rows, groups } = await onAddStyle(hit)
      const [first] = rows
      done.current()
      if (first === undefined) setNotice({ kind: 'notFound', text: hit.code })
      else if (controller.addRows(rows, groups) === 'added') setNotice(null)
      else setNotice({ kind: 'duplicate', style: first.styleCode, colour: rows.length === 1 ? first.colourName : '' })
    },
    [controller, latest, setNotice, done],
  )
}

interface Wiring<Hit extends StyleHit> {
  readonly api: GridApi<SheetLine> | null
  readonly elements: SheetElements
  readonly view: SheetView
  readonly latest: RefObject<SizeMatrixProps<Hit>>
  readonly setQuery: (query: string | null) => void
  readonly setNotice: (notice: Notice | null) => void
  readonly enterStyle: (text: string) => Promise<void>
  readonly press: (event: KeyboardEvent) => boolean
}

function connect<Hit extends StyleHit>(
  wiring: Wiring<Hit>,
  api: GridApi<SheetLine>,
): (Parts & { stop: () => void }) | null {
  const { elements, view, latest } = wiring
  const { controller } = view
  const [frame, input] = [elements.root.current, elements.input.current]
  if (frame === null || input === null) return null
  const painter = new SheetPainter(api, frame, view)
  const editor = new SheetEditor(input, controller, {
    onQuery: wiring.setQuery,
    onSuggestionKey: wiring.press,
    onNewStyle: (text) => void wiring.enterStyle(text),
    onNews: wiring.setNotice,
    rowsOnScreen: () => painter.geometry.rowsOnScreen(),
  })
  const parts = { painter, editor }
  const place = () => {
    const at = painter.activePlace()
    if (controller.isNewStyleCell(controller.selection.active)) {
      placeEditor(at, frame, { input, list: elements.list.current })
    } else placeInput(at, input)
  }
  const moves = ['bodyScroll', 'viewportChanged', 'columnResized', 'gridSizeChanged'] as const
  for (const name of moves) api.addEventListener(name, place)
  const watchEnd = () => {
    if (api.getLastDisplayedRowIndex() >= controller.model.rowCount - rowsAhead) latest.current.onNearEnd?.()
  }
  const ends = ['bodyScroll', 'viewportChanged', 'modelUpdated'] as const
  for (const name of ends) api.addEventListener(name, watchEnd)
  const stops = [
    controller.onRepaint((repaint) => {
      onRepaint(repaint, parts, controller, latest.current)
      if (repaint.change !== undefined) wiring.setNotice(null)
      if (repaint.selection === true || repaint.structure === true) place()
    }),
    editor.attach(),
    painter.geometry.attach(),
    restPins(frame),
    fitNames(api, frame, controller),
    attachMouse(frame, controller, {
      onLeave: () => editor.commit(),
      onEdit: () => editor.editText(),
      focus: () => input.focus({ preventScroll: true }),
    }),
    () => {
      if (api.isDestroyed()) return
      for (const name of moves) api.removeEventListener(name, place)
      for (const name of ends) api.removeEventListener(name, watchEnd)
    },
  ]
  parts.painter.structure()
  parts.painter.selection()
  requestAnimationFrame(place)
  if (latest.current.autoFocus !== false) input.focus({ preventScroll: true })
  return {
    ...parts,
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}

function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  latest.current = value
  return latest
}

function useElements(): SheetElements {
  const root = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  return useMemo(() => ({ root, input, list }), [])
}

// A longer list may have to open upwards.
function useListPlace(elements: SheetElements, hits: readonly StyleHit[], parts: RefObject<Parts | null>): void {
  useEffect(() => {
    const { root, input, list } = elements
    const painter = parts.current?.painter
    if (hits.length === 0 || painter === undefined || root.current === null || input.current === null) return
    placeEditor(painter.activePlace(), root.current, { input: input.current, list: list.current })
  }, [elements, hits, parts])
}

/** Paints what a screen says of the sheet from outside on the cells that are there: new marks, and what the whole list adds up to. */
function useRepainting(api: GridApi<SheetLine> | null, flags: typeof noFlags, whole: SheetLayout['whole']): void {
  useEffect(() => {
    if (flags !== noFlags) api?.refreshCells({ force: true })
  }, [api, flags])
  useEffect(() => {
    const pinned = api?.getPinnedBottomRow(0)
    if (whole !== undefined && pinned !== undefined) api?.refreshCells({ rowNodes: [pinned], force: true })
  }, [api, whole])
}

/** Puts controller, painter, editor, mouse and search together around one grid. */
export function useSheet<Hit extends StyleHit>(props: SizeMatrixProps<Hit>): Sheet<Hit> {
  const { t } = useTexts()
  const controller = useController(props)
  const elements = useElements()
  const latest = useLatest(props)
  const [api, setApi] = useState<GridApi<SheetLine> | null>(null)
  const [query, setQuery] = useState<string | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const suggestions = useSuggestions(query, props.findStyles)
  const suggesting = useLatest(suggestions)
  const parts = useRef<Parts | null>(null)
  const { flags = noFlags } = props
  const flagsNow = useLatest(flags)
  const prices = props.priceless !== true
  const view = useMemo<SheetView>(
    () => ({
      controller,
      t,
      prices,
      flagOf: (rowId, position) => flagsNow.current.get(rowId)?.get(position) ?? null,
      layout: () => layoutOf(latest.current),
    }),
    [controller, t, prices, flagsNow, latest],
  )
  const done = useLatest(() => {
    parts.current?.editor.cancel()
    elements.input.current?.focus()
  })
  const addStyle = useNewStyles(controller, latest, setNotice, done)
  const enterStyle = useCallback(
    async (text: string) => {
      const hit = text.trim() === '' ? null : await suggesting.current.best(text).catch(() => null)
      if (hit !== null) await addStyle(hit)
      else if (text.trim() === '') done.current()
      else setNotice({ kind: 'notFound', text })
    },
    [addStyle, suggesting, done],
  )
  useEffect(() => {
    if (api === null || api.isDestroyed()) return undefined
    const press = (event: KeyboardEvent) => suggesting.current.press(event)
    const connected = connect({ api, elements, view, latest, setQuery, setNotice, enterStyle, press }, api)
    parts.current = connected
    return () => connected?.stop()
  }, [api, elements, view, latest, enterStyle, suggesting])
  useRepainting(api, flags, props.whole)
  useListPlace(elements, suggestions.hits, parts)
  const leave = useCallback(() => parts.current?.editor.commit(), [])
  return { controller, view, elements, suggestions, notice, onReady: setApi, addStyle, leave }
}
