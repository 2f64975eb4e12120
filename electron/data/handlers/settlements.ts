import type { settlements } from '../../../shared/contract/settlements'
import {
  listSettlements,
  openAccount,
  postSettlements,
  proposeSettlements,
  undoSettlements,
} from '../../services/settlements'
import type { HandlersOf } from './types'

/** Who answers which receipt pays which shipment. */
export const settlementHandlers: HandlersOf<typeof settlements> = {
  'settlements.open': openAccount,
  'settlements.propose': proposeSettlements,
  'settlements.post': postSettlements,
  'settlements.undo': undoSettlements,
  'settlements.list': listSettlements,
}
