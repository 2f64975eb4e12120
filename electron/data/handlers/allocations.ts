import type { allocations } from '../../../shared/contract/allocations'
import {
  confirmAllocation,
  getAllocation,
  listAllocations,
  listWaitingOrders,
  proposeAllocation,
  releaseAllocation,
  reviseAllocation,
  shipAllocation,
} from '../../services/allocations'
import type { HandlersOf } from './types'

/** Who answers what is asked about allocations. */
export const allocationHandlers: HandlersOf<typeof allocations> = {
  'allocations.list': listAllocations,
  'allocations.get': getAllocation,
  'allocations.waiting': listWaitingOrders,
  'allocations.propose': proposeAllocation,
  'allocations.revise': reviseAllocation,
  'allocations.confirm': confirmAllocation,
  'allocations.release': releaseAllocation,
  'allocations.ship': shipAllocation,
}
