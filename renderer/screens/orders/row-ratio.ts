import { useMemo } from 'react'
import { type GroupSize, ratioThatHolds } from '../../../shared/domain/size-ratios'
import { useRead } from '../../api/hooks'
import { useLive } from '../../components/live'
import { useMay } from '../../components/session'
import type { MatrixRow } from '../../grid/size-matrix'
import type { DraftSession } from './draft-session'
import type { StyleBook } from './style-book'

/** The ratio that holds for the current row, whose it is, and where its sizes stand in the row. */
export interface RowRatio {
  readonly source: 'distributor' | 'group'
  readonly customer: string
  readonly groupName: string
  /** This distributor orders by the pack. */
  readonly wholePacks: boolean
  readonly sizes: readonly (GroupSize & { readonly position: number })[]
}

/** The sizes a total can go to: those the colour comes in, with the parts of the size group. */
function groupSizesOf(row: MatrixRow, book: StyleBook): RowRatio['sizes'] {
  const sizes = book.matrices.get(row.styleId)?.sizes ?? []
  return sizes.flatMap(({ code, ratio, core }, position) =>
    row.missing?.includes(position) ? [] : [{ size: code, position, parts: ratio, core }],
  )
}

/**
 * The ratio for the row under the cursor: the distributor's own where it has one, else that of the size group; null without a row. It is
 * read as soon as the distributor is known, so that nothing changes under what is typed.
 */
export function useRowRatio(session: DraftSession, row: MatrixRow | null): RowRatio | null {
  const may = useMay()
  const { distributorId, distributorLabel } = useLive(session.header)
  const enabled = distributorId !== null && may('sizeRatios.list')
  const { data } = useRead('sizeRatios.list', { distributorId: distributorId ?? 0 }, { enabled })
  return useMemo(() => {
    if (row === null) return null
    const group = groupSizesOf(row, session.book)
    const sizeGroup = session.book.matrices.get(row.styleId)
    const known = enabled ? data?.find(({ sizeGroupId }) => sizeGroupId === sizeGroup?.sizeGroupId) : undefined
    const own = known?.source === 'distributor' ? known.sizes : null
    const held = ratioThatHolds(group, own)
    return {
      source: held.source,
      customer: distributorLabel,
      groupName: sizeGroup?.sizeGroupName ?? '',
      wholePacks: own !== null && known?.wholePacks === true,
      sizes: held.sizes.map((size, at) => ({ ...size, position: group[at]?.position ?? 0 })),
    }
  }, [row, session.book, enabled, data, distributorLabel])
}
