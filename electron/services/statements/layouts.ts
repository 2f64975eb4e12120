import type { ParsedInput } from '../../../shared/contract'
import {
  asksForGoods,
  columnsOfLayout,
  documentsOf,
  type GoodsByDocument,
  type StatementColumn,
  statementPaper,
} from '../../../shared/domain/papers'
import { Refusal } from '../../../shared/schemas/errors'
import type { StatementLayout, StatementView } from '../../../shared/schemas/statements'
import { findDistributor } from '../../database/queries/masters'
import {
  findStatementLayout,
  listStatementGoods,
  saveStatementLayout as saveLayoutRows,
} from '../../database/queries/statement-layouts'
import { listStatementDistributors } from '../../database/queries/statements'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from '../office'

/** How a distributor wants its statements; null is the usual layout. @throws Refusal notFound */
export function getStatementLayout(
  office: ReadingOffice,
  { distributorId }: ParsedInput<'statements.layout'>,
): { readonly layout: StatementLayout | null } {
  assertMaySee(office, distributorId)
  return { layout: findStatementLayout(office.connection, distributorId) }
}

/** Remembers how a distributor wants its statements, or everyone one may see; null goes back to the usual layout. @throws Refusal notFound */
export function saveStatementLayout(
  office: Office,
  { distributorId, everyone, layout }: ParsedInput<'statements.saveLayout'>,
): { readonly layout: StatementLayout | null } {
  assertMaySee(office, distributorId)
  return inTransaction(office, (tx) => {
    if (findDistributor(tx, distributorId) === undefined) throw new Refusal('notFound')
    const whose = everyone
      ? listStatementDistributors(tx, office.actor.distributorIds).map(({ id }) => id)
      : [distributorId]
    saveLayoutRows(tx, whose, layout, { userId: office.actor.userId, at: office.now() })
    return { layout: findStatementLayout(tx, distributorId) }
  })
}

/** The columns of one statement in its distributor's own layout, and what its goods were where they are asked for. */
export function dressOf(
  office: ReadingOffice,
  view: StatementView,
): { readonly columns: readonly StatementColumn[]; readonly goods: GoodsByDocument } {
  const layout = findStatementLayout(office.connection, view.distributorId)
  const columns = columnsOfLayout(layout, statementPaper(view))
  if (!asksForGoods(layout)) return { columns, goods: new Map() }
  const goods = listStatementGoods(office.connection, documentsOf(view))
  return { columns, goods: new Map(goods.map((one) => [one.documentId, one])) }
}
