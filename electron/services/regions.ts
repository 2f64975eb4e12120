import type { ParsedInput } from '../../shared/contract'
import type { RegionRow } from '../../shared/schemas/distributors'
import { Refusal } from '../../shared/schemas/errors'
import type { Reader } from '../database/connection'
import { findRegion } from '../database/queries/masters'
import { findRegionByCode, insertRegion, listRegionRows, updateRegion } from '../database/queries/regions'
import { assertFree, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** Every region by code; they are few, so there are no pages. */
export const listRegions = (office: ReadingOffice): readonly RegionRow[] => listRegionRows(office.connection)

/** Adds a region or changes one. @throws Refusal stale, duplicateCode */
export function saveRegion(office: Office, { id, version, ...values }: ParsedInput<'regions.save'>): RegionRow {
  return inTransaction(office, (tx) => {
    assertFree(findRegionByCode(tx, values.code), { id }, values.code)
    if (id === undefined) return regionRow(tx, insertRegion(tx, values))
    requireCurrent(findRegion(tx, id), version, (row) => row.code)
    updateRegion(tx, id, values)
    return regionRow(tx, id)
  })
}

function regionRow(reader: Reader, id: number): RegionRow {
  const row = listRegionRows(reader, id)[0]
  if (row === undefined) throw new Refusal('notFound')
  return row
}
