import type { ParsedInput } from '../../shared/contract'
import { addDays } from '../../shared/domain/days'
import {
  entriesForTransferArrival,
  entriesForTransferDispatch,
  entriesForTransferLoss,
} from '../../shared/domain/posting/transfers'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { ShortageResolution } from '../../shared/schemas/shortages'
import type { Reader, Tx } from '../database/connection'
import { type StoredDocument, updateDerivedStatus } from '../database/queries/documents'
import {
  findDistributor,
  findDistributorWarehouse,
  findOnlyWarehouse,
  findWarehouse,
  type StoredWarehouse,
} from '../database/queries/masters'
import {
  findTransfer,
  listTransferLines,
  moveTransferLine,
  type StoredTransfer,
  type StoredTransferLine,
  updateBeyondHeldReason,
  updateTransferDates,
} from '../database/queries/transfers'
import { advance, inTransaction, type Office } from './office'
import { post } from './posting'
import { openShortage } from './shortages/open'
import { arrivedPieces, assertNotBefore, fieldRefusal, noted } from './steps'
import { assertReceiverCredit } from './transfer-credit'
import { requireTransferStep } from './transfer-ends'
import { heldBy, whyBeyondHeld } from './transfer-held'

/**
 * The goods leave: they are in transit to the receiver, and the sender owes less. The receiver's account may have moved since it was approved.
 * @throws Refusal stale, wrongState, creditExceeded, creditOverdue, transferBeyondHeld, stockMissing, periodLocked
 */
export function dispatchTransfer(office: Office, input: ParsedInput<'transfers.dispatch'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireTransferStep(office, input, ['approved'])
    assertReceiverCredit(office, tx, document)
    const transfer = requireRow(tx, document.id)
    const lines = listTransferLines(tx, document.id)
    const posting = entriesForTransferDispatch({ ...transfer, transitId: transitOf(tx, transfer), lines })
    explainBeyondHeld(tx, transfer, lines, input.beyondHeldReason)
    post(office, tx, { documentId: document.id, businessDate: input.date }, posting)
    updateTransferDates(tx, document.id, { dispatchedOn: input.date })
    return advance(office, tx, document, {
      action: 'dispatch',
      status: 'dispatched',
      businessDate: input.date,
      postedAt: office.now(),
      ...noted(input.remark),
    })
  })
}

/** What the sender holds may have gone since the transfer was asked for; then it is explained when it leaves. */
function explainBeyondHeld(
  tx: Tx,
  transfer: StoredTransfer,
  lines: readonly StoredTransferLine[],
  reason: string,
): void {
  const from = findWarehouse(tx, transfer.fromWarehouseId)
  if (from === undefined) throw new Refusal('notFound')
  const skuIds = lines.map((line) => line.skuId)
  const held = heldBy(tx, from.id, transfer.fromDistributorId, skuIds)
  const now = lines.map((line) => ({ ...line, heldQuantity: held.get(line.skuId) ?? null }))
  const why = whyBeyondHeld(tx, from, now, reason === '' ? transfer.beyondHeldReason : reason)
  if (why !== transfer.beyondHeldReason && why !== '') updateBeyondHeldReason(tx, transfer.documentId, why)
}

/**
 * The goods arrive: the receiver is charged for what came, the rest becomes a shortage and stays in transit until it is settled.
 * @throws Refusal stale, wrongState, invalidInput, periodLocked
 */
export function receiveTransfer(
  office: Office,
  input: ParsedInput<'transfers.receive'>,
): DocumentStep & { readonly shortageId: number | null } {
  return inTransaction(office, (tx) => {
    const document = requireTransferStep(office, input, ['dispatched'])
    const transfer = requireRow(tx, document.id)
    assertNotBefore(input.date, transfer.dispatchedOn)
    const pieces = arrivedPieces(listTransferLines(tx, document.id), input.received)
    const lines = pieces.map(({ line, arrived }) => ({ ...line, quantity: arrived }))
    postArrival(office, tx, { transfer, lines, date: input.date })
    for (const { line, arrived } of pieces)
      moveTransferLine(tx, line.id, { received: arrived, short: line.quantity - arrived })
    updateTransferDates(tx, document.id, { receivedOn: input.date })
    const missing = pieces
      .filter(({ line, arrived }) => arrived < line.quantity)
      .map(({ line, arrived }) => ({ ...line, quantity: line.quantity - arrived }))
    const shortageId = claimMissing(office, tx, document, { transfer, lines: missing, date: input.date })
    const status = shortageId === null ? 'received' : 'short'
    return { ...advance(office, tx, document, { action: 'receive', status, ...noted(input.remark) }), shortageId }
  })
}

