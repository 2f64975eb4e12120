import type { AllocationEdge } from '../ageing'
import type { BusinessDay } from '../days'

/** What of a credit or a charge is not settled yet. Amounts are positive on both sides, in fen, so that one rule serves both. */
export interface OpenEnd {
  readonly id: number
  readonly date: BusinessDay
  readonly dueDate: BusinessDay | null
  readonly openFen: number
  /** The document's own number and the number the other side knows it by. */
  readonly number: string
  readonly reference: string
  /** Words in which a payer may name what is paid: bank reference, remark. */
  readonly text: string
}

/** Both sides of an account's receivable: what takes off it, and what it is charged with. */
export interface OpenSides {
  readonly credits: readonly OpenEnd[]
  readonly charges: readonly OpenEnd[]
}

/** How much of one end is to be settled. */
export interface EndAmount {
  readonly id: number
  readonly amountFen: number
}

/** Edges found by a rule and what of both sides they leave. */
export interface Pairing {
  readonly edges: readonly AllocationEdge[]
  /** What of the amounts found nothing on the other side. */
  readonly creditLeftFen: number
  readonly chargeLeftFen: number
  /** The same by entry. */
  readonly creditRest: readonly EndAmount[]
  readonly chargeRest: readonly EndAmount[]
}
