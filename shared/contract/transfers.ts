import { z } from 'zod'
import { creditReleaseInput } from '../schemas/credit'
import type { DocumentStep } from '../schemas/documents'
import {
  type TransferDocument,
  type TransferRow,
  transferArrival,
  transferDispatch,
  transferDraft,
} from '../schemas/transfers'
import { documentFilter, documentVersion, type Page, reasonedStep, rowId } from '../schemas/values'
import { reads, writes } from './method'

const step = { changes: ['transfers', 'desks'] }
const moves = {
  changes: ['transfers', 'shortages', 'stock', 'accounts', 'reconciliations', 'settlements', 'collections', 'desks'],
}

/** Goods moving between regions and distributors. */
export const transfers = {
  'transfers.list': reads(documentFilter).returns<Page<TransferRow>>(),
  'transfers.get': reads(z.object({ id: rowId })).returns<TransferDocument>(),
  'transfers.save': writes(transferDraft, step).returns<TransferDocument>(),
  'transfers.approve': writes(documentVersion, step).returns<DocumentStep>(),
  'transfers.releaseCredit': writes(creditReleaseInput, step).returns<DocumentStep>(),
  'transfers.reject': writes(reasonedStep, step).returns<DocumentStep>(),
  'transfers.cancel': writes(documentVersion, step).returns<DocumentStep>(),
  'transfers.dispatch': writes(transferDispatch, moves).returns<DocumentStep>(),
  'transfers.receive': writes(transferArrival, moves).returns<DocumentStep & { readonly shortageId: number | null }>(),
} as const
