import type { orders } from '../../../shared/contract/orders'
import type { ReturnedForm } from '../../../shared/schemas/orders'
import { releaseCredit, showCredit } from '../../services/credit'
import {
  amendOrder,
  approveOrder,
  cancelRemainder,
  discardOrder,
  getOrder,
  getOrderRevision,
  listOrderRevisions,
  listOrders,
  readReturnedForm,
  rowSide,
  saveOrder,
  submitOrder,
  takeReturnedForm,
  withdrawOrder,
} from '../../services/orders'
import { defineJob, type HandlersOf } from './types'

/** Who answers what is asked about orders. */
export const orderHandlers: HandlersOf<typeof orders> = {
  'orders.list': listOrders,
  'orders.get': getOrder,
  'orders.save': saveOrder,
  'orders.submit': submitOrder,
  'orders.withdraw': withdrawOrder,
  'orders.approve': approveOrder,
  'orders.amend': amendOrder,
  'orders.revisions': listOrderRevisions,
  'orders.revision': getOrderRevision,
  'orders.readForm': defineJob<'orders.readForm', ReturnedForm>({ prepare: readReturnedForm }),
  'orders.takeForm': takeReturnedForm,
  'orders.discard': discardOrder,
  'orders.cancelRemainder': cancelRemainder,
  'orders.releaseCredit': releaseCredit,
  'orders.credit': showCredit,
  'orders.rowSide': rowSide,
}
