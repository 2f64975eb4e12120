import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { TransferDocument, TransferLineRow, TransferRow } from '../../shared/schemas/transfers'
import type { Page } from '../../shared/schemas/values'
import { listDocuments } from '../database/queries/document-lists'
import { findWarehouse } from '../database/queries/masters'
import { findTransfer, listTransferLineRows, listTransferRows, withTransferEnd } from '../database/queries/transfers'
import { assertMaySee, documentHead, type ReadingOffice } from './office'
import { transferCredit } from './transfer-credit'
import { requireTransfer, seeingBothEnds } from './transfer-ends'

/** Which side of a transfer is none of the reader's: what it pays and holds is another representative's business. */
interface Hidden {
  readonly from: boolean
  readonly to: boolean
}

const hiddenFrom = (
  { actor }: ReadingOffice,
  ends: { readonly fromDistributorId: number | null; readonly toDistributorId: number | null },
): Hidden => {
  const hides = (id: number | null) => id !== null && actor.distributorIds?.includes(id) === false
  return { from: hides(ends.fromDistributorId), to: hides(ends.toDistributorId) }
}

interface Amounts {
  readonly fromAmountFen: number | null
  readonly toAmountFen: number | null
}

const shownAmounts = ({ fromAmountFen, toAmountFen }: Amounts, hidden: Hidden): Amounts => ({
  fromAmountFen: hidden.from ? null : fromAmountFen,
  toAmountFen: hidden.to ? null : toAmountFen,
})

/** A document's own amount is the receiver's; whoever looks after the sender only is shown the sender's. */
const shownTotal = <Row extends { readonly amountFen: number }>(row: Row, amounts: Amounts, hidden: Hidden): Row =>
  hidden.to ? { ...row, amountFen: amounts.fromAmountFen ?? 0 } : row

const shownLine = (line: TransferLineRow, hidden: Hidden): TransferLineRow => ({
  ...line,
  ...(hidden.from ? { fromRateBp: null, fromPriceFen: null, fromFree: null, heldQuantity: null } : {}),
  ...(hidden.to ? { toRateBp: null, toPriceFen: null } : {}),
})

/** Transfers, newest first; a distributor's list holds those it sends as well as those it receives. */
export function listTransfers(office: ReadingOffice, input: ParsedInput<'transfers.list'>): Page<TransferRow> {
  const { connection, actor } = office
  const { distributorId, ...filter } = input
  if (distributorId !== undefined) assertMaySee(office, distributorId)
  const ends = distributorId === undefined ? actor.distributorIds : [distributorId]
  const where = ends === null ? undefined : withTransferEnd(connection, ends)
  const page = listDocuments(connection, 'transfer', filter, { distributorIds: null, where })
  const rows = listTransferRows(connection, page.rows).map(({ fromDistributorId, ...row }) => {
    const hidden = hiddenFrom(office, { fromDistributorId, toDistributorId: row.distributorId })
    return shownTotal({ ...row, ...shownAmounts(row, hidden) }, row, hidden)
  })
  return { next: page.next, rows }
}

/** A whole transfer with both sides' prices, as far as they are the reader's business, and the difference that is ours. @throws Refusal notFound */
export function getTransfer(office: ReadingOffice, { id }: ParsedInput<'transfers.get'>): TransferDocument {
  const { connection } = office
  requireTransfer(office, id)
  const transfer = findTransfer(connection, id)
  if (transfer === undefined) throw new Refusal('notFound')
  const { documentId: _, ...beside } = transfer
  const hidden = hiddenFrom(office, transfer)
  const head = documentHead(seeingBothEnds(office), 'transfer', id)
  return {
    ...head,
    document: shownTotal(head.document, transfer, hidden),
    ...beside,
    ...shownAmounts(transfer, hidden),
    fromName: findWarehouse(connection, transfer.fromWarehouseId)?.name ?? '',
    toName: findWarehouse(connection, transfer.toWarehouseId)?.name ?? '',
    differenceFen: hidden.from || hidden.to ? null : transfer.toAmountFen - transfer.fromAmountFen,
    credit: transferCredit(office, id),
    lines: listTransferLineRows(connection, id).map((line) => shownLine(line, hidden)),
  }
}
