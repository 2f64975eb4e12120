import type { returns } from '../../../shared/contract/returns'
import { inspectReturn } from '../../services/return-inspections'
import {
  approveReturn,
  approveReturnBeyondSold,
  approveReturnOverQuota,
  cancelReturn,
  findReturnQuota,
  getReturn,
  listReturns,
  receiveReturn,
  rejectReturn,
  repriceReturn,
  saveReturn,
} from '../../services/returns'
import type { HandlersOf } from './types'

/** Who answers what the return desk asks. */
export const returnHandlers: HandlersOf<typeof returns> = {
  'returns.list': listReturns,
  'returns.get': getReturn,
  'returns.quota': findReturnQuota,
  'returns.save': saveReturn,
  'returns.approve': approveReturn,
  'returns.approveOverQuota': approveReturnOverQuota,
  'returns.approveBeyondSold': approveReturnBeyondSold,
  'returns.reprice': repriceReturn,
  'returns.reject': rejectReturn,
  'returns.cancel': cancelReturn,
  'returns.receive': receiveReturn,
  'returns.inspect': inspectReturn,
}
