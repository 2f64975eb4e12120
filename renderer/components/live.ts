import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { following } from './following'

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

/** The same a frame later: for what follows the typing, so that the key itself is painted first. */
export function useFollowing<Value>(live: Live<Value>): Value {
  const subscribe = useCallback(
    (listener: () => void) => {
      const later = following(listener)
      const unsubscribe = live.subscribe(later.call)
      return () => {
        unsubscribe()
        later.stop()
      }
    },
    [live],
  )
  return useSyncExternalStore(subscribe, live.read)
}

/** What stood in a `Live` once it stood still for a while; nothing is rendered before that. */
export function useLiveSettled<Value, Part>(
  live: Live<Value>,
  part: (value: Value) => Part,
  milliseconds: number,
): Part {
  const [settled, setSettled] = useState(() => part(live.value))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => setSettled(part(live.value))
    const unsubscribe = live.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(settle, milliseconds)
    })
    settle()
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [live, part, milliseconds])
  return settled
}
