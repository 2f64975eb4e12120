import { useMemo } from 'react'
import { useRead } from '../../api/hooks'
import type { FilterChip } from '../list-screen'

type WaitingDesk = 'orders' | 'dispatch' | 'transfers' | 'returns' | 'accounts'

/** A chip of a desk: a waiting list by the name `desks.waiting` gives it, or a list of everything. */
export interface DeskChip {
  readonly key: string
  readonly label: string
  /** The waiting list whose count stands beside the chip. */
  readonly list?: string
  /** Red where what waits is already a loss. */
  readonly tone?: 'waits' | 'wrong'
}

/** A desk's chips with what waits in each, and the first of them where something does; null until that is known. */
export function useDeskChips(
  desk: WaitingDesk,
  chips: readonly DeskChip[],
): { readonly chips: readonly FilterChip[]; readonly first: string | null } {
  const { data, error } = useRead('desks.waiting', {})
  return useMemo(() => {
    const counts = new Map(
      (data?.lists ?? []).filter((list) => list.desk === desk).map((list) => [list.list, list.count]),
    )
    const shown = chips.map(({ key, label, list, tone = 'waits' }): FilterChip => {
      const count = list === undefined ? undefined : counts.get(list)
      if (count === undefined) return { key, label }
      return { key, label, count, ...(count > 0 ? { tone } : {}) }
    })
    const known = data !== undefined || error !== null
    const waiting = shown.find((chip) => (chip.count ?? 0) > 0) ?? chips.find((chip) => chip.list === undefined)
    return { chips: shown, first: known ? (waiting?.key ?? chips[0]?.key ?? null) : null }
  }, [chips, data, desk, error])
}
