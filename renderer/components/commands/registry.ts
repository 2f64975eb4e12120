import { useEffect, useSyncExternalStore } from 'react'

/** Something a person can ask for by its name in the Ctrl+K palette. */
export interface Command {
  readonly id: string
  readonly title: string
  /** Shown at the right, e.g. `Ctrl+S`. */
  readonly keys?: string
  readonly run: () => void
}

let offered: readonly (readonly Command[])[] = []
let flat: readonly Command[] = []
const listeners = new Set<() => void>()

function set(next: readonly (readonly Command[])[]): void {
  offered = next
  flat = offered.flat()
  for (const listener of listeners) listener()
}

/** Offers a screen's commands in the palette while it is mounted; keep the array stable with `useMemo`. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    set([commands, ...offered])
    return () => set(offered.filter((other) => other !== commands))
  }, [commands])
}

/** Every command on offer now, the current screen's first. */
export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => flat,
  )
}
