import type { Output, ParsedInput } from '../../../shared/contract'
import { addDays } from '../../../shared/domain/days'
import { closingsOf, type PartBalance, planStatement, type StatementPlan } from '../../../shared/domain/statements'
import { Refusal } from '../../../shared/schemas/errors'
import type { StatementPart } from '../../../shared/schemas/statements'
import type { Tx } from '../../database/connection'
import { findDocument } from '../../database/queries/documents'
import {
  findLastEntryId,
  findStatement,
  insertStatement,
  listBalancesBefore,
  listStated,
  listStatementDistributors,
  listStatementParts,
  sumWindow,
} from '../../database/queries/statements'
import { advance, assertMaySee, inTransaction, type Office, openDocument } from '../office'
import { windowOf } from './views'

type Period = ParsedInput<'statements.generate'>

/**
 * Makes the statements of a period, one a distributor: new ones, drafts anew, and what was issued stays as it is.
 * @throws Refusal periodStated when the days overlap a statement that stands, or lie before it
 */
export function generateStatements(office: Office, input: Period): Output<'statements.generate'> {
  const named = input.distributorIds ?? null
  for (const id of named ?? []) assertMaySee(office, id)
  return inTransaction(office, (tx) => {
    const wanted = named ?? office.actor.distributorIds
    const whose = listStatementDistributors(tx, wanted)
    if (named !== null && whose.length < new Set(named).size) throw new Refusal('notFound')
    const stated = listStated(tx, wanted)
    const throughEntryId = findLastEntryId(tx)
    let [created, kept] = [0, 0]
    for (const distributor of whose) {
      const plan = planStatement(stated.get(distributor.id) ?? [], input, named !== null)
      if (plan.action === 'refuse') throw overlap(distributor.code, plan)
      if (plan.action === 'keep') kept += 1
      else {
        const skipEmpty = input.skipEmpty || distributor.archived
        if (makeStatement(office, tx, plan, { ...input, distributorId: distributor.id, throughEntryId, skipEmpty }))
          created += 1
      }
    }
    return { created, kept }
  })
}

function overlap(code: string, plan: StatementPlan & { readonly action: 'refuse' }): Refusal {
  const { number, dateFrom, dateTo } = plan.because
  return new Refusal('periodStated', { distributor: code, number, from: dateFrom, through: dateTo })
}

interface Making {
  readonly distributorId: number
  readonly dateFrom: string
  readonly dateTo: string
  readonly throughEntryId: number
  readonly skipEmpty: boolean
}

/** Writes one statement, or nothing when it would be empty and empty ones are left out. */
function makeStatement(
  office: Office,
  tx: Tx,
  plan: Extract<StatementPlan, { readonly previous: unknown }>,
  making: Making,
): boolean {
  const { distributorId, dateFrom, dateTo, throughEntryId } = making
  const previous = plan.previous === null ? undefined : findStatement(tx, plan.previous.id)
  const openings = previous
    ? listStatementParts(tx, previous.documentId).map(closingOf)
    : listBalancesBefore(tx, distributorId, dateFrom)
  const moved = sumWindow(tx, windowOf(making, distributorId, previous))
  const parts = closingsOf(openings, moved)
  assertLedgerAgrees(tx, making, parts)
  const empty = moved.length === 0 && parts.every((part) => part.openingFen === 0 && part.openingQuantity === 0)
  if (empty && making.skipEmpty && plan.action === 'create') return false
  if (plan.action === 'refresh') supersede(office, tx, plan.supersedes.id)
  const receivable = parts.find((part) => part.part === 'receivable')
  const { id } = openDocument(office, tx, {
    kind: 'statement',
    businessDate: dateTo,
    status: 'draft',
    distributorId,
    quantity: receivable?.closingQuantity ?? 0,
    amountFen: receivable?.closingFen ?? 0,
  })
  const previousId = previous?.documentId ?? null
  insertStatement(tx, { documentId: id, dateFrom, dateTo, previousId, throughEntryId }, parts)
  return true
}

const closingOf = (part: StatementPart): PartBalance => ({
  part: part.part,
  quantity: part.closingQuantity,
  amountFen: part.closingFen,
})

/** Opening + lines must be what the ledger says the account stood at after the last day; anything else is a damaged file. */
function assertLedgerAgrees(tx: Tx, making: Making, parts: readonly StatementPart[]): void {
  const now = closingsOf(listBalancesBefore(tx, making.distributorId, addDays(making.dateTo, 1)), [])
  for (const [index, part] of parts.entries())
    if (now[index]?.openingFen !== part.closingFen || now[index].openingQuantity !== part.closingQuantity)
      throw new Error(
        `statement of distributor ${making.distributorId} to ${making.dateTo} does not close: ${part.part}`,
      )
}

function supersede(office: Office, tx: Tx, id: number): void {
  const document = findDocument(tx, 'statement', id)
  if (document !== undefined) advance(office, tx, document, { action: 'supersede', status: 'superseded' })
}