/** Short pieces of a transfer that turn up on a day, by line. */
export interface FoundPieces {
  readonly transferId: number
  readonly lines: readonly LinePieces[]
  readonly date: string
}

/** Pieces of a transfer line, named by its id. */
interface LinePieces {
  readonly lineId: number
  readonly quantity: number
}

/**
 * Lets short pieces of a transfer arrive after all: they leave transit, the receiver is charged at its price.
 * @throws Refusal notFound, invalidInput when a line does not miss that many
 */
export function arriveTransferLines(office: Office, tx: Tx, found: FoundPieces): void {
  const { transferId, lines, date } = found
  const transfer = requireRow(tx, transferId)
  assertNotBefore(date, transfer.dispatchedOn)
  postArrival(office, tx, { transfer, lines: missingLines(tx, transferId, lines), date })
  for (const { lineId, quantity } of lines) moveTransferLine(tx, lineId, { received: quantity, short: -quantity })
}

/** How a shortage that came out of a transfer is settled. */
export interface TransferShortage {
  readonly shortageId: number
  readonly transferId: number
  readonly resolution: ShortageResolution
  readonly lines: readonly LinePieces[]
  readonly date: string
}

/**
 * Settles a transfer's shortage: credited → the goods are lost and nobody is charged, because the receiver pays on arrival only;
 * found and rejected → they arrived and the receiver pays. They cannot be re-shipped, because they never were ours to send: a new
 * transfer does that. The shortage's own document and state are the caller's.
 * @throws Refusal invalidInput
 */
export function settleTransferShortage(office: Office, tx: Tx, shortage: TransferShortage): void {
  const { shortageId, transferId, resolution, lines, date } = shortage
  if (resolution === 'reshipped') throw fieldRefusal('resolution', 'invalid')
  if (resolution === 'credited') {
    const transfer = requireRow(tx, transferId)
    assertNotBefore(date, transfer.dispatchedOn)
    const lossId = requireFound(findOnlyWarehouse(tx, 'loss')).id
    const posting = entriesForTransferLoss(transitOf(tx, transfer), lossId, missingLines(tx, transferId, lines))
    post(office, tx, { documentId: shortageId, businessDate: date }, posting)
  } else arriveTransferLines(office, tx, { transferId, lines, date })
  updateDerivedStatus(tx, transferId, 'received')
}

function missingLines(reader: Reader, transferId: number, pieces: readonly LinePieces[]): StoredTransferLine[] {
  const stored = new Map(listTransferLines(reader, transferId).map((line) => [line.id, line]))
  return pieces.map(({ lineId, quantity }) => {
    const line = stored.get(lineId)
    if (line === undefined || quantity > line.shortQuantity) throw fieldRefusal('lines', 'tooBig')
    return { ...line, quantity }
  })
}

/** Pieces of a transfer's lines on a day. */
interface MovedLines {
  readonly transfer: StoredTransfer
  readonly lines: readonly StoredTransferLine[]
  readonly date: string
}

function postArrival(office: Office, tx: Tx, { transfer, lines, date }: MovedLines): void {
  const { toDistributorId } = transfer
  const terms = toDistributorId === null ? undefined : findDistributor(tx, toDistributorId)
  const posting = entriesForTransferArrival({
    ...transfer,
    transitId: transitOf(tx, transfer),
    dueDate: terms === undefined ? null : addDays(date, terms.paymentTermsDays),
    lines,
  })
  post(office, tx, { documentId: transfer.documentId, businessDate: date }, posting)
}

function claimMissing(
  office: Office,
  tx: Tx,
  source: StoredDocument,
  { transfer, lines, date }: MovedLines,
): number | null {
  if (lines.length === 0) return null
  // 私下结算 and 内部 carry no money, so a missing piece is worth nothing to the account.
  const charged = transfer.mode === 'throughUs' || transfer.mode === 'level'
  return openShortage(office, tx, {
    source,
    cause: 'unknown',
    date,
    lines: lines.map(({ id, skuId, quantity, toPriceFen }) => ({
      sourceLineId: id,
      skuId,
      quantity,
      priceFen: charged ? toPriceFen : 0,
    })),
  })
}

function transitOf(reader: Reader, transfer: StoredTransfer): number {
  const { toDistributorId } = transfer
  return requireFound(
    toDistributorId === null
      ? findOnlyWarehouse(reader, 'transit')
      : findDistributorWarehouse(reader, toDistributorId, 'transit'),
  ).id
}

function requireFound(place: StoredWarehouse | undefined): StoredWarehouse {
  if (place === undefined) throw new Refusal('notFound')
  return place
}

function requireRow(reader: Reader, id: number): StoredTransfer {
  const transfer = findTransfer(reader, id)
  if (transfer === undefined) throw new Refusal('notFound')
  return transfer
}
