import type { TransferMode } from '../../schemas/transfers'
import { goodsOnly, moveAll, negative, type Posting, receivable } from './legs'

/** One SKU of a transfer at the price of each side, in fen. */
export interface TransferPieces {
  readonly skuId: number
  readonly quantity: number
  readonly fromPriceFen: number
  readonly toPriceFen: number
}

/** What one side of a transfer is worth; 平移 carries the sender's price over, 私下结算 and 内部 carry no money. */
export function transferTotal(
  mode: TransferMode,
  side: 'from' | 'to',
  lines: readonly TransferPieces[],
): { readonly quantity: number; readonly amountFen: number } {
  let quantity = 0
  let amountFen = 0
  for (const line of lines) {
    quantity += line.quantity
    amountFen += line.quantity * (side === 'from' || mode === 'level' ? line.fromPriceFen : line.toPriceFen)
  }
  return { quantity, amountFen: mode === 'throughUs' || mode === 'level' ? amountFen : 0 }
}

/** Goods leave A and A's account is relieved at A's price. */
export function entriesForTransferDispatch(transfer: {
  readonly mode: TransferMode
  readonly fromWarehouseId: number
  readonly transitId: number
  readonly fromDistributorId: number | null
  readonly lines: readonly TransferPieces[]
}): Posting {
  const stock = moveAll('transferOut', transfer.fromWarehouseId, transfer.transitId, transfer.lines)
  if (transfer.fromDistributorId === null || transfer.mode === 'internal') return goodsOnly(stock)
  const total = negative(transferTotal(transfer.mode, 'from', transfer.lines))
  return { stock, account: receivable(transfer.fromDistributorId, 'transferOut', total) }
}

/** Goods reach B and B's account is charged at B's price for what arrived. */
export function entriesForTransferArrival(transfer: {
  readonly mode: TransferMode
  readonly transitId: number
  readonly toWarehouseId: number
  readonly toDistributorId: number | null
  readonly dueDate: string | null
  readonly lines: readonly TransferPieces[]
}): Posting {
  const stock = moveAll('transferIn', transfer.transitId, transfer.toWarehouseId, transfer.lines)
  if (transfer.toDistributorId === null || transfer.mode === 'internal') return goodsOnly(stock)
  const total = transferTotal(transfer.mode, 'to', transfer.lines)
  return { stock, account: receivable(transfer.toDistributorId, 'transferIn', total, transfer.dueDate) }
}

/** Goods of a transfer that never arrived are lost; nobody is charged, because B is charged on arrival only. */
export function entriesForTransferLoss(transitId: number, lossId: number, lines: readonly TransferPieces[]): Posting {
  return goodsOnly(moveAll('shortage', transitId, lossId, lines))
}
