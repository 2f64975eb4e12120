import { sumOf } from '../../../shared/domain/money'
import type { Tx } from '../../database/connection'
import { insertHistory } from '../../database/queries/documents'
import { type DocumentName, findDocumentName } from '../../database/queries/settlements'
import type { Office } from '../office'

/** This much of one document was joined to another, or taken apart from it. */
export interface JoinedDocuments {
  readonly creditDocumentId: number
  readonly chargeDocumentId: number
  readonly amountFen: number
}

/** So many numbers still read as a sentence. */
const NAMED = 3

/**
 * Writes one history line on every document that was settled or taken apart: how much, and with which others. The version stays,
 * because the document itself did not change and nobody's open draft of it may be refused for this.
 */
export function tellSettled(
  office: Office,
  tx: Tx,
  edges: readonly JoinedDocuments[],
  step: { readonly action: 'settle' | 'unsettle'; readonly reason?: string },
): void {
  const ends = edges.flatMap(({ creditDocumentId, chargeDocumentId, amountFen }) => [
    { id: creditDocumentId, otherId: chargeDocumentId, amountFen },
    { id: chargeDocumentId, otherId: creditDocumentId, amountFen },
  ])
  const known = new Map<number, DocumentName>()
  const nameOf = (id: number): DocumentName | undefined => {
    const name = known.get(id) ?? findDocumentName(tx, id)
    if (name !== undefined) known.set(id, name)
    return name
  }
  for (const [documentId, own] of Map.groupBy(ends, ({ id }) => id)) {
    const others = [...new Set(own.map(({ otherId }) => otherId))]
    const numbers = others.slice(0, NAMED).map((id) => nameOf(id)?.number ?? '')
    const more = others.length > NAMED ? ` +${others.length - NAMED}` : ''
    insertHistory(tx, {
      documentId,
      version: nameOf(documentId)?.version ?? 1,
      action: step.action,
      detail: {
        amountFen: sumOf(own.map(({ amountFen }) => amountFen)),
        number: `${numbers.join('、')}${more}`,
        ...(step.reason === undefined ? {} : { reason: step.reason }),
      },
      userId: office.actor.userId,
      at: office.now(),
    })
  }
}
