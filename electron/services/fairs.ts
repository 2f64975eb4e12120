import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { FairDetail, FairDraft, FairRow } from '../../shared/schemas/styles'
import type { Reader, Tx } from '../database/connection'
import {
  findFair,
  findFairByCode,
  insertFair,
  listFairProgress,
  listFairRanking,
  listFairRows,
  listFairStyleIds,
  replaceFairContents,
  updateFair,
} from '../database/queries/fairs'
import { findDistributor } from '../database/queries/masters'
import { findStyle } from '../database/queries/styles'
import { assertFree, assertKnown, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** Every fair, newest first; a representative sees the plans and orders of their own distributors. */
export const listFairs = (office: ReadingOffice): readonly FairRow[] =>
  listFairRows(office.connection, office.actor.distributorIds)

/** A fair with each distributor's progress and the ranking of its styles. @throws Refusal notFound */
export const getFair = (office: ReadingOffice, { id }: ParsedInput<'fairs.get'>): FairDetail =>
  fairDetail(office, office.connection, id)

function fairDetail(office: ReadingOffice, reader: Reader, id: number): FairDetail {
  const scope = office.actor.distributorIds
  const row = listFairRows(reader, scope, id)[0]
  if (row === undefined) throw new Refusal('notFound')
  return {
    ...row,
    styleIds: listFairStyleIds(reader, id),
    budgets: listFairProgress(reader, id, scope),
    ranking: listFairRanking(reader, id, scope),
  }
}

/**
 * Adds a fair or changes one, with its styles and the plan of each distributor.
 * @throws Refusal stale, duplicateCode (also for a distributor planned twice), unknownCode, invalidInput when it ends before it begins
 */
export function saveFair(office: Office, { id, version, ...draft }: ParsedInput<'fairs.save'>): FairDetail {
  if (draft.dateTo < draft.dateFrom) throw new Refusal('invalidInput', {}, [{ path: 'dateTo', code: 'tooSmall' }])
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
  })
}
