import { useCallback, useState } from 'react'
import { useDraftOwner } from '../draft-owner'
import { keepDraft } from '../draft-store'
import { type Rebased, rebased, same } from './rebase'

/** A form being filled in: what stands in it, whether that differs from the books, and how it came here. */
export interface DraftForm<Draft extends object> {
  readonly value: Draft
  readonly base: Draft
  readonly dirty: boolean
  /** What stands there was typed earlier, left without saving, and kept on this computer. */
  readonly restored: boolean
  set<Key extends keyof Draft>(key: Key, value: Draft[Key]): void
  /** Takes the books' newest version in: fields only they changed follow, fields changed on both sides stay as typed. */
  rebase(latest: Draft): Rebased<Draft>
  /** Gives up what was typed. */
  discard(): void
  /** Forgets the copy on this computer, because the books have it now. */
  forget(): void
}

interface Kept<Draft> {
  readonly base: Draft
  readonly value: Draft
}

function keptDraft<Draft>(key: string): Kept<Draft> | null {
  const text = localStorage.getItem(key)
  if (text === null) return null
  try {
    // Only this hook writes under the key, and one key belongs to one form.
    return JSON.parse(text) as Kept<Draft>
  } catch {
    return null
  }
}

/** A form that outlives Esc, a crash and a closed window: every edit is kept on this computer until it is saved or given up. */
export function useDraftForm<Draft extends object>(name: string, initial: Draft): DraftForm<Draft> {
  const key = `draft.${useDraftOwner()}.${name}`
  const [start] = useState(() => {
    const kept = keptDraft<Draft>(key)
    return kept === null || same(kept.base, kept.value) ? null : kept
  })
  const [base, setBase] = useState(start?.base ?? initial)
  const [value, setValue] = useState(start?.value ?? initial)
  const [restored, setRestored] = useState(start !== null)
  const keep = useCallback(
    (next: Kept<Draft>) => {
      if (same(next.base, next.value)) localStorage.removeItem(key)
      else keepDraft(key, next)
    },
    [key],
  )
  return {
    value,
    base,
    dirty: !same(base, value),
    restored,
    set: (field, entry) => {
      const next = { ...value, [field]: entry }
      setValue(next)
      keep({ base, value: next })
    },
    rebase: (latest) => {
      const { value: next, ...changes } = rebased(base, value, latest)
      setBase(latest)
      setValue(next)
      keep({ base: latest, value: next })
      return changes
    },
    discard: () => {
      localStorage.removeItem(key)
      setBase(initial)
      setValue(initial)
      setRestored(false)
    },
    forget: () => localStorage.removeItem(key),
  }
}
