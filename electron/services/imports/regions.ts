import { readRegions } from '../../../shared/domain/import/masters'
import { type RegionDraft, regionDraft } from '../../../shared/schemas/distributors'
import type { RegionRow } from '../../../shared/schemas/imports'
import { listRegionRows } from '../../database/queries/regions'
import { saveRegion } from '../regions'
import { defineKind } from './kinds'
import { checkDraft, counted, type Upsert, upsertPlan } from './masters'

/** Regions by code: new ones are added, known ones take over what the file says. */
export const regionImport = defineKind<Upsert<RegionDraft>>({
  prepare: ({ office, files, step }) =>
    upsertPlan<RegionRow, RegionDraft>({
      files,
      step,
      read: readRegions,
      known: new Map(listRegionRows(office.connection).map((row) => [row.code, row])),
      draftOf: ({ code, name, country, group }, before) =>
        checkDraft(regionDraft, {
          ...before,
          code,
          name,
          ...(country === undefined ? {} : { country }),
          ...(group === undefined ? {} : { territoryGroup: group }),
        }),
    }),
  write: ({ office }, rows) => {
    for (const { draft } of rows) saveRegion(office, draft)
    return counted(rows)
  },
})
