import type { ParsedInput } from '../../../shared/contract'
import { Refusal } from '../../../shared/schemas/errors'
import { type StatisticView, statisticLayout } from '../../../shared/schemas/statistics'
import type { Tx } from '../../database/connection'
import {
  deleteStatisticView,
  findStatisticView,
  findStatisticViewByName,
  insertStatisticView,
  listStatisticViewRows,
  type StoredStatisticView,
  updateStatisticView,
} from '../../database/queries/statistic-views'
import { assertFree, requireCurrent } from '../masters'
import { inTransaction, type Office, type ReadingOffice } from '../office'

/** The actor's arrangements and the office's; one that this version cannot read any more is left out. */
export const listStatisticViews = (office: ReadingOffice): readonly StatisticView[] =>
  listStatisticViewRows(office.connection, office.actor.userId).flatMap((row) => {
    const layout = statisticLayout.safeParse(jsonOf(row.definition))
    if (!layout.success) return []
    const { id, version, name, shared, ownerName, userId } = row
    return [{ id, version, name, shared, ownerName, own: userId === office.actor.userId, layout: layout.data }]
  })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function viewOf(office: Office, id: number): StatisticView {
  const view = listStatisticViews(office).find((each) => each.id === id)
  if (view === undefined) throw new Refusal('notFound')
  return view
}

/** A view the actor may change: their own, or a shared one for whoever shares views. @throws Refusal notFound, notPermitted, stale */
function requireView(
  office: Office,
  tx: Tx,
  seen: { readonly id: number; readonly version?: number | undefined },
): StoredStatisticView {
  const { userId, permissions } = office.actor
  const stored = findStatisticView(tx, seen.id)
  if (stored !== undefined && stored.userId !== userId) {
    if (!stored.shared) throw new Refusal('notFound')
    if (!permissions.has('statisticViews.share')) throw new Refusal('notPermitted', { method: 'statisticViews.share' })
  }
  return requireCurrent(stored, seen.version, (row) => row.name)
}

/**
 * Keeps an arrangement under a name, new or changed; a new one is the actor's own.
 * @throws Refusal duplicateCode for a name they have already, stale, notFound, notPermitted for somebody else's
 */
export const saveStatisticView = (
  office: Office,
  { id, version, name, layout }: ParsedInput<'statisticViews.save'>,
): StatisticView =>
  inTransaction(office, (tx) => {
    const stored = id === undefined ? undefined : requireView(office, tx, { id, version })
    const userId = stored?.userId ?? office.actor.userId
    assertFree(findStatisticViewByName(tx, userId, name), { id }, name, 'name')
    const definition = JSON.stringify(layout)
    if (stored === undefined) return viewOf(office, insertStatisticView(tx, { userId, name, definition }))
    updateStatisticView(tx, stored.id, { name, definition })
    return viewOf(office, stored.id)
  })

/** Gives an arrangement to the whole office, or takes it back to its owner. @throws Refusal stale, notFound */
export const shareStatisticView = (
  office: Office,
  { shared, ...seen }: ParsedInput<'statisticViews.share'>,
): { readonly shared: boolean } =>
  inTransaction(office, (tx) => {
    updateStatisticView(tx, requireView(office, tx, seen).id, { shared })
    return { shared }
  })

/** Removes an arrangement; orders are not touched by it. @throws Refusal stale, notFound, notPermitted */
export const removeStatisticView = (
  office: Office,
  seen: ParsedInput<'statisticViews.remove'>,
): { readonly removed: string } =>
  inTransaction(office, (tx) => {
    const stored = requireView(office, tx, seen)
    deleteStatisticView(tx, stored.id)
    return { removed: stored.name }
  })
