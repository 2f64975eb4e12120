import { useEffect, useState } from 'react'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { useLive, useLiveSettled } from '../../components/live'
import { formatFen } from '../../components/values/text'
import type { CellFlag, Entry, MatrixRow } from '../../grid/size-matrix'
import { type Translate, useTexts } from '../../i18n'
import type { Conflict, Conflicts } from './draft-content'
import type { DraftSession } from './draft-session'
import type { StyleBook } from './style-book'

/** Marks of the sheet by row and position. */
export type Flags = ReadonlyMap<string, ReadonlyMap<number, CellFlag>>

const none: Flags = new Map()

interface Marking {
  readonly book: StyleBook
  readonly conflicts: Conflicts
  /** A fair sells what is not made yet, so stock says nothing there. */
  readonly stockMatters: boolean
  /** What an amendment is held against; null while a draft is typed. */
  readonly held: Held | null
  readonly t: Translate
}

/** What an approved order says of its cells: the pieces wanted, and those that are promised or gone. */
export interface Held {
  readonly before: ReadonlyMap<number, Entry>
  readonly committed: ReadonlyMap<number, Committed>
}

/** Pieces that cannot be taken back by changing the order. */
export interface Committed {
  readonly allocated: number
  readonly shipped: number
}

/** What is promised and gone of an order, by SKU. */
export function committedOf(order: OrderDocument): ReadonlyMap<number, Committed> {
  const sums = new Map<number, Committed>()
  for (const { skuId, allocatedQuantity, shippedQuantity } of order.lines) {
    if (allocatedQuantity + shippedQuantity === 0) continue
    const { allocated, shipped } = sums.get(skuId) ?? { allocated: 0, shipped: 0 }
    sums.set(skuId, { allocated: allocated + allocatedQuantity, shipped: shipped + shippedQuantity })
  }
  return sums
}

/** Why a cell cannot go lower, in words. */
export function floorText({ allocated, shipped }: Committed, t: Translate): string {
  return t('orders:amend.floor', { shipped, allocated, floor: shipped + allocated })
}

function heldFlag(skuId: number, entry: Entry, { before, committed }: Held, t: Translate): CellFlag | null {
  const floor = committed.get(skuId)
  const was = before.get(skuId) ?? 0
  const shown = typeof was === 'number' && typeof entry === 'number' && was !== entry ? { was } : {}
  const why = floor === undefined ? [] : [floorText(floor, t)]
  if (floor !== undefined && typeof entry === 'number' && entry < floor.allocated + floor.shipped)
    return { kind: 'problem', reason: floorText(floor, t), ...shown }
  if (was !== entry)
    return { kind: 'changed', reason: [t('orders:amend.cell', { was, now: entry }), ...why].join(' '), ...shown }
  return floor === undefined ? null : { kind: 'note', reason: floorText(floor, t) }
}

function conflictText({ entry, priceFen }: Conflict, t: Translate): string {
  const price = priceFen === null ? t('orders:price.policyAgain') : formatFen(priceFen ?? 0)
  return [
    ...(entry === undefined ? [] : [t('orders:merge.cell', { theirs: String(entry) })]),
    ...(priceFen === undefined ? [] : [t('orders:price.conflict', { price })]),
  ].join(' ')
}

function flagOf(skuId: number, entry: Entry, marking: Marking): CellFlag | null {
  const { book, conflicts, stockMatters, held, t } = marking
  const theirs = conflicts.get(skuId)
  if (theirs !== undefined) return { kind: 'problem', reason: conflictText(theirs, t) }
  // What an approved order wants was weighed when it was approved.
  if (held !== null) return heldFlag(skuId, entry, held, t)
  const free = book.stockOf(skuId)?.free
  if (!stockMatters || free === undefined || typeof entry !== 'number' || entry === 0 || entry <= free) return null
  return { kind: 'stock', reason: t('orders:row.beyondStock', { free: Math.max(free, 0), wanted: entry }) }
}

/** The cells that ask for more than is free, or that someone else filled differently. */
export function flagsOf(rows: readonly MatrixRow[], marking: Marking): Flags {
  const flags = new Map<string, ReadonlyMap<number, CellFlag>>()
  for (const row of rows) {
    const marks = new Map<number, CellFlag>()
    for (const [position, skuId] of (row.skuIds ?? []).entries()) {
      const flag = skuId === null ? null : flagOf(skuId, row.entries[position] ?? 0, marking)
      if (flag !== null) marks.set(position, flag)
    }
    if (marks.size > 0) flags.set(row.id, marks)
  }
  return flags.size === 0 ? none : flags
}

const printOf = (flags: Flags): string => JSON.stringify([...flags].map(([id, marks]) => [id, [...marks]]))

const count = (edits: number): number => edits

/** Marks that follow the typing a moment later; the same marks stay the same map, so that the sheet is not painted for nothing. */
export function useFlags(session: DraftSession): Flags {
  const { t } = useTexts()
  const edits = useLiveSettled(session.edits, count, 250)
  const shown = useLive(session.shown)
  const conflicts = useLive(session.conflicts)
  const kind = useLive(session.header).orderKind
  const amended = useLive(session.amended)
  const base = useLive(session.saved)
  const [flags, setFlags] = useState(none)
  // biome-ignore lint/correctness/useExhaustiveDependencies: edits and shown say when to look again at what the session holds
  useEffect(() => {
    const held = amended === null || base === null ? null : { before: base.cells, committed: committedOf(amended) }
    const next = flagsOf(session.rows(), { book: session.book, conflicts, stockMatters: kind !== 'fair', held, t })
    setFlags((before) => (printOf(before) === printOf(next) ? before : next))
  }, [session, edits, shown, conflicts, kind, amended, base, t])
  return flags
}
