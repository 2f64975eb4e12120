import type { books } from '../../../shared/contract/books'
import type { FileContent } from '../../../shared/contract/envelope'
import {
  exportBalances,
  exportGrid,
  exportLedger,
  exportOrder,
  exportReconciliation,
  exportShipment,
  exportStatement,
  exportStatements,
  exportStock,
  exportStockCount,
  keepShipmentPrint,
} from '../../services/exports'
import { defineJob, type HandlersOf } from './types'

/** Answers the methods that write files; only a printed shipping note leaves a trace in the books. */
export const exportHandlers: HandlersOf<Pick<typeof books, `exports.${string}` & keyof typeof books>> = {
  'exports.statement': defineJob<'exports.statement', FileContent>({ prepare: exportStatement }),
  'exports.statements': defineJob<'exports.statements', readonly FileContent[]>({ prepare: exportStatements }),
  'exports.order': defineJob<'exports.order', FileContent>({ prepare: exportOrder }),
  'exports.shipment': defineJob<'exports.shipment', FileContent>({
    prepare: exportShipment,
    commit: keepShipmentPrint,
  }),
  'exports.stock': defineJob<'exports.stock', FileContent>({ prepare: exportStock }),
  'exports.stockCount': defineJob<'exports.stockCount', FileContent>({ prepare: exportStockCount }),
  'exports.ledger': defineJob<'exports.ledger', FileContent>({ prepare: exportLedger }),
  'exports.balances': defineJob<'exports.balances', FileContent>({ prepare: exportBalances }),
  'exports.reconciliation': defineJob<'exports.reconciliation', FileContent>({ prepare: exportReconciliation }),
  'exports.grid': defineJob<'exports.grid', FileContent>({ prepare: exportGrid }),
}
