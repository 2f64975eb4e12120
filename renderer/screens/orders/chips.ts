import { useMemo } from 'react'
import type { DocumentStatus } from '../../../shared/schemas/documents'
import { useRead } from '../../api/hooks'
import type { FilterChip } from '../../components/list-screen'
import { useTexts } from '../../i18n'

/** The waiting lists of the order desk by their state, in the order of the work; `all` has no states. */
export const orderChips = {
  toSubmit: ['draft'],
  toApprove: ['submitted'],
  toAllocate: ['approved', 'partlyAllocated', 'partlyShipped'],
  toShip: ['allocated'],
  completed: ['completed'],
  cancelled: ['cancelled'],
  all: [],
} as const satisfies Readonly<Record<string, readonly DocumentStatus[]>>

/** The key of a chip. */
export type OrderChip = keyof typeof orderChips

/** Narrows the key of a chip that came back from the list. */
export function isOrderChip(key: string): key is OrderChip {
  return key in orderChips
}

const waits: ReadonlySet<OrderChip> = new Set(['toSubmit', 'toApprove', 'toAllocate'])

/** The chips with their counts, and the one to open on: the first where something waits. */
export function useOrderChips(): { readonly chips: readonly FilterChip[]; readonly first: OrderChip | null } {
  const { t } = useTexts()
  const { data, error } = useRead('desks.waiting', {})
  return useMemo(() => {
    const counts = new Map<OrderChip, number>()
    for (const list of data?.lists ?? []) {
      const chip = Object.keys(orderChips).find(
        (key): key is OrderChip => isOrderChip(key) && sameStates(orderChips[key], list.statuses),
      )
      if (list.kind === 'order' && chip !== undefined) counts.set(chip, list.count)
    }
    const chips = Object.keys(orderChips)
      .filter(isOrderChip)
      .map((key): FilterChip => {
        const count = counts.get(key)
        const tone = count !== undefined && count > 0 && key === 'toApprove' ? { tone: 'waits' as const } : {}
        return { key, label: t(`orders:chip.${key}`), ...(count === undefined ? {} : { count }), ...tone }
      })
    const waiting = (['toApprove', 'toSubmit', 'toAllocate'] as const).find((key) => (counts.get(key) ?? 0) > 0)
    const known = data !== undefined || error !== null
    return { chips, first: known ? (waiting ?? 'all') : null }
  }, [data, error, t])
}

const sameStates = (chip: readonly string[], statuses: readonly string[]): boolean =>
  chip.length === statuses.length && statuses.every((status) => chip.includes(status))

/** Whether a chip stands for work that waits. */
export const isWaiting = (chip: OrderChip): boolean => waits.has(chip)
