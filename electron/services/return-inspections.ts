import type { ParsedInput } from '../../shared/contract'
import { totalOf } from '../../shared/domain/posting/legs'
import { entriesForReturnInspection } from '../../shared/domain/posting/returns'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { Tx } from '../database/connection'
import type { StoredDocument } from '../database/queries/documents'
import { findDistributorWarehouse, findOnlyWarehouse } from '../database/queries/masters'
import { addReturnedPieces } from '../database/queries/return-sources'
import {
  findReturn,
  listReturnLines,
  replaceReturnSources,
  type StoredReturnLine,
  updateReturn,
  updateReturnLine,
} from '../database/queries/returns'
import { advance, inTransaction, type Office, requireStep } from './office'
import { distributorOf } from './orders/steps'
import { post } from './posting'
import { changedRefusal, findSources, type SourcedPieces } from './return-sources'
import { assertNotBefore, fieldRefusal, noted } from './steps'

/**
 * The inspection's result: good pieces to the warehouse, defective ones to quarantine, both credited at the price they were sold;
 * rejected ones go back and post nothing. The sales are looked up again, because they may have changed since the return was approved.
 * @throws Refusal stale, wrongState, invalidInput, returnChanged, periodLocked
 */
export function inspectReturn(office: Office, input: ParsedInput<'returns.inspect'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'return', input, ['received'])
    assertNotBefore(input.date, findReturn(tx, document.id)?.receivedOn ?? null)
    const lines = foundLines(listReturnLines(tx, document.id), input.lines)
    const accepted = acceptSources(office, tx, document, lines)
    post(
      office,
      tx,
      { documentId: document.id, businessDate: input.date },
      entriesForReturnInspection({
        ...placesOf(tx, document),
        lines: lines.map(({ skuId, goodQuantity, defectQuantity }) => ({
          skuId,
          good: goodQuantity,
          defect: defectQuantity,
        })),
        accepted,
      }),
    )
    for (const line of lines) updateReturnLine(tx, line)
    updateReturn(tx, document.id, { inspectedOn: input.date })
    return advance(office, tx, document, {
      action: 'inspect',
      status: 'inspected',
      businessDate: input.date,
      postedAt: office.now(),
      ...totalOf(accepted),
      ...noted(input.remark),
    })
  })
}

/** Each line with its finding; every piece that came must be spoken of, because silence would lose its credit. */
function foundLines(
  lines: readonly StoredReturnLine[],
  findings: ParsedInput<'returns.inspect'>['lines'],
): StoredReturnLine[] {
  const byLine = new Map<number, StoredReturnLine>()
  for (const [index, { lineId, good, defect, rejected }] of findings.entries()) {
    const line = lines.find((candidate) => candidate.id === lineId)
    if (line === undefined) throw fieldRefusal(`lines.${index}.lineId`, 'unknown')
    if (byLine.has(lineId)) throw fieldRefusal(`lines.${index}.lineId`, 'repeated')
    if (good + defect + rejected !== line.receivedQuantity) throw fieldRefusal(`lines.${index}.good`, 'unbalanced')
    byLine.set(lineId, { ...line, goodQuantity: good, defectQuantity: defect, rejectedQuantity: rejected })
  }
  return lines.map((line) => {
    const found = byLine.get(line.id)
    if (found === undefined && line.receivedQuantity > 0) throw fieldRefusal('lines', 'required')
    return found ?? line
  })
}

interface AcceptedPieces extends SourcedPieces {
  readonly skuId: number
}

/**
 * Finds each line's sales anew, accepts pieces from the earliest ones, and counts them as returned there. What comes at another price than
 * was approved, or beyond what was sold, is not credited before it was approved again.
 */
function acceptSources(
  office: Office,
  tx: Tx,
  document: StoredDocument,
  lines: readonly StoredReturnLine[],
): AcceptedPieces[] {
  const found = findSources(office, tx, document)
  if (found.changed) throw changedRefusal(document, found)
  const byLine = new Map(found.lines.map((line) => [line.id, line.sources]))
  return lines.flatMap((line) => {
    let open = line.goodQuantity + line.defectQuantity
    const sources = (byLine.get(line.id) ?? []).map((source) => {
      const acceptedQuantity = Math.min(open, source.quantity)
      open -= acceptedQuantity
      return { ...source, acceptedQuantity }
    })
    replaceReturnSources(tx, line.id, sources)
    const accepted = sources.filter((source) => source.acceptedQuantity > 0)
    for (const { shipmentLineId, acceptedQuantity } of accepted)
      if (shipmentLineId !== null) addReturnedPieces(tx, shipmentLineId, acceptedQuantity)
    return accepted.map((source) => ({ ...source, skuId: line.skuId, quantity: source.acceptedQuantity }))
  })
}

function placesOf(tx: Tx, document: StoredDocument) {
  const distributorId = distributorOf(document)
  const { warehouseId } = document
  const own = findDistributorWarehouse(tx, distributorId, 'distributor')
  const quarantine = findOnlyWarehouse(tx, 'quarantine')
  if (warehouseId === null || own === undefined || quarantine === undefined) throw new Refusal('notFound')
  return { distributorId, warehouseId, distributorWarehouseId: own.id, quarantineId: quarantine.id }
}
