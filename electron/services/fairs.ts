import type { ParsedInput } from '../../shared/contract'
import { categoryStandings, fairStandings, lastYearsFair, mixesOf, rankStyles } from '../../shared/domain/fairs'
import { sumOf } from '../../shared/domain/money'
import { Refusal } from '../../shared/schemas/errors'
import type { FairBoard, FairBudget } from '../../shared/schemas/fairs'
import type { FairDetail, FairDraft, FairRow } from '../../shared/schemas/styles'
import type { Reader, Tx } from '../database/connection'
import {
  findFair,
  findFairByCode,
  insertFair,
  listFairPlans,
  listFairReceived,
  listFairRows,
  listFairSkus,
  listFairStyleIds,
  listFairStyles,
  listFairTaken,
  replaceFairContents,
  updateFair,
} from '../database/queries/fairs'
import { findDistributor } from '../database/queries/masters'
import { findStyle } from '../database/queries/styles'
import { assertFree, assertKnown, requireCurrent } from './masters'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from './office'
import { fieldRefusal } from './steps'

/** Every fair, newest first; a representative sees the plans and orders of their own distributors. */
export const listFairs = (office: ReadingOffice): readonly FairRow[] =>
  listFairRows(office.connection, office.actor.distributorIds)

/** A fair with each distributor's progress and the ranking of its styles. @throws Refusal notFound */
export const getFair = (office: ReadingOffice, { id }: ParsedInput<'fairs.get'>): FairDetail =>
  fairDetail(office, office.connection, id)

function fairDetail(office: ReadingOffice, reader: Reader, id: number): FairDetail {
  const scope = office.actor.distributorIds
  const row = requireFairRow(reader, scope, id)
  const { distributors, ranking } = standingsOf(reader, row, scope)
  return {
    ...row,
    styleIds: listFairStyleIds(reader, id),
    budgets: distributors,
    ranking: ranking.filter((style) => style.quantity > 0),
  }
}

type Scope = ReadingOffice['actor']['distributorIds']

function requireFairRow(reader: Reader, scope: Scope, id: number): FairRow {
  const row = listFairRows(reader, scope, id)[0]
  if (row === undefined) throw new Refusal('notFound')
  return row
}

/** Who stands where at a fair, and what sold; everything from one look at its orders. */
function standingsOf(reader: Reader, { id, depositBp }: FairRow, scope: Scope) {
  const taken = listFairTaken(reader, { fairId: id, scope })
  const unique = (keys: readonly number[]) => [...new Set(keys)]
  const plans = listFairPlans(reader, id, scope, unique(taken.map((each) => each.distributorId)))
  const styles = listFairStyles(reader, id, unique(taken.map((each) => each.styleId)))
  const receivedFen = listFairReceived(reader, id, scope)
  return { distributors: fairStandings(plans, taken, { depositBp, receivedFen }), ranking: rankStyles(styles, taken) }
}

/** A fair while it is held: rank of styles, plans and deposits, and its mix beside another fair's. @throws Refusal notFound */
export function fairBoard(office: ReadingOffice, { id, againstId }: ParsedInput<'fairs.board'>): FairBoard {
  const reader = office.connection
  const scope = office.actor.distributorIds
  const rows = listFairRows(reader, scope)
  const fair = rows.find((row) => row.id === id)
  if (fair === undefined) throw new Refusal('notFound')
  const wanted = againstId === undefined ? (lastYearsFair(fair, rows)?.id ?? null) : againstId
  const against = rows.find((row) => row.id === wanted && row.id !== id) ?? null
  const skus = (fairId: number) => listFairSkus(reader, { fairId, scope })
  return {
    fair,
    today: office.today(),
    against: against === null ? null : summaryOf(against),
    candidates: rows.filter((row) => row.id !== id).map((row) => ({ id: row.id, name: row.name })),
    ...standingsOf(reader, fair, scope),
    mix: mixesOf(skus(id), against === null ? [] : skus(against.id)),
  }
}

const summaryOf = ({ id, name, orderedFen, orderedQuantity }: FairRow) => ({ id, name, orderedFen, orderedQuantity })

