import { readDistributors } from '../../../shared/domain/import/masters'
import { type DistributorDraft, distributorDraft } from '../../../shared/schemas/distributors'
import type { DistributorRow as DistributorLine } from '../../../shared/schemas/imports'
import { listDistributorRows } from '../../database/queries/distributors'
import { listRegionRows } from '../../database/queries/regions'
import { saveDistributor } from '../distributors'
import { type Resolved, remembering, unknown } from './directories'
import { defineKind, type Finding } from './kinds'
import { type Checked, checkDraft, counted, READ_AS, type Upsert, upsertPlan } from './masters'
import { wordOf } from './nearest'

/** What a new distributor has until somebody says better: the tag price, and no credit. */
const TERMS = { discountBp: 10_000, creditLimitFen: 0, paymentTermsDays: 0 }

/** Distributors by code; their region must be there, and each new one gets its two places from the service that adds it. */
export const distributorImport = defineKind<Upsert<DistributorDraft>>({
  prepare: ({ office, files, step }) => {
    const regions = listRegionRows(office.connection)
    const find = remembering((written): Resolved<number> => {
      const region =
        regions.find(({ code }) => wordOf(code) === wordOf(written)) ??
        regions.find(({ name }) => wordOf(name) === wordOf(written))
      const names = regions.flatMap(({ code, name }) => [code, name])
      return region === undefined ? unknown('region', written, names) : { ok: true, value: region.id }
    })
    const filter = { archived: true, limit: Number.MAX_SAFE_INTEGER - 1 }
    const { rows } = listDistributorRows(office.connection, filter, office.actor.distributorIds)
    return upsertPlan<DistributorLine, DistributorDraft>({
      files,
      step,
      read: readDistributors,
      known: new Map(rows.map((row) => [row.code, row])),
      draftOf: (line, before) => {
        const region = find(line.regionCode)
        return region.ok ? draftOf(line, before, region.value) : region
      },
    })
  },
  write: ({ office }, rows) => {
    for (const { draft } of rows) saveDistributor(office, draft)
    return counted(rows)
  },
})

function draftOf(line: DistributorLine, before: object | undefined, regionId: number): Checked<DistributorDraft> {
  const { sheet: _sheet, row: _row, regionCode: _region, type, ...stated } = line
  const checked = checkDraft(distributorDraft, {
    ...TERMS,
    ...before,
    ...stated,
    regionId,
    ...(type === undefined ? {} : { businessType: type }),
  })
  if (!checked.ok || before !== undefined) return checked
  const warnings = Object.entries(TERMS)
    .filter(([field]) => !(field in stated))
    .map(
      ([field, value]): Finding => ({
        code: 'valueMissing',
        severity: 'warning',
        params: { field: READ_AS[field] ?? field, taken: value },
      }),
    )
  return { ...checked, warnings }
}
