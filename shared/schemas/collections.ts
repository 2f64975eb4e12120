import { z } from 'zod'
import type { DocumentKind } from './documents'
import { businessDay, positiveFen, rowId } from './values'

/** How a customer was reminded: 电话, 消息, 上门, 催款函, 备注. */
export const contactKinds = ['call', 'message', 'visit', 'letter', 'note'] as const
/** How a customer was reminded. */
export type ContactKind = (typeof contactKinds)[number]

/** How hard a debt is collected: 提醒, 催款, 发函, 上报; 0 is nothing to collect. */
export const collectionLevels = [1, 2, 3, 4] as const
/** How hard a debt is collected. */
export type CollectionLevel = 0 | (typeof collectionLevels)[number]

/** One contact as it is written down, with what was promised and what comes next. */
export const contactDraft = z.object({
  distributorId: rowId,
  kind: z.enum(contactKinds),
  text: z.string().trim().min(1).max(2000),
  nextAction: z.string().trim().max(200).default(''),
  nextDate: businessDay.nullable().default(null),
  /** Null leaves the level to what the age of the debt says. */
  level: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
    .nullable()
    .default(null),
  promise: z.object({ dueDate: businessDay, amountFen: positiveFen }).nullable().default(null),
})
/** One contact as it is written down, as a service receives it. */
export type ContactDraft = z.output<typeof contactDraft>

/** Where a promise stands: it follows from the money that came, nobody sets it. */
export const promiseStates = ['open', 'kept', 'broken', 'withdrawn'] as const
/** Where a promise stands. */
export type PromiseState = (typeof promiseStates)[number]

/** What a customer promised to pay, and what came of it. */
export interface PromiseRow {
  readonly id: number
  readonly madeOn: string
  readonly dueDate: string
  readonly amountFen: number
  readonly paidFen: number
  readonly state: PromiseState
  readonly userName: string
}

/** One contact as its log shows it. */
export interface ContactRow {
  readonly id: number
  readonly kind: ContactKind
  readonly text: string
  readonly nextAction: string
  readonly nextDate: string | null
  readonly level: CollectionLevel | null
  readonly userName: string
  readonly at: string
}

/** A document of which something is overdue. */
export interface OverdueRow {
  readonly documentId: number
  readonly documentKind: DocumentKind
  readonly documentNumber: string
  readonly reference: string
  readonly businessDate: string
  readonly dueDate: string
  readonly overdueDays: number
  readonly openFen: number
  readonly disputedFen: number
  /** What the dispute is: the number of a shortage or of a comparison. */
  readonly disputedBy: string
  readonly collectableFen: number
}

/** A customer on the worklist. */
export interface CollectionRow {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly regionName: string
  readonly receivableFen: number
  readonly overdueFen: number
  readonly disputedFen: number
  readonly collectableFen: number
  /** Of the oldest debt that nobody disputes. */
  readonly overdueDays: number
  readonly level: CollectionLevel
  /** The promise that matters: the broken one, else the next one that is open. */
  readonly promise: PromiseRow | null
  readonly lastContactKind: ContactKind | null
  readonly lastContactAt: string | null
  readonly nextAction: string
  readonly nextDate: string | null
  /** Whether the credit gate stops goods for overdue money. */
  readonly stopped: boolean
  readonly disputedStatement: string
}

/** Everything about one customer's debt. */
export interface CollectionDetail {
  readonly row: CollectionRow
  readonly contact: string
  readonly phone: string
  readonly items: readonly OverdueRow[]
  readonly promises: readonly PromiseRow[]
  readonly contacts: readonly ContactRow[]
  /** From how many days on goods stop; null never. */
  readonly stopAfterDays: number | null
  /** Orders that wait behind the gate; each is released on its own. */
  readonly stoppedOrders: readonly { readonly id: number; readonly number: string; readonly amountFen: number }[]
}
