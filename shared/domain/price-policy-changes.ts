import type { PolicyHistoryRow, PolicyValue, PricePolicyRow } from '../schemas/prices'

/** What a person reads of a rule, field by field in the order of its form. */
const fields: Readonly<Record<string, (row: PricePolicyRow) => PolicyValue>> = {
  kind: (row) => row.kind,
  name: (row) => row.name,
  effect: (row) => row.effect,
  rateBp: (row) => (row.effect === 'rate' ? row.rateBp : null),
  effectFen: (row) => row.effectFen,
  combines: (row) => row.combines,
  minQuantity: (row) => row.minQuantity,
  floorPriceFen: (row) => row.floorPriceFen,
  dateFrom: (row) => row.dateFrom,
  dateTo: (row) => row.dateTo,
  priority: (row) => row.priority,
  distributor: (row) => (row.distributorId === null ? null : row.distributorName),
  region: (row) => (row.regionId === null ? null : row.regionName),
  grade: (row) => row.grade,
  season: (row) => row.season,
  category: (row) => row.category,
  styles: (row) => (row.styles.length === 0 ? null : row.styles.map((style) => style.code).join(' ')),
  orderKind: (row) => row.orderKind,
}

/** Which fields of a rule a save changed, from what to what, in names rather than row numbers, because a history is read by people. */
export const policyChanges = (before: PricePolicyRow, after: PricePolicyRow): PolicyHistoryRow['changes'] =>
  Object.entries(fields).flatMap(([field, read]) => {
    const [from, to] = [read(before), read(after)]
    return from === to ? [] : [{ field, from, to }]
  })
