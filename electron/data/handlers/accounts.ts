import type { accounts } from '../../../shared/contract/accounts'
import { listBalances, listLedger } from '../../services/accounts'
import {
  approveAdjustment,
  discardAdjustment,
  getAdjustment,
  listAdjustments,
  reverseAdjustment,
  saveAdjustment,
} from '../../services/adjustments'
import { listAgeing } from '../../services/ageing'
import { accrueRebates, proposeRebates } from '../../services/rebates'
import {
  approveReceipt,
  discardReceipt,
  getReceipt,
  listReceipts,
  postReceipt,
  reverseReceipt,
  saveReceipt,
} from '../../services/receipts'
import type { HandlersOf } from './types'

/** Who answers what the accounts desk asks. */
export const accountHandlers: HandlersOf<typeof accounts> = {
  'accounts.balances': listBalances,
  'accounts.ledger': listLedger,
  'accounts.ageing': listAgeing,
  'receipts.list': listReceipts,
  'receipts.get': getReceipt,
  'receipts.save': saveReceipt,
  'receipts.approve': approveReceipt,
  'receipts.post': postReceipt,
  'receipts.discard': discardReceipt,
  'receipts.reverse': reverseReceipt,
  'adjustments.list': listAdjustments,
  'adjustments.get': getAdjustment,
  'adjustments.save': saveAdjustment,
  'adjustments.approve': approveAdjustment,
  'adjustments.discard': discardAdjustment,
  'adjustments.proposeRebates': proposeRebates,
  'adjustments.accrueRebates': accrueRebates,
  'adjustments.reverse': reverseAdjustment,
}
