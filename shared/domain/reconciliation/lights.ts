import type { PeriodLight } from '../../schemas/reconciliations'

/** What is known of a distributor in a period. */
export interface PeriodState {
  readonly statementStatus: string | null
  readonly reconciliationStatus: string | null
  readonly openCount: number
}

/** How far a distributor is in a period: nothing sent, sent, their book is here with differences or without, agreed, signed. */
export function lightOf({ statementStatus, reconciliationStatus, openCount }: PeriodState): PeriodLight {
  if (reconciliationStatus === 'signed') return 'signed'
  if (reconciliationStatus === 'agreed') return 'agreed'
  if (reconciliationStatus === 'open') return openCount > 0 ? 'differences' : 'matched'
  if (statementStatus === 'confirmed' || statementStatus === 'closed') return 'agreed'
  if (statementStatus === 'disputed') return 'differences'
  return statementStatus === 'issued' ? 'sent' : 'notSent'
}
