import type { ParsedInput } from '../../shared/contract'
import { policyChanges } from '../../shared/domain/price-policy-changes'
import { Refusal } from '../../shared/schemas/errors'
import type { PolicyHistoryRow, PricePolicyDraft, PricePolicyRow } from '../../shared/schemas/prices'
import type { Reader, Tx } from '../database/connection'
import { findDistributor, findRegion } from '../database/queries/masters'
import {
  findPricePolicy,
  findUnknownStyle,
  insertPolicyStep,
  insertPricePolicy,
  listPolicySteps,
  listPricePolicyRows,
  type StoredPricePolicy,
  updatePricePolicy,
} from '../database/queries/price-policies'
import { assertKnown, requireCurrent } from './masters'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from './office'
import { fieldRefusal } from './steps'

/** Every discount rule and promotion; a representative sees those that name one of their distributors or nobody. */
export function listPricePolicies(office: ReadingOffice): readonly PricePolicyRow[] {
  const { distributorIds } = office.actor
  return listPricePolicyRows(office.connection).filter(
    ({ distributorId }) => distributorIds === null || distributorId === null || distributorIds.includes(distributorId),
  )
}

/** Who wrote, approved or ended a rule and what changed, newest first. @throws Refusal notFound */
export function policyHistory(
  office: ReadingOffice,
  { id }: ParsedInput<'pricePolicies.history'>,
): readonly PolicyHistoryRow[] {
  const policy = findPricePolicy(office.connection, id)
  if (policy === undefined) throw new Refusal('notFound')
  if (policy.distributorId !== null) assertMaySee(office, policy.distributorId)
  return listPolicySteps(office.connection, id)
}

/**
 * Adds a discount rule or a promotion as a draft or changes one; a changed rule goes back to draft, so that nobody prices by what nobody
 * approved.
 * @throws Refusal stale, unknownCode, wrongState when it has expired, invalidInput when it ends before it begins, for a promotion without an
 * end or without its amount
 */
export function savePricePolicy(
  office: Office,
  { id, version, ...values }: ParsedInput<'pricePolicies.save'>,
): PricePolicyRow {
  if (values.dateTo !== null && values.dateTo < values.dateFrom) throw fieldRefusal('dateTo', 'tooSmall')
  const terms = termsOf(values)
  return inTransaction(office, (tx) => {
    assertScope(office, tx, values)
    // An empty text is no scope; stored as one it would fire for nobody.
    const scoped = {
      ...terms,
      grade: values.grade || null,
      season: values.season || null,
      category: values.category || null,
    }
    if (id === undefined) return written(office, tx, insertPricePolicy(tx, scoped), { action: 'create' })
    const before = requireState(office, tx, { id, version }, ['draft', 'approved'])
    updatePricePolicy(tx, id, { ...scoped, status: 'draft' })
    return written(office, tx, id, { action: 'save', before })
  })
}

/** Only what the rule's kind has a use for, so that a field left over from another kind never prices anything. */
function termsOf(values: Omit<PricePolicyDraft, 'id' | 'version'>): Omit<PricePolicyDraft, 'id' | 'version'> {
  if (values.kind === 'policy') return { ...values, effect: 'rate', effectFen: null, combines: false }
  if (values.dateTo === null) throw fieldRefusal('dateTo', 'required')
  if (values.effect === 'rate') return { ...values, effectFen: null }
  if (values.effectFen === null || (values.effect === 'amountOff' && values.effectFen === 0))
    throw fieldRefusal('effectFen', 'required')
  return values.effect === 'netPrice' ? { ...values, combines: false } : values
}

function assertScope(
  office: Office,
  tx: Tx,
  { distributorId, regionId, styleIds }: Pick<PricePolicyDraft, 'distributorId' | 'regionId' | 'styleIds'>,
): void {
  assertMaySee(office, distributorId)
  if (distributorId !== null) assertKnown(findDistributor(tx, distributorId), distributorId, 'distributorId')
  if (regionId !== null) assertKnown(findRegion(tx, regionId), regionId, 'regionId')
  const unknown = findUnknownStyle(tx, styleIds)
  if (unknown !== undefined) assertKnown(undefined, unknown, 'styleIds')
}

/** Lets a discount rule fire. @throws Refusal stale, wrongState */
export function approvePricePolicy(office: Office, seen: ParsedInput<'pricePolicies.approve'>): PricePolicyRow {
  return inTransaction(office, (tx) => {
    requireState(office, tx, seen, ['draft'])
    updatePricePolicy(tx, seen.id, { status: 'approved' })
    return written(office, tx, seen.id, { action: 'approve' })
  })
}

/** Ends a discount rule for good; what was priced by it keeps its price. @throws Refusal stale, wrongState */
export function expirePricePolicy(office: Office, seen: ParsedInput<'pricePolicies.expire'>): PricePolicyRow {
  return inTransaction(office, (tx) => {
    requireState(office, tx, seen, ['draft', 'approved'])
    updatePricePolicy(tx, seen.id, { status: 'expired' })
    return written(office, tx, seen.id, { action: 'expire' })
  })
}

function requireState(
  office: Office,
  reader: Reader,
  seen: { readonly id: number; readonly version?: number | undefined },
  states: readonly StoredPricePolicy['status'][],
): PricePolicyRow {
  const found = findPricePolicy(reader, seen.id)
  assertMaySee(office, found?.distributorId ?? null)
  const stored = requireCurrent(found, seen.version, (row) => row.name)
  if (!states.includes(stored.status)) throw new Refusal('wrongState', { number: stored.name, status: stored.status })
  return policyRow(reader, seen.id)
}

/** Adds the step to the rule's history and answers the rule as it is now. */
function written(
  office: Office,
  tx: Tx,
  id: number,
  { action, before }: { readonly action: string; readonly before?: PricePolicyRow },
): PricePolicyRow {
  const row = policyRow(tx, id)
  const changes = before === undefined ? [] : policyChanges(before, row)
  const { userId } = office.actor
  insertPolicyStep(tx, { policyId: id, version: row.version, action, changes, userId, at: office.now() })
  return row
}

function policyRow(reader: Reader, id: number): PricePolicyRow {
  const row = listPricePolicyRows(reader, id)[0]
  if (row === undefined) throw new Refusal('notFound')
  return row
}
