import type { ParsedInput } from '../../shared/contract'
import type { Progress } from '../../shared/contract/envelope'
import { consequenceFor, linesRepriced, previewSums, pricingDay, totalOf } from '../../shared/domain/price-preview'
import { Refusal } from '../../shared/schemas/errors'
import type {
  PolicyPreview,
  PolicyPreviewLine,
  PolicyPreviewOrder,
  PreviewConsequence,
} from '../../shared/schemas/prices'
import {
  findPricePolicy,
  listApprovedPolicies,
  listPricePolicyRows,
  type StoredPricePolicy,
} from '../database/queries/price-policies'
import { listLinesToReprice, listOpenOrders, type OpenOrderRow } from '../database/queries/price-previews'
import { assertMaySee, type ReadingOffice } from './office'
import { ruleName } from './prices'

type Basis = PolicyPreview['basis']

interface Candidate {
  readonly policy: StoredPricePolicy
  readonly others: readonly StoredPricePolicy[]
  readonly basis: Basis
}

function candidateOf(office: ReadingOffice, id: number, basis: Basis): Candidate {
  const policy = findPricePolicy(office.connection, id)
  if (policy === undefined) throw new Refusal('notFound')
  if (policy.distributorId !== null) assertMaySee(office, policy.distributorId)
  return { policy, others: listApprovedPolicies(office.connection), basis }
}

function reprice(office: ReadingOffice, order: OpenOrderRow, { policy, others, basis }: Candidate) {
  const { businessDate, orderKind, distributorId: id, grade, regionId, discountBp } = order
  const lines = listLinesToReprice(office.connection, order.id).map(({ styleId, season, category, ...line }) => ({
    ...line,
    style: { id: styleId, season, category },
  }))
  // What names another distributor can never fire here, and hundreds of those would be asked for nothing.
  const policies = others.filter((other) => (other.distributorId ?? id) === id)
  const distributor = { id, grade, regionId, discountBp }
  const day = pricingDay(basis, order, policy)
  return linesRepriced({ businessDate, orderKind, distributor, lines }, { candidate: policy, policies, day })
}

function changedOrder(office: ReadingOffice, order: OpenOrderRow, candidate: Candidate): PolicyPreviewOrder | null {
  const { lines, ownPriceCount } = reprice(office, order, candidate)
  if (lines.length === 0 && ownPriceCount === 0) return null
  const { id, number, status, businessDate, orderKind, distributorId, distributorName } = order
  const dates = { businessDate, firstDay: candidate.policy.dateFrom }
  return {
    ...{ id, number, status, businessDate, orderKind, distributorId, distributorName },
    ...previewSums(lines, ownPriceCount),
    consequence: consequenceFor(status, candidate.basis, dates),
  }
}

interface JobSigns {
  readonly report: (progress: Progress) => void
  readonly signal: AbortSignal
}

const ordersAtATime = 100

/**
 * What a rule would change of the open orders: each priced with it and without it, on its own day or on the rule's first. Nothing is written,
 * and nothing that was agreed changes by a rule. A representative sees the orders of their own distributors.
 * @throws Refusal notFound, cancelled
 */
export async function previewPricePolicy(
  office: ReadingOffice,
  { id, basis }: ParsedInput<'pricePolicies.preview'>,
  { report, signal }: JobSigns,
): Promise<PolicyPreview> {
  const candidate = candidateOf(office, id, basis)
  const open = listOpenOrders(office.connection, candidate.policy, { visible: office.actor.distributorIds })
  const orders: PolicyPreviewOrder[] = []
  for (const [index, order] of open.entries()) {
    if (index % ordersAtATime === 0) {
      report({ done: index, total: open.length })
      if (signal.aborted) throw new Refusal('cancelled')
    }
    const changed = changedOrder(office, order, candidate)
    if (changed !== null) orders.push(changed)
  }
  const [policy] = listPricePolicyRows(office.connection, id)
  if (policy === undefined) throw new Refusal('notFound')
  const of = (consequence: PreviewConsequence) => {
    const those = orders.filter((order) => order.consequence === consequence && order.lineCount > 0)
    return { orderCount: those.length, differenceFen: totalOf(those).differenceFen }
  }
  return {
    ...{ policy, basis, orders, openOrderCount: open.length, total: totalOf(orders) },
    byConsequence: {
      follows: of('follows'),
      whenRedated: of('whenRedated'),
      whenTakenBack: of('whenTakenBack'),
      stays: of('stays'),
    },
  }
}

/** The lines of one open order that a rule would change, sizes of a colour and price together. @throws Refusal notFound */
export function previewPolicyLines(
  office: ReadingOffice,
  { id, basis, orderId }: ParsedInput<'pricePolicies.previewLines'>,
): readonly PolicyPreviewLine[] {
  const candidate = candidateOf(office, id, basis)
  const [order] = listOpenOrders(office.connection, candidate.policy, {
    visible: office.actor.distributorIds,
    orderId,
  })
  if (order === undefined) throw new Refusal('notFound')
  const rows = new Map<string, PolicyPreviewLine>()
  for (const { line, toFen, toRule, differenceFen, atFloor } of reprice(office, order, candidate).lines) {
    const { style, styleCode, styleName, colourId, colourName, openQuantity, priceFen: fromFen, priceRule } = line
    const key = `${style.id}/${colourId}/${fromFen}/${toFen}`
    const before = rows.get(key)
    rows.set(key, {
      ...{ styleId: style.id, styleCode, styleName, colourName, fromFen, toFen, atFloor },
      ...{ fromRule: priceRule, toRule: ruleName(toRule) },
      quantity: (before?.quantity ?? 0) + openQuantity,
      differenceFen: (before?.differenceFen ?? 0) + differenceFen,
    })
  }
  return [...rows.values()]
}