/** A distributor's plan at a fair and what its other orders took of it, for an order that is being typed. @throws Refusal notFound */
export function fairBudget(
  office: ReadingOffice,
  { fairId, distributorId, orderId }: ParsedInput<'fairs.budget'>,
): FairBudget {
  assertMaySee(office, distributorId)
  const reader = office.connection
  const fair = findFair(reader, fairId)
  const plan = listFairPlans(reader, fairId, [distributorId], [distributorId])[0]
  if (fair === undefined || plan === undefined) throw new Refusal('notFound')
  const taken = listFairTaken(reader, { fairId, scope: [distributorId], withoutOrderId: orderId })
  const { amountFen, quantity, minStyles, minDepth } = plan
  return {
    fairName: fair.name,
    orderDeadline: fair.orderDeadline,
    ...{ amountFen, quantity, minStyles, minDepth },
    orderedFen: sumOf(taken.map((each) => each.amountFen)),
    orderedQuantity: sumOf(taken.map((each) => each.quantity)),
    categories: categoryStandings(plan.categories, taken),
  }
}

/**
 * Refuses an order that comes after its fair's last day for orders, unless the actor plans fairs; every path by which an order is handed
 * in asks here. @throws Refusal fairClosed
 */
export function assertFairTakesOrders(office: ReadingOffice, reader: Reader, fairId: number | null): void {
  const fair = fairId === null ? undefined : findFair(reader, fairId)
  const deadline = fair?.orderDeadline ?? null
  if (deadline === null || office.today() <= deadline || office.actor.permissions.has('fairs.save')) return
  throw new Refusal('fairClosed', { fair: fair?.name ?? '', deadline })
}

/**
 * Adds a fair or changes one, with its styles and the plan of each distributor.
 * @throws Refusal stale, duplicateCode (also for a distributor planned twice), unknownCode, invalidInput when it ends before it begins
 */
export function saveFair(office: Office, { id, version, ...draft }: ParsedInput<'fairs.save'>): FairDetail {
  if (draft.dateTo < draft.dateFrom) throw new Refusal('invalidInput', {}, [{ path: 'dateTo', code: 'tooSmall' }])
  if (draft.depositDeadline !== null && draft.depositDeadline < draft.dateFrom)
    throw fieldRefusal('depositDeadline', 'tooEarly')
  if (draft.orderDeadline !== null && draft.orderDeadline < draft.dateFrom)
    throw fieldRefusal('orderDeadline', 'tooEarly')
  const { styleIds, budgets, ...values } = draft
  return inTransaction(office, (tx) => {
    assertFree(findFairByCode(tx, draft.code), { id }, draft.code)
    assertContents(tx, draft)
    if (id !== undefined) {
      requireCurrent(findFair(tx, id), version, (row) => row.code)
      updateFair(tx, id, values)
    }
    const fairId = id ?? insertFair(tx, values)
    replaceFairContents(tx, fairId, { styleIds, budgets })
    return fairDetail(office, tx, fairId)
  })
}

function assertContents(tx: Tx, { styleIds, budgets }: Pick<FairDraft, 'styleIds' | 'budgets'>): void {
  for (const styleId of styleIds) assertKnown(findStyle(tx, styleId), styleId, 'styleIds')
  const planned = new Set<number>()
  budgets.forEach(({ distributorId }, index) => {
    const path = `budgets.${index}.distributorId`
    const distributor = findDistributor(tx, distributorId)
    assertKnown(distributor, distributorId, path)
    if (planned.has(distributorId))
      throw new Refusal('duplicateCode', { code: distributor?.code ?? '' }, [{ path, code: 'duplicate' }])
    planned.add(distributorId)
    const categories = new Set(budgets[index]?.categories.map(({ category }) => category))
    if (categories.size !== (budgets[index]?.categories.length ?? 0))
      throw new Refusal('duplicateCode', { code: distributor?.code ?? '' }, [
        { path: `budgets.${index}.categories`, code: 'duplicate' },
      ])
  })
}
