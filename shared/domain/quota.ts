import { exactInteger, rateOfFen } from './money'

/** What a return quota is counted from; all amounts in fen, positive. Returns of defects are exempt: leave them out of `returnedFen`. */
export interface ReturnQuotaInput {
  /** Net shipped: what was charged for the season or wave the quota counts. */
  readonly shippedFen: number
  readonly quotaBp: number
  /** Commercial returns already credited or approved. */
  readonly returnedFen: number
  /** The return being keyed in. */
  readonly thisFen?: number
}

/** A return quota in fen with what this return does to it; `ok` false means someone who may exceed it has to approve. */
export interface ReturnQuota {
  readonly quotaFen: number
  readonly usedFen: number
  readonly leftFen: number
  readonly overFen: number
  readonly ok: boolean
}

/** How much may still come back (退货率): the quota is a share of what was shipped, so it grows with every shipment. */
export const returnQuota = (input: ReturnQuotaInput): ReturnQuota => {
  const quotaFen = rateOfFen(Math.max(0, input.shippedFen), input.quotaBp)
  const usedFen = exactInteger(input.returnedFen + (input.thisFen ?? 0), 'returned amount')
  return {
    quotaFen,
    usedFen,
    leftFen: Math.max(0, quotaFen - usedFen),
    overFen: Math.max(0, usedFen - quotaFen),
    ok: usedFen <= quotaFen,
  }
}
