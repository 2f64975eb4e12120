import { useSyncExternalStore } from 'react'

/** A value that changes with every keystroke: only what shows it is rendered again, not the screen around it. */
export class Live<Value> {
  readonly #listeners = new Set<() => void>()

  constructor(private current: Value) {}

  get value(): Value {
    return this.current
  }

  set(value: Value): void {
    if (Object.is(value, this.current)) return
    this.current = value
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): Value => this.current
}

/** The value of a `Live`, rendered again when it changes. */
export function useLive<Value>(live: Live<Value>): Value {
  return useSyncExternalStore(live.subscribe, live.read)
}
