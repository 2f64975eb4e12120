import type { ParsedInput } from '../../../shared/contract'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ShortageDocument } from '../../../shared/schemas/shortages'
import type { Page } from '../../../shared/schemas/values'
import { listDocuments } from '../../database/queries/document-lists'
import { findShortage, findShortageSource, listShortageLineRows } from '../../database/queries/shortages'
import { documentHead, type ReadingOffice } from '../office'

/** One page of shortages, those of transfers among them. */
export const listShortages = (office: ReadingOffice, filter: ParsedInput<'shortages.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'shortage', filter, { distributorIds: office.actor.distributorIds })

/** A whole shortage with the document the goods were missing from. */
export function getShortage(office: ReadingOffice, input: ParsedInput<'shortages.get'>): ShortageDocument {
  const head = documentHead(office, 'shortage', input.id)
  const shortage = findShortage(office.connection, input.id)
  const source = shortage && findShortageSource(office.connection, shortage.sourceId)
  if (shortage === undefined || source === undefined) throw new Refusal('notFound')
  const { cause, resolution, resolvedOn, reshipmentId } = shortage
  return {
    ...head,
    ...{ sourceId: source.id, sourceNumber: source.number },
    sourceKind: source.kind === 'transfer' ? 'transfer' : 'shipment',
    ...{ cause, resolution, resolvedOn, reshipmentId },
    lines: listShortageLineRows(office.connection, input.id),
  }
}
