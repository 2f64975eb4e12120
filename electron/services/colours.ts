import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { ColourRow } from '../../shared/schemas/styles'
import { findColour, findColourByCode, insertColour, listColourRows, updateColour } from '../database/queries/colours'
import { assertFree, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** Every colour by code; archived ones too, because styles in the books still wear them. */
export const listColours = (office: ReadingOffice): readonly ColourRow[] => listColourRows(office.connection)

/** Adds a colour or changes one; SKU codes that carry the old code stay, because they are on labels. @throws Refusal stale, duplicateCode */
export function saveColour(office: Office, { id, version, ...values }: ParsedInput<'colours.save'>): ColourRow {
  return inTransaction(office, (tx) => {
    assertFree(findColourByCode(tx, values.code), { id }, values.code)
    if (id !== undefined) {
      requireCurrent(findColour(tx, id), version, (row) => row.code)
      updateColour(tx, id, values)
    }
    const saved = findColour(tx, id ?? insertColour(tx, values))
    if (saved === undefined) throw new Refusal('notFound')
    return saved
  })
}
