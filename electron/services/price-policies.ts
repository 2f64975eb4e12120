import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { PricePolicyRow } from '../../shared/schemas/styles'
import type { Reader } from '../database/connection'
import { findDistributor, findRegion } from '../database/queries/masters'
import {
  findPricePolicy,
  insertPricePolicy,
  listPricePolicyRows,
  type StoredPricePolicy,
  updatePricePolicy,
} from '../database/queries/price-policies'
import { assertKnown, requireCurrent } from './masters'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from './office'

/** Every discount rule; a representative sees those that name one of their distributors or nobody. */
export function listPricePolicies(office: ReadingOffice): readonly PricePolicyRow[] {
  const { distributorIds } = office.actor
  return listPricePolicyRows(office.connection).filter(
    ({ distributorId }) => distributorIds === null || distributorId === null || distributorIds.includes(distributorId),
  )
}

/**
 * Adds a discount rule as a draft or changes one; a changed rule goes back to draft, so that nobody prices by what nobody approved.
 * @throws Refusal stale, unknownCode, invalidInput when it ends before it begins, wrongState when it has expired
 */
export function savePricePolicy(
  office: Office,
  { id, version, ...values }: ParsedInput<'pricePolicies.save'>,
): PricePolicyRow {
  if (values.dateTo !== null && values.dateTo < values.dateFrom)
    throw new Refusal('invalidInput', {}, [{ path: 'dateTo', code: 'tooSmall' }])
  return inTransaction(office, (tx) => {
    const { distributorId, regionId } = values
    assertMaySee(office, distributorId)
    if (distributorId !== null) assertKnown(findDistributor(tx, distributorId), distributorId, 'distributorId')
    if (regionId !== null) assertKnown(findRegion(tx, regionId), regionId, 'regionId')
    // An empty text is no scope; stored as one it would fire for nobody.
    const scoped = {
      ...values,
      grade: values.grade || null,
      season: values.season || null,
      category: values.category || null,
    }
    if (id === undefined) return policyRow(tx, insertPricePolicy(tx, scoped))
    requireState(office, tx, { id, version }, ['draft', 'approved'])
    updatePricePolicy(tx, id, { ...scoped, status: 'draft' })
    return policyRow(tx, id)
  })
}

/** Lets a discount rule fire. @throws Refusal stale, wrongState */
export function approvePricePolicy(office: Office, seen: ParsedInput<'pricePolicies.approve'>): PricePolicyRow {
  return inTransaction(office, (tx) => {
    requireState(office, tx, seen, ['draft'])
    updatePricePolicy(tx, seen.id, { status: 'approved' })
    return policyRow(tx, seen.id)
  })
}

/** Ends a discount rule for good; what was priced by it keeps its price. @throws Refusal stale, wrongState */
export function expirePricePolicy(office: Office, seen: ParsedInput<'pricePolicies.expire'>): PricePolicyRow {
  return inTransaction(office, (tx) => {
    requireState(office, tx, seen, ['draft', 'approved'])
    updatePricePolicy(tx, seen.id, { status: 'expired' })
    return policyRow(tx, seen.id)
  })
}

function requireState(
  office: Office,
  reader: Reader,
  seen: { readonly id: number; readonly version?: number | undefined },
  states: readonly StoredPricePolicy['status'][],
): void {
  const found = findPricePolicy(reader, seen.id)
  assertMaySee(office, found?.distributorId ?? null)
  const stored = requireCurrent(found, seen.version, (row) => row.name)
  if (!states.includes(stored.status)) throw new Refusal('wrongState', { number: stored.name, status: stored.status })
}

function policyRow(reader: Reader, id: number): PricePolicyRow {
  const row = listPricePolicyRows(reader, id)[0]
  if (row === undefined) throw new Refusal('notFound')
  return row
}
