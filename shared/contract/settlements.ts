import { z } from 'zod'
import type { AllocationEdge } from '../domain/ageing'
import {
  type OpenAccount,
  type SettlementPosted,
  type SettlementRow,
  settlementFilter,
  settlementPosting,
  settlementQuestion,
  settlementUndo,
} from '../schemas/settlements'
import { type Page, rowId } from '../schemas/values'
import { reads, writes } from './method'

const settles = {
  changes: ['settlements', 'accounts', 'collections', 'receipts', 'adjustments', 'shipments', 'returns'],
}

/** Which receipt pays which shipment (核销); how old a debt is follows from it, how much it is never does. */
export const settlements = {
  'settlements.open': reads(z.object({ distributorId: rowId })).returns<OpenAccount>(),
  'settlements.propose': reads(settlementQuestion).returns<readonly AllocationEdge[]>(),
  'settlements.post': writes(settlementPosting, settles).returns<SettlementPosted>(),
  'settlements.undo': writes(settlementUndo, settles).returns<{ readonly undone: number }>(),
  'settlements.list': reads(settlementFilter).returns<Page<SettlementRow>>(),
} as const
