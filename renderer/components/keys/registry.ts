import { useEffect, useRef, useSyncExternalStore } from 'react'
import { matchesKeys, writesText } from './match'

/** One shortcut: its keys (the first is shown first), what it does in words, and the doing. */
export interface KeyBinding {
  readonly keys: string | readonly string[]
  readonly label: string
  /** Return false to say "not mine now": the next layer gets the press. */
  readonly run?: (event: KeyboardEvent) => unknown
}

interface Layer {
  readonly scope: 'everywhere' | 'screen' | 'dialog'
  bindings: readonly KeyBinding[]
}

let layers: readonly Layer[] = []
let version = 0
const listeners = new Set<() => void>()

function changed(): void {
  version += 1
  for (const listener of listeners) listener()
}

function isTyping(target: EventTarget | null): boolean {
  // An input that is only there to hear keys says so while nothing is being written into it.
  if (!(target instanceof HTMLElement) || target.dataset.keys === 'pass') return false
  return target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]),textarea,select')
}

function combinations(binding: KeyBinding): readonly string[] {
  return typeof binding.keys === 'string' ? [binding.keys] : binding.keys
}

/** @returns whether a binding took the press */
function handle(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  const typing = isTyping(event.target)
  for (const layer of [...layers].reverse()) {
    for (const binding of layer.bindings) {
      const hit = combinations(binding).some((keys) => matchesKeys(event, keys) && !(typing && writesText(keys)))
      if (!hit || binding.run === undefined) continue
      if (binding.run(event) === false) continue
      event.preventDefault()
      return true
    }
    // What lies under an open dialog must not react.
    if (layer.scope === 'dialog') return false
  }
  return false
}

/**
 * A closed drop-down takes any Enter as the wish to be opened, also the Ctrl+Enter of the screen: that one is looked at before the
 * drop-down sees it. An open list keeps it, because Enter picks there.
 */
function handleBeforeDropDown(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const box = event.target instanceof HTMLElement ? event.target.closest('[role="combobox"]') : null
  if (box === null || box.getAttribute('aria-expanded') === 'true') return
  if (handle(event)) event.stopPropagation()
}

if (typeof window !== 'undefined') {
  window.addEventListener('keydown', handleBeforeDropDown, true)
  window.addEventListener('keydown', handle)
}

/**
 * Registers the shortcuts of a screen: handled while it is mounted, and listed in the `?` overlay. Later mounted layers
 * win. A binding without `run` is only listed, for keys that a grid handles itself.
 */
export function useKeys(bindings: readonly KeyBinding[], scope: Layer['scope'] = 'screen', active = true): void {
  const layer = useRef<Layer | null>(null)
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
    if (layer.current === null) return
    layer.current.bindings = bindings
    changed()
  }, [bindings])
  useEffect(() => {
    if (!active) return undefined
    const mine: Layer = { scope, bindings: latest.current }
    layer.current = mine
    layers = [...layers, mine]
    changed()
    return () => {
      layer.current = null
      layers = layers.filter((other) => other !== mine)
      changed()
    }
  }, [scope, active])
}

/** What the `?` overlay lists: the shortcuts that work now. */
export function useKeyHelp(): { readonly screen: readonly KeyBinding[]; readonly everywhere: readonly KeyBinding[] } {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
  const of = (scope: Layer['scope']) => layers.filter((layer) => layer.scope === scope).flatMap((l) => l.bindings)
  return { screen: of('screen'), everywhere: of('everywhere') }
}
