import { type HistoryDocument, insertHistoryDocument } from '../../electron/services/history'
import { inTransaction } from '../../electron/services/office'
import type { TestCompany } from './company'

/** An entry of an account as a test says it: which day, what, how much in the document's own sign. */
export type TestEntry = Pick<HistoryDocument, 'kind' | 'businessDate' | 'amountFen'> &
  Partial<Pick<HistoryDocument, 'reference' | 'quantity' | 'part'>>

/** Posts documents to a distributor's account, in the order given; answers their ids. */
export function enter(company: TestCompany, distributorId: number, entries: readonly TestEntry[]): number[] {
  return inTransaction(company.office, (tx) =>
    entries.map(
      (entry) =>
        insertHistoryDocument(company.office, tx, {
          reference: '',
          quantity: 0,
          distributorId,
          importId: 0,
          paymentTermsDays: 30,
          ...entry,
        }).id,
    ),
  )
}
