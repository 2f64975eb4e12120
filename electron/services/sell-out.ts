import type { StockLeg } from '../../shared/domain/posting/legs'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import { insertStockLegs } from '../database/queries/ledgers'
import { unknownSkuAt } from '../database/queries/lines'
import { findDistributorWarehouse, findOnlyWarehouse } from '../database/queries/masters'
import { insertSellOutLines } from '../database/queries/sell-out'
import { advance, assertMaySee, inTransaction, type Office, openDocument, requireStep } from './office'
import { assertOpenPeriod, reverse } from './posting'
import { fieldRefusal } from './steps'

/** What a distributor reports to have sold: pieces by day; a negative quantity is a sale taken back. */
export interface SellOutReport {
  readonly distributorId: number
  readonly lines: readonly { readonly date: string; readonly skuId: number; readonly quantity: number }[]
  readonly reference: string
  readonly importId: number | null
}

/**
 * Posts a distributor's sales as one document: goods leave its stock on the day they were sold. Only what we shipped is in the books,
 * so its stock may go below nothing; no place of ours is touched and no money moves.
 * @throws Refusal noLines, notFound, invalidInput, periodLocked
 */
export function postSellOut(office: Office, report: SellOutReport): { readonly id: number; readonly number: string } {
  return inTransaction(office, (tx) => {
    const { distributorId, reference, importId } = report
    assertMaySee(office, distributorId)
    const own = findDistributorWarehouse(tx, distributorId, 'distributor')
    const sold = findOnlyWarehouse(tx, 'sold')
    if (own === undefined || sold === undefined) throw new Refusal('notFound')
    const unknown = unknownSkuAt(
      tx,
      report.lines.map((line) => line.skuId),
    )
    if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
    const days = byDay(report.lines, own.id, sold.id)
    const [first] = days.keys()
    const last = [...days.keys()].at(-1)
    if (first === undefined || last === undefined) throw new Refusal('noLines')
    // The days are in order: when the first is open, all are.
    assertOpenPeriod(tx, first)
    const document = openDocument(office, tx, {
      kind: 'sellOut',
      status: 'posted',
      businessDate: last,
      distributorId,
      warehouseId: own.id,
      quantity: report.lines.reduce((sum, line) => sum + line.quantity, 0),
      reference,
      importId,
      origin: importId === null ? 'entry' : 'import',
    })
    insertSellOutLines(
      tx,
      document.id,
      report.lines.filter((line) => line.quantity !== 0).map(({ date, ...line }) => ({ ...line, soldOn: date })),
    )
    const postedAt = office.now()
    for (const [businessDate, legs] of days)
      insertStockLegs(tx, { documentId: document.id, businessDate, postedAt }, legs)
    return document
  })
}

function byDay(lines: SellOutReport['lines'], ownId: number, soldId: number): ReadonlyMap<string, readonly StockLeg[]> {
  const days = new Map<string, StockLeg[]>()
  for (const { date, skuId, quantity } of lines.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    if (quantity === 0) continue
    const ends = quantity > 0 ? [ownId, soldId] : [soldId, ownId]
    const [fromWarehouseId = ownId, toWarehouseId = soldId] = ends
    const leg: StockLeg = { kind: 'sellOut', skuId, fromWarehouseId, toWarehouseId, quantity: Math.abs(quantity) }
    const known = days.get(date)
    if (known) known.push(leg)
    else days.set(date, [leg])
  }
  return days
}

/** Takes a report back by its mirror, dated today, e.g. when the file it came from is undone. @throws Refusal stale, wrongState, periodLocked */
export function reverseSellOut(
  office: Office,
  seen: { readonly id: number; readonly version: number; readonly reason: string },
): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'sellOut', seen, ['posted'])
    reverse(office, tx, { documentId: document.id, businessDate: office.today() }, [])
    return advance(office, tx, document, {
      action: 'reverse',
      status: 'reversed',
      detail: { reason: seen.reason },
    })
  })
}
