import type { transfers } from '../../../shared/contract/transfers'
import {
  approveTransfer,
  cancelTransfer,
  dispatchTransfer,
  getTransfer,
  listTransfers,
  receiveTransfer,
  rejectTransfer,
  releaseTransferCredit,
  saveTransfer,
} from '../../services/transfers'
import type { HandlersOf } from './types'

/** Who answers what the transfer desk asks. */
export const transferHandlers: HandlersOf<typeof transfers> = {
  'transfers.list': listTransfers,
  'transfers.get': getTransfer,
  'transfers.save': saveTransfer,
  'transfers.approve': approveTransfer,
  'transfers.releaseCredit': releaseTransferCredit,
  'transfers.reject': rejectTransfer,
  'transfers.cancel': cancelTransfer,
  'transfers.dispatch': dispatchTransfer,
  'transfers.receive': receiveTransfer,
}
