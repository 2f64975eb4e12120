import { z } from 'zod'
import { type AdjustmentDocument, type AdjustmentRow, adjustmentDraft } from '../schemas/adjustments'
import type { DocumentRow, DocumentStep } from '../schemas/documents'
import {
  type AgeingRow,
  asOf,
  type BalanceRow,
  type LedgerRow,
  type LedgerTotals,
  ledgerFilter,
} from '../schemas/ledgers'
import { type RebateRow, type RebatesAccrued, rebateAccrual, rebateFormula } from '../schemas/rebates'
import { type ReceiptDocument, receiptDraft } from '../schemas/receipts'
import { documentFilter, documentVersion, type Page, reasonedStep, rowId } from '../schemas/values'
import { reads, writes } from './method'

const get = z.object({ id: rowId })
const draft = (noun: string) => ({ changes: [noun, 'desks'] })
const posts = (noun: string) => ({
  changes: [noun, 'accounts', 'reconciliations', 'settlements', 'collections', 'desks'],
})

/** Who owes what, and the documents that only move money. */
export const accounts = {
  'accounts.balances': reads(asOf).returns<readonly BalanceRow[]>(),
  /** The totals come with the first page of one distributor's list, and of no other. */
  'accounts.ledger': reads(ledgerFilter).returns<
    Page<LedgerRow> & { readonly openingFen: number | null; readonly totals: LedgerTotals | null }
  >(),
  'accounts.ageing': reads(asOf).returns<readonly AgeingRow[]>(),
  'receipts.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'receipts.get': reads(get).returns<ReceiptDocument>(),
  'receipts.save': writes(receiptDraft, draft('receipts')).returns<ReceiptDocument>(),
  'receipts.approve': writes(documentVersion, draft('receipts')).returns<DocumentStep>(),
  'receipts.post': writes(documentVersion, posts('receipts')).returns<DocumentStep>(),
  'receipts.discard': writes(documentVersion, draft('receipts')).returns<DocumentStep>(),
  'receipts.reverse': writes(reasonedStep, posts('receipts')).returns<DocumentStep>(),
  'adjustments.list': reads(documentFilter).returns<Page<AdjustmentRow>>(),
  'adjustments.get': reads(get).returns<AdjustmentDocument>(),
  'adjustments.save': writes(adjustmentDraft, draft('adjustments')).returns<AdjustmentDocument>(),
  /** Approving posts: an approved adjustment that moved nothing would be a third truth. */
  'adjustments.approve': writes(documentVersion, posts('adjustments')).returns<DocumentStep>(),
  'adjustments.discard': writes(documentVersion, draft('adjustments')).returns<DocumentStep>(),
  /** Rebates (返利) worked out by a formula; accruing them makes drafts. */
  'adjustments.proposeRebates': reads(rebateFormula).returns<readonly RebateRow[]>(),
  'adjustments.accrueRebates': writes(rebateAccrual, draft('adjustments')).returns<RebatesAccrued>(),
  'adjustments.reverse': writes(reasonedStep, posts('adjustments')).returns<DocumentStep>(),
} as const
