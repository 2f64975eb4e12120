import { sumOf } from '../../../shared/domain/money'
import { differencesOf, noLimits, type Pieces } from '../../../shared/domain/order-differences'
import { amendLines, wantedQuantity } from '../../../shared/domain/order-revisions'
import { changesTerms } from '../../../shared/domain/order-terms'
import type { ImportPreviewItem } from '../../../shared/schemas/import-runs'
import type { OrderTerms } from '../../../shared/schemas/imports'
import type { Reader } from '../../database/connection'
import { type KnownOrder, listOrderContent } from '../../database/queries/imports'
import { findSkuCode } from '../../database/queries/lines'
import { findOrderRevision, listAmendableLines, listOrderRevisionRows } from '../../database/queries/order-revisions'
import { findOrder } from '../../database/queries/orders'
import type { ReadingOffice } from '../office'
import { amendableStates } from '../orders/amend'
import type { Finding } from './kinds'
import { fileRule, type PricedLine } from './order-lines'

/** How an order of a file stands to the books: what would happen, and what a person should know of it. */
export interface OrderStanding {
  readonly action: ImportPreviewItem['action']
  readonly known: KnownOrder | null
  readonly revises: ImportPreviewItem['revises']
  readonly findings: readonly Finding[]
}

/** An order of a file that the books have under its reference already. */
export interface KnownAgain {
  readonly reference: string
  readonly lines: readonly PricedLine[]
  readonly terms: OrderTerms
  readonly known: KnownOrder
}

const open: readonly string[] = ['draft', 'submitted']
const running: readonly string[] = amendableStates

const sumsBySku = (lines: readonly { readonly skuId: number; readonly quantity: number }[]): Pieces => {
  const sums = new Map<number, number>()
  for (const { skuId, quantity } of lines) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity)
  return sums
}

const cellsBetween = (ours: Pieces, theirs: Pieces) => differencesOf(ours, theirs, noLimits)

/** Whether an order of the books is repeated, replaced, revised, or differs and is left to a person. */
export function standingOf(office: ReadingOffice, again: KnownAgain): OrderStanding {
  const { known } = again
  if (open.includes(known.status)) return standingOfOpen(office.connection, again)
  const theirs = sumsBySku(again.lines)
  const stored = listAmendableLines(office.connection, known.id)
  const wanted = sumsBySku(stored.map((line) => ({ skuId: line.skuId, quantity: wantedQuantity(line) })))
  const cells = cellsBetween(wanted, theirs)
  if (cells.length === 0 && !hasNewTerms(office.connection, again)) return repeated(again)
  const earlier = earlierVersion(office.connection, again, { theirs, ordered: sumsBySku(stored) })
  if (earlier !== null) return left(again, 'orderEarlier', { revision: earlier })
  if (!running.includes(known.status)) return left(again, 'orderClosed', { status: known.status })
  if (!office.actor.permissions.has('orders.amend')) return left(again, 'orderNotAmendable', {})
  const [refused] = amendLines(stored, theirs).refused
  if (refused !== undefined) {
    const { skuId, committed, wanted: pieces } = refused
    const params = { ...namesOf(again), sku: findSkuCode(office.connection, skuId), committed, wanted: pieces }
    return { ...left(again, 'orderRevised', {}), findings: [{ code: 'belowCommitted', params }] }
  }
  return {
    ...{ action: 'revise', known },
    revises: {
      number: known.number,
      cells: cells.length,
      quantity: sumOf([...theirs.values()]) - sumOf([...wanted.values()]),
    },
    findings: [newer(again, cells.length), ...pricesThatStay(again, stored)],
  }
}

/** An order nobody approved is replaced whole, so its prices count too. */
function standingOfOpen(reader: Reader, again: KnownAgain): OrderStanding {
  const { known, lines } = again
  const worth = (rows: Iterable<readonly [number, number, number]>) =>
    JSON.stringify([...rows].toSorted((a, b) => a[0] - b[0]))
  const before = listOrderContent(reader, known.id).map((row) => [row.skuId, row.quantity, row.amountFen] as const)
  const amounts = new Map<number, number>()
  for (const { skuId, quantity, priceFen } of lines) amounts.set(skuId, (amounts.get(skuId) ?? 0) + quantity * priceFen)
  const theirs = sumsBySku(lines)
  const after = [...theirs].map(([skuId, quantity]) => [skuId, quantity, amounts.get(skuId) ?? 0] as const)
  if (worth(before) === worth(after) && !hasNewTerms(reader, again)) return repeated(again)
  const ours = new Map(before.map(([skuId, quantity]) => [skuId, quantity]))
  const cells = cellsBetween(ours, theirs).length
  return {
    ...{ action: 'revise', known },
    revises: { number: known.number, cells, quantity: sumOf([...theirs.values()]) - sumOf([...ours.values()]) },
    findings: [newer(again, cells)],
  }
}

interface Versions {
  readonly theirs: Pieces
  /** What was ordered before a remainder was cancelled. */
  readonly ordered: Pieces
}

/** Whether the form says other terms than the order; one that says none repeats it. */
function hasNewTerms(reader: Reader, { known, terms }: KnownAgain): boolean {
  const order = findOrder(reader, known.id)
  return order !== undefined && changesTerms(terms, { ...order, remark: known.remark })
}

/** The version that an old form says once more; it must not undo what was agreed since. */
function earlierVersion(reader: Reader, { known, terms }: KnownAgain, { theirs, ordered }: Versions): number | null {
  const rows = listOrderRevisionRows(reader, known.id)
  if (rows.length === 0) {
    const order = findOrder(reader, known.id)
    const same = order !== undefined && !changesTerms(terms, { ...order, remark: known.remark })
    return same && cellsBetween(ordered, theirs).length === 0 ? 0 : null
  }
  for (const { revision } of rows) {
    const version = findOrderRevision(reader, known.id, revision)
    if (version === undefined || changesTerms(terms, version)) continue
    if (cellsBetween(sumsBySku(version.lines), theirs).length === 0) return revision
  }
  return null
}

/** A price that was agreed stays, whatever the file says. */
function pricesThatStay(
  again: KnownAgain,
  stored: readonly { readonly skuId: number; readonly priceFen: number }[],
): readonly Finding[] {
  const agreed = new Map(stored.map(({ skuId, priceFen }) => [skuId, priceFen]))
  const other = again.lines.filter(
    ({ skuId, priceFen, priceRule }) => priceRule === fileRule && (agreed.get(skuId) ?? priceFen) !== priceFen,
  )
  return other.length === 0 ? [] : [warning('priceAgreed', { ...namesOf(again), lines: other.length })]
}

const namesOf = ({ reference, known: { number } }: KnownAgain) => ({ reference, number })

const newer = (again: KnownAgain, cells: number): Finding =>
  cells === 0 ? warning('orderTermsRevised', namesOf(again)) : warning('orderRevised', { ...namesOf(again), cells })

const warning = (code: string, params: NonNullable<Finding['params']>): Finding => ({
  ...{ code, params },
  severity: 'warning',
})

const repeated = (again: KnownAgain): OrderStanding => ({
  ...{ action: 'repeat', known: again.known, revises: null },
  findings: [warning('orderRepeated', namesOf(again))],
})

const left = (again: KnownAgain, code: string, params: NonNullable<Finding['params']>): OrderStanding => ({
  ...{ action: 'leave', known: again.known, revises: null },
  findings: [warning(code, { ...namesOf(again), ...params })],
})
