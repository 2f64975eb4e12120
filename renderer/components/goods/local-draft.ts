import { useCallback, useState } from 'react'
import { useDraftOwner } from '../draft-owner'
import { keepDraft } from '../draft-store'

function read<Value>(key: string): Value | null {
  const text = localStorage.getItem(key)
  if (text === null) return null
  try {
    // Only this hook writes under the key, and one key belongs to one place.
    return JSON.parse(text) as Value
  } catch {
    return null
  }
}

/** What was typed and is not in the books yet: it outlives Esc, a crash and a closed window, until it is saved or given up. */
export function useLocalDraft<Value>(name: string) {
  const key = `draft.${useDraftOwner()}.${name}`
  const [found] = useState(() => read<Value>(key))
  const keep = useCallback((value: Value) => keepDraft(key, value), [key])
  const forget = useCallback(() => localStorage.removeItem(key), [key])
  return { found, keep, forget }
}
