import type { MixRow } from '../../../shared/schemas/fairs'
import { progressBp } from './progress'

/** A part of what was ordered in shares of the whole, in basis points. */
export interface MixShare extends MixRow {
  readonly shareBp: number
  readonly lastShareBp: number
  readonly changeBp: number
}

/** Shares of a fair's pieces beside those of the other fair; a fair without orders has shares of nought. */
export function sharesOf(rows: readonly MixRow[]): MixShare[] {
  const total = rows.reduce((sum, row) => sum + row.quantity, 0)
  const lastTotal = rows.reduce((sum, row) => sum + row.lastQuantity, 0)
  return rows.map((row) => {
    const shareBp = progressBp(row.quantity, total) ?? 0
    const lastShareBp = progressBp(row.lastQuantity, lastTotal) ?? 0
    return { ...row, shareBp, lastShareBp, changeBp: shareBp - lastShareBp }
  })
}

/** Moves on presentation: as many members as a chart names legibly. */
export const chartedMembers = 12
