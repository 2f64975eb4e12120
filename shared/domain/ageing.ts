import { type BusinessDay, compareDays, daysBetween } from './days'
import { sumOf } from './money'
import { firstDecided } from './ordering'

/** A line of the receivable: positive is owed to us, negative is a credit (receipt, return, allowance). Amounts in fen. */
export interface AgeingItem {
  readonly id: number
  readonly date: BusinessDay
  readonly dueDate: BusinessDay | null
  readonly amountFen: number
}

/** One edge of money allocation (核销): this much of a credit pays this much of a charge; `amountFen` positive. */
export interface AllocationEdge {
  readonly creditId: number
  readonly chargeId: number
  readonly amountFen: number
}

/** Where an open amount stands; credits nobody has used are shown apart instead of hiding overdue charges. */
export const ageingBuckets = [
  'notDue',
  'days1to30',
  'days31to60',
  'days61to90',
  'over90',
  'noDueDate',
  'unallocatedCredit',
] as const
/** The name of a column of the ageing report. */
export type AgeingBucket = (typeof ageingBuckets)[number]

/** What of a line is still open, and since when it is overdue (null: not overdue, or no due date). */
export interface OpenItem extends AgeingItem {
  readonly openFen: number
  readonly overdueDays: number | null
  readonly bucket: AgeingBucket
}

/** The open lines and the buckets, which always add up to the balance. */
export interface Ageing {
  readonly items: readonly OpenItem[]
  readonly buckets: Readonly<Record<AgeingBucket, number>>
  readonly balanceFen: number
  readonly overdueFen: number
  /** Of the oldest overdue line; 0 when nothing is overdue. The credit gate asks for it. */
  readonly oldestOverdueDays: number
}

interface Working {
  readonly item: AgeingItem
  openFen: number
}

/** A wrong edge (too large, twice, to a line that is not here) pays what it can and no more: it may misplace an age, never a balance. */
const payByEdges = (working: readonly Working[], edges: readonly AllocationEdge[]): void => {
  const byId = new Map(working.map((entry) => [entry.item.id, entry]))
  for (const edge of edges) {
    const credit = byId.get(edge.creditId)
    const charge = byId.get(edge.chargeId)
    if (!credit || !charge) continue
    const paid = Math.max(0, Math.min(edge.amountFen, -credit.openFen, charge.openFen))
    credit.openFen += paid
    charge.openFen -= paid
  }
}

/** A line without a due date is as old as the document itself; otherwise it would be paid last for ever. */
const oldestDueFirst = (a: Working, b: Working): number =>
  firstDecided(
    compareDays(a.item.dueDate ?? a.item.date, b.item.dueDate ?? b.item.date),
    compareDays(a.item.date, b.item.date),
    a.item.id - b.item.id,
  )

/** Credits nobody allocated pay the charge that is due first, the oldest credit first. */
const payOldestFirst = (working: readonly Working[]): void => {
  const credits = working.filter((entry) => entry.openFen < 0).toSorted(oldestDueFirst)
  let next = 0
  for (const charge of working.filter((entry) => entry.openFen > 0).toSorted(oldestDueFirst)) {
    for (let credit = credits[next]; credit && charge.openFen > 0; credit = credits[next]) {
      const paid = Math.min(charge.openFen, -credit.openFen)
      charge.openFen -= paid
      credit.openFen += paid
      if (credit.openFen === 0) next += 1
    }
  }
}

const bucketOf = (openFen: number, overdueDays: number | null, dueDate: BusinessDay | null): AgeingBucket => {
  if (openFen < 0) return 'unallocatedCredit'
  if (dueDate === null) return 'noDueDate'
  if (overdueDays === null) return 'notDue'
  if (overdueDays <= 30) return 'days1to30'
  if (overdueDays <= 60) return 'days31to60'
  return overdueDays <= 90 ? 'days61to90' : 'over90'
}

const openItem = ({ item, openFen }: Working, asOf: BusinessDay): OpenItem => {
  const days = item.dueDate === null || openFen < 0 ? 0 : daysBetween(item.dueDate, asOf)
  const overdueDays = days > 0 ? days : null
  return { ...item, openFen, overdueDays, bucket: bucketOf(openFen, overdueDays, item.dueDate) }
}

/**
 * Ages the receivable as of a day: first by the edges people set, then the remaining credits pay oldest due first. Due today is not overdue.
 * The caller passes the lines dated up to that day; the balance is their sum whatever the edges say.
 */
export const ageReceivable = (
  lines: readonly AgeingItem[],
  edges: readonly AllocationEdge[],
  asOf: BusinessDay,
): Ageing => {
  const working = lines.map((item) => ({ item, openFen: item.amountFen }))
  payByEdges(working, edges)
  payOldestFirst(working)
  const items = working
    .filter((entry) => entry.openFen !== 0)
    .toSorted(oldestDueFirst)
    .map((entry) => openItem(entry, asOf))
  const inBucket = (bucket: AgeingBucket) =>
    sumOf(items.filter((item) => item.bucket === bucket).map((item) => item.openFen))
  const buckets = {
    notDue: inBucket('notDue'),
    days1to30: inBucket('days1to30'),
    days31to60: inBucket('days31to60'),
    days61to90: inBucket('days61to90'),
    over90: inBucket('over90'),
    noDueDate: inBucket('noDueDate'),
    unallocatedCredit: inBucket('unallocatedCredit'),
  }
  return {
    items,
    buckets,
    balanceFen: sumOf(lines.map((line) => line.amountFen)),
    overdueFen: sumOf(items.filter((item) => item.overdueDays !== null).map((item) => item.openFen)),
    oldestOverdueDays: items.reduce((oldest, item) => Math.max(oldest, item.overdueDays ?? 0), 0),
  }
}
