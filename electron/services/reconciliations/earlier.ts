import type { Reader } from '../../database/connection'
import {
  findReconciliation,
  listCounterLines,
  listDifferences,
  type StoredDifference,
} from '../../database/queries/reconciliations'
import type { Comparison } from './comparison'

/** What a difference is about, in the comparison at hand. */
interface Subject {
  readonly ourDocumentId: number | null
  readonly theirLineId: number | null
}

/** The same difference in the comparisons before, the newest first; none where it came up in this one. */
export function earlierDifferences(
  reader: Reader,
  { stored, carried, lines }: Pick<Comparison, 'stored' | 'carried' | 'lines'>,
  { ourDocumentId, counterLineId }: Pick<StoredDifference, 'ourDocumentId' | 'counterLineId'>,
): readonly StoredDifference[] {
  const isOurs = carried.some((document) => document.ourDocumentId === ourDocumentId)
  let subject: Subject = {
    ourDocumentId: isOurs ? ourDocumentId : null,
    theirLineId: isOurs ? null : (lines.get(counterLineId ?? 0)?.carriedFromId ?? null),
  }
  const found: StoredDifference[] = []
  for (let id = stored.previousId; id !== null; id = findReconciliation(reader, id)?.previousId ?? null) {
    const before = listDifferences(reader, id).find((row) => isAbout(row, subject))
    if (before === undefined) break
    found.push(before)
    subject = {
      ourDocumentId: subject.ourDocumentId,
      theirLineId: listCounterLines(reader, id).find((line) => line.id === before.counterLineId)?.carriedFromId ?? null,
    }
  }
  return found
}

const isAbout = (row: StoredDifference, { ourDocumentId, theirLineId }: Subject): boolean =>
  ourDocumentId === null
    ? theirLineId !== null && row.counterLineId === theirLineId
    : row.ourDocumentId === ourDocumentId

/** Whether their book says something of a difference: here, or where what is left of it comes from. */
export const saysTheirs = (
  reader: Reader,
  comparison: Pick<Comparison, 'stored' | 'carried' | 'lines'>,
  difference: StoredDifference,
): boolean =>
  difference.counterLineId !== null ||
  earlierDifferences(reader, comparison, difference).some(({ counterLineId }) => counterLineId !== null)
