import { z } from 'zod'
import { type CreditState, creditQuestion, creditReleaseInput } from '../schemas/credit'
import type { DocumentStep } from '../schemas/documents'
import { type RowSide, rowQuestion } from '../schemas/order-rows'
import {
  formTaking,
  type OrderDocument,
  type OrderRevisionRow,
  type OrderRow,
  orderAmendment,
  orderDraft,
  orderFilter,
  type ReturnedForm,
  type ShownRevision,
} from '../schemas/orders'
import { documentVersion, fileContent, type Page, reasonedStep, rowId } from '../schemas/values'
import { job, reads, writes } from './method'

const step = { changes: ['orders', 'desks'] }

/** What distributors want. */
export const orders = {
  'orders.list': reads(orderFilter).returns<Page<OrderRow>>(),
  'orders.get': reads(z.object({ id: rowId })).returns<OrderDocument>(),
  'orders.save': writes(orderDraft, step).returns<OrderDocument>(),
  'orders.submit': writes(documentVersion, step).returns<DocumentStep>(),
  'orders.withdraw': writes(documentVersion, step).returns<DocumentStep>(),
  'orders.approve': writes(documentVersion, step).returns<DocumentStep>(),
  /** Changes an approved order; what it said before stays readable as a revision. */
  'orders.amend': writes(orderAmendment, { changes: ['orders', 'desks'] }).returns<OrderDocument>(),
  'orders.revisions': reads(z.object({ id: rowId })).returns<readonly OrderRevisionRow[]>(),
  'orders.revision': reads(z.object({ id: rowId, revision: z.int().min(0) })).returns<ShownRevision>(),
  /** Reads a form that a distributor sent back for an order, in any layout that imports know; nothing is written. */
  'orders.readForm': job(z.object({ id: rowId, file: fileContent })).returns<ReturnedForm>(),
  /** Puts what was accepted of a returned form into an order that is not approved yet. */
  'orders.takeForm': writes(formTaking, step).returns<OrderDocument>(),
  'orders.discard': writes(documentVersion, step).returns<DocumentStep>(),
  'orders.cancelRemainder': writes(reasonedStep, step).returns<DocumentStep>(),
  'orders.releaseCredit': writes(creditReleaseInput, step).returns<DocumentStep>(),
  'orders.credit': reads(creditQuestion).returns<CreditState>(),
  /** What stands beside a row of the sheet: what factories still owe of it, and what the distributor ordered and sold before. */
  'orders.rowSide': reads(rowQuestion).returns<RowSide>(),
} as const
