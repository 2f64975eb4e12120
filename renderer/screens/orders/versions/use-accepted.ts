import { useCallback, useState } from 'react'
import { toggled } from './accepting'

const nothing: ReadonlySet<number> = new Set()

/** The differences that were accepted of what is compared under a name; another pair of versions or another form starts over. */
export function useAccepted(name: string) {
  const [state, setState] = useState({ name, accepted: nothing })
  const accepted = state.name === name ? state.accepted : nothing
  const toggle = useCallback(
    (skuIds: readonly number[]) =>
      setState((before) => ({ name, accepted: toggled(before.name === name ? before.accepted : nothing, skuIds) })),
    [name],
  )
  return { accepted, toggle }
}
