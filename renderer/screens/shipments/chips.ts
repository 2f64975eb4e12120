import { useMemo } from 'react'
import type { DocumentKind, DocumentStatus } from '../../../shared/schemas/documents'
import { type DeskChip, useDeskChips } from '../../components/document-list'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'

type ListedKind = Extract<DocumentKind, 'allocation' | 'shipment' | 'shortage'>

/** A list of the dispatch desk; `waiting` is the open demand, the others are documents in some states. */
interface DispatchList {
  readonly kind: ListedKind | 'waiting'
  readonly statuses?: readonly DocumentStatus[]
  /** The name `desks.waiting` counts it under. */
  readonly counted?: string
}

/** The lists of the dispatch desk in the order of the work, then everything of each kind. */
export const dispatchLists = {
  waiting: { kind: 'waiting', counted: 'waitingForGoods' },
  allocations: { kind: 'allocation', statuses: ['proposed', 'firm'], counted: 'allocations' },
  toDispatch: { kind: 'shipment', statuses: ['draft', 'picked'], counted: 'toDispatch' },
  toConfirm: { kind: 'shipment', statuses: ['dispatched'], counted: 'toConfirm' },
  shortages: { kind: 'shortage', statuses: ['open'], counted: 'shortages' },
  allShipments: { kind: 'shipment' },
  allAllocations: { kind: 'allocation' },
  allShortages: { kind: 'shortage' },
} as const satisfies Readonly<Record<string, DispatchList>>

/** The key of a list of the desk. */
export type DispatchChip = keyof typeof dispatchLists

/** Narrows a key that came back from a chip or an address. */
export function isDispatchChip(key: string | null): key is DispatchChip {
  return key !== null && key in dispatchLists
}

const permissions = {
  waiting: 'allocations.waiting',
  allocation: 'allocations.list',
  shipment: 'shipments.list',
  shortage: 'shortages.list',
} as const

/** The lists this person may open, with what waits in each. */
export function useDispatchChips() {
  const { t } = useTexts()
  const may = useMay()
  const open = Object.keys(dispatchLists)
    .filter(isDispatchChip)
    .filter((key) => may(permissions[dispatchLists[key].kind]))
    .join(' ')
  const chips = useMemo(
    () =>
      open
        .split(' ')
        .filter(isDispatchChip)
        .map((key): DeskChip => {
          const list: DispatchList = dispatchLists[key]
          const counted = list.counted === undefined ? {} : { list: list.counted }
          const tone = key === 'shortages' ? { tone: 'wrong' as const } : {}
          return { key, label: t(`shipments:chip.${key}`), ...counted, ...tone }
        }),
    [open, t],
  )
  return useDeskChips('dispatch', chips)
}
