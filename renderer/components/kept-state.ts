import { useCallback, useState } from 'react'

const kept = new Map<string, unknown>()

/** Forgets everything that was kept, when a person or a company is left: filters name records that others do not have. */
export function forgetKeptStates(): void {
  kept.clear()
}

/** State that outlives its screen, so that a list comes back with the filter it was left with; gone when the window closes. */
export function useKeptState<Value>(key: string, initial: Value): readonly [Value, (value: Value) => void] {
  // Only this hook writes under the key, and one key belongs to one place.
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as Value) : initial))
  const set = useCallback(
    (next: Value) => {
      kept.set(key, next)
      setValue(next)
    },
    [key],
  )
  return [value, set]
}
