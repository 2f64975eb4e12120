import type { Reader } from '../../database/connection'
import {
  findReconciliation,
  listCounterLines,
  listDifferences,
  type StoredDifference,
} from '../../database/queries/reconciliations'
import type { Comparison } from './comparison'

/** A comparison before, read once however many differences come from it. */
interface Before {
  readonly previousId: number | null
  readonly byOurs: ReadonlyMap<number | null, StoredDifference>
  readonly byTheirs: ReadonlyMap<number | null, StoredDifference>
  /** Where a line of theirs came from in turn. */
  readonly carriedFrom: ReadonlyMap<number | null, number | null>
}

function readBefore(reader: Reader, id: number): Before {
  const differences = listDifferences(reader, id)
  return {
    previousId: findReconciliation(reader, id)?.previousId ?? null,
    byOurs: new Map(differences.map((row) => [row.ourDocumentId, row])),
    byTheirs: new Map(differences.map((row) => [row.counterLineId, row])),
    carriedFrom: new Map(listCounterLines(reader, id).map((line) => [line.id, line.carriedFromId])),
  }
}

/** Finds the same difference in the comparisons before, the newest first; none where it came up in this one, and then nothing is read. */
export function earlierOf(
  reader: Reader,
  { stored, carried, lines }: Pick<Comparison, 'stored' | 'carried' | 'lines'>,
): (difference: Pick<StoredDifference, 'ourDocumentId' | 'counterLineId'>) => readonly StoredDifference[] {
  const carriedIds = new Set<number | null>(carried.map((document) => document.ourDocumentId))
  const read = new Map<number, Before>()
  const beforeAt = (id: number): Before => {
    const known = read.get(id) ?? readBefore(reader, id)
    read.set(id, known)
    return known
  }
  return ({ ourDocumentId, counterLineId }) => {
    const ours = carriedIds.has(ourDocumentId) ? ourDocumentId : null
    let theirs = lines.get(counterLineId ?? 0)?.carriedFromId ?? null
    const found: StoredDifference[] = []
    let id = stored.previousId
    while (id !== null && (ours !== null || theirs !== null)) {
      const { previousId, byOurs, byTheirs, carriedFrom } = beforeAt(id)
      const row = ours === null ? byTheirs.get(theirs) : byOurs.get(ours)
      if (row === undefined) break
      found.push(row)
      theirs = carriedFrom.get(row.counterLineId) ?? null
      id = previousId
    }
    return found
  }
}

/** Whether their book says something of a difference: here, or where what is left of it comes from. */
export const saysTheirs = (difference: StoredDifference, earlier: readonly StoredDifference[]): boolean =>
  [difference, ...earlier].some(({ counterLineId }) => counterLineId !== null)
