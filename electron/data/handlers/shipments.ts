import type { shipments } from '../../../shared/contract/shipments'
import {
  cancelShipment,
  confirmShipment,
  dispatchShipment,
  getShipment,
  listShipments,
  pickShipment,
  reverseShipment,
  saveShipment,
} from '../../services/shipments'
import { getShortage, listShortages, resolveShortage } from '../../services/shortages'
import type { HandlersOf } from './types'

/** Who answers what is asked about shipments and what did not arrive. */
export const shipmentHandlers: HandlersOf<typeof shipments> = {
  'shipments.list': listShipments,
  'shipments.get': getShipment,
  'shipments.save': saveShipment,
  'shipments.pick': pickShipment,
  'shipments.dispatch': dispatchShipment,
  'shipments.confirm': confirmShipment,
  'shipments.cancel': cancelShipment,
  'shipments.reverse': reverseShipment,
  'shortages.list': listShortages,
  'shortages.get': getShortage,
  'shortages.resolve': resolveShortage,
}
