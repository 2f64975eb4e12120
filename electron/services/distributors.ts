import type { Output, ParsedInput } from '../../shared/contract'
import { searchKeys } from '../../shared/domain/mnemonics'
import type { DistributorRow } from '../../shared/schemas/distributors'
import { Refusal } from '../../shared/schemas/errors'
import type { Page } from '../../shared/schemas/values'
import type { Reader, Tx } from '../database/connection'
import { findTemporaryLimit, saveTemporaryLimit } from '../database/queries/credit'
import {
  findDistributorByCode,
  findDistributorRow,
  insertDistributor,
  listDistributorCandidates,
  listDistributorRows,
  updateDistributor,
} from '../database/queries/distributors'
import { findDistributor, findDistributorWarehouse, findRegion } from '../database/queries/masters'
import {
  findWarehouseByCode,
  insertWarehouse,
  type NewWarehouse,
  updateWarehouse,
} from '../database/queries/warehouses'
import { assertFree, assertKnown, bestFits, requireCurrent } from './masters'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from './office'
import { fieldRefusal } from './steps'

/** One page of distributors by code. */
export const listDistributors = (
  office: ReadingOffice,
  filter: ParsedInput<'distributors.list'>,
): Page<DistributorRow> => listDistributorRows(office.connection, filter, office.actor.distributorIds)

/** One distributor. @throws Refusal notFound */
export function getDistributor(office: ReadingOffice, { id }: ParsedInput<'distributors.get'>): DistributorRow {
  assertMaySee(office, id)
  return distributorRow(office.connection, id)
}

function distributorRow(reader: Reader, id: number): DistributorRow {
  const row = findDistributorRow(reader, id)
  if (row === undefined) throw new Refusal('notFound')
  return row
}

/**
 * Adds a distributor with its two places (own stock, on its way there) or changes one.
 * @throws Refusal stale, duplicateCode, unknownCode, invalidInput for a temporary limit without its last day, limitExceeded for one beyond the actor's
 */
export function saveDistributor(
  office: Office,
  { id, version, temporaryLimitFen, temporaryLimitUntil, ...draft }: ParsedInput<'distributors.save'>,
): DistributorRow {
  if (id !== undefined || office.actor.distributorIds !== null) assertMaySee(office, id ?? null)
  return inTransaction(office, (tx) => {
    assertFree(findDistributorByCode(tx, draft.code), { id }, draft.code)
    assertKnown(findRegion(tx, draft.regionId), draft.regionId, 'regionId')
    const values = { ...draft, searchKeys: searchKeys(draft.code, draft.name, [draft.city]) }
    const temporary = { amountFen: temporaryLimitFen, until: temporaryLimitUntil }
    if (id === undefined) {
      const distributorId = insertDistributor(tx, values)
      grantTemporaryLimit(office, tx, distributorId, temporary)
      for (const place of placesOf(distributorId, draft)) savePlace(tx, undefined, place)
      return distributorRow(tx, distributorId)
    }
    const stored = requireCurrent(findDistributor(tx, id), version, (row) => row.code)
    updateDistributor(tx, id, values)
    grantTemporaryLimit(office, tx, id, temporary)
    if (stored.code !== draft.code || stored.name !== draft.name || stored.regionId !== draft.regionId)
      for (const place of placesOf(id, draft)) savePlace(tx, findDistributorWarehouse(tx, id, place.kind)?.id, place)
    return distributorRow(tx, id)
  })
}

/** Whoever lets a distributor owe more for a while answers for the amount, as for the release of a document; less and shorter is free. */
function grantTemporaryLimit(
  office: Office,
  tx: Tx,
  distributorId: number,
  { amountFen, until }: { readonly amountFen: number; readonly until: string | null },
): void {
  if (amountFen > 0 && until === null) throw fieldRefusal('temporaryLimitUntil', 'required')
  const before = findTemporaryLimit(tx, distributorId)
  const next = amountFen === 0 || until === null ? null : { amountFen, until }
  if (next?.amountFen === before?.amountFen && next?.until === before?.until) return
  const { approvalLimitFen } = office.actor
  const more = next !== null && (before === undefined || next.amountFen > before.amountFen || next.until > before.until)
  if (more && next.amountFen > approvalLimitFen)
    throw new Refusal('limitExceeded', { amountFen, limitFen: approvalLimitFen }, [
      { path: 'temporaryLimitFen', code: 'tooBig' },
    ])
  saveTemporaryLimit(tx, distributorId, next)
}

type Place = NewWarehouse & { readonly kind: 'distributor' | 'transit' }

// The arrow says 在途 in every language.
const placesOf = (
  distributorId: number,
  { code, name, regionId }: { readonly code: string; readonly name: string; readonly regionId: number },
): Place[] => [
  { code: `D-${code}`, name, kind: 'distributor', regionId, distributorId },
  { code: `T-${code}`, name: `→ ${name}`, kind: 'transit', regionId, distributorId },
]

function savePlace(tx: Tx, id: number | undefined, place: Place): void {
  assertFree(findWarehouseByCode(tx, place.code), { id }, place.code)
  if (id === undefined) insertWarehouse(tx, place)
  else updateWarehouse(tx, id, place)
}

/** Type-ahead by code, tail digits, name or pinyin, best fit first. */
export const findDistributors = (
  office: ReadingOffice,
  { query, limit }: ParsedInput<'distributors.find'>,
): Output<'distributors.find'> =>
  bestFits(query, listDistributorCandidates(office.connection, query, office.actor.distributorIds), limit).map(
    ({ hit: { id, code, name, regionName } }) => ({ id, code, name, regionName }),
  )
