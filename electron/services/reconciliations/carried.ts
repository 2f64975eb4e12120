import { addDays } from '../../../shared/domain/days'
import type { DifferenceClass } from '../../../shared/schemas/reconciliations'
import type { Reader } from '../../database/connection'
import { findReconciliationEnding } from '../../database/queries/reconciliation-answers'
import { listCounterLines, listDifferences, type StoredCounterLine } from '../../database/queries/reconciliations'
import type { CarriedDocument } from './ours'

/** A line of theirs that was open in the comparison before, with what it still differs by. */
export interface CarriedLine extends Omit<StoredCounterLine, 'id' | 'reconciliationId'> {
  readonly differenceClass: DifferenceClass
}

/** What the comparison of the days before hands on. */
export interface Carried {
  readonly previousId: number
  /** The entry it ended with; what was posted to its days later is a line of this comparison. */
  readonly lateAfterId: number
  readonly theirClosingFen: number
  readonly ours: readonly (CarriedDocument & { readonly differenceClass: DifferenceClass })[]
  readonly theirs: readonly CarriedLine[]
}

/**
 * What was open at the end of the comparison that ends the day before: every difference of it, as the line that it is about. What one
 * side has and the other lacks is looked for again, and clears itself when it comes; the rest of a document that was short or dear
 * clears when the claim or the adjustment is posted. Null when that comparison was never agreed.
 */
export function carriedInto(reader: Reader, distributorId: number, dateFrom: string): Carried | null {
  const found = findReconciliationEnding(reader, distributorId, addDays(dateFrom, -1))
  if (found === undefined) return null
  const { documentId: previousId, throughEntryId, theirClosingFen } = found.reconciliation
  const lines = new Map(listCounterLines(reader, previousId).map((line) => [line.id, line]))
  const differences = listDifferences(reader, previousId)
  return {
    previousId,
    lateAfterId: throughEntryId,
    theirClosingFen,
    ours: differences.flatMap(({ ourDocumentId, differenceClass, quantity, amountFen }) =>
      ourDocumentId === null ? [] : [{ ourDocumentId, differenceClass, quantity, amountFen }],
    ),
    theirs: differences.flatMap(({ ourDocumentId, counterLineId, differenceClass, amountFen }): CarriedLine[] => {
      const line = ourDocumentId === null && counterLineId !== null ? lines.get(counterLineId) : undefined
      if (line === undefined) return []
      const { id, reconciliationId: _, ...rest } = line
      return [{ ...rest, sheetRow: 0, amountFen: 0 - amountFen, differenceClass, carriedFromId: id }]
    }),
  }
}
