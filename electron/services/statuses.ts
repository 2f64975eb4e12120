import { type DocumentKind, documentStatuses, type StatusOf } from '../../shared/schemas/documents'
import type { StoredDocument } from '../database/queries/documents'

/** A stored document's state with its type; only states of its kind are ever written, so another one is a fault of the file. */
export function statusOf<Kind extends DocumentKind>(kind: Kind, document: StoredDocument): StatusOf<Kind> {
  const states: readonly StatusOf<Kind>[] = documentStatuses[kind]
  const status = states.find((state) => state === document.status)
  if (status === undefined) throw new Error(`${document.number} is in an unknown state: ${document.status}`)
  return status
}
