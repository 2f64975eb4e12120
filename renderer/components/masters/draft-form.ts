import { useCallback, useState } from 'react'

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

/** Which fields someone else changed meanwhile, and which of them were changed here too. */
export interface Rebased<Draft> {
  readonly theirs: readonly (keyof Draft & string)[]
  readonly both: readonly (keyof Draft & string)[]
}

interface Kept<Draft> {
  readonly base: Draft
  readonly value: Draft
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

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

/** Mine over theirs, field by field, with what happened to each. */
export function rebased<Draft extends object>(
  base: Draft,
  mine: Draft,
  latest: Draft,
): Rebased<Draft> & { readonly value: Draft } {
  const value = { ...latest }
  const theirs: (keyof Draft & string)[] = []
  const both: (keyof Draft & string)[] = []
  // The keys of an object of this type are its type's keys; `version` is never typed and always theirs.
  for (const key of Object.keys(mine) as (keyof Draft & string)[]) {
    if (key === 'version' || key === 'id') continue
    const changedHere = !same(base[key], mine[key])
    const changedThere = !same(base[key], latest[key])
    if (changedHere) value[key] = mine[key]
    if (changedThere && changedHere && !same(mine[key], latest[key])) both.push(key)
    else if (changedThere && !changedHere) theirs.push(key)
  }
  return { value, theirs, both }
}

/** A form that outlives Esc, a crash and a closed window: every edit is kept on this computer until it is saved or given up. */
export function useDraftForm<Draft extends object>(name: string, initial: Draft): DraftForm<Draft> {
  const key = `draft.${name}`
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
      else localStorage.setItem(key, JSON.stringify(next))
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
