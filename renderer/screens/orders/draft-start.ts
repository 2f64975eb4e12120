import type { LocalOrderDraft } from '../../../shared/schemas/order-drafts'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { sheetOfRows } from '../../components/sku-sheet'
import type { StyleRows } from '../../grid/size-matrix'
import { blankHeader, type Conflicts, contentOf, type DraftContent, mergeContents, sameContent } from './draft-content'
import { contentOfLocal, type DraftBase } from './local-drafts'
import { type StyleBook, termsOf } from './style-book'

/** What an editor opens with. */
export interface DraftStart {
  readonly content: DraftContent
  readonly sheet: StyleRows
  readonly base: DraftBase | null
  /** Since when something typed here has waited to be saved; null when there is nothing of the kind. */
  readonly restoredFrom: string | null
  readonly conflicts: Conflicts
}

/** What the books hold of an order, to be compared with later. */
export function baseOf(order: OrderDocument): DraftBase {
  const { header, cells } = contentOf(order)
  return { id: order.document.id, version: order.document.version, header, cells }
}

interface Plan {
  readonly content: DraftContent
  readonly restoredFrom: string | null
  readonly conflicts: Conflicts
}

const nothing: Conflicts = new Map()

function plan(order: OrderDocument | null, local: LocalOrderDraft | null, today: string): Plan {
  if (order === null) {
    const content = local === null ? { header: blankHeader(today), rows: [], cells: new Map() } : contentOfLocal(local)
    return { content, restoredFrom: local?.savedAt ?? null, conflicts: nothing }
  }
  const theirs = contentOf(order)
  if (local === null) return { content: theirs, restoredFrom: null, conflicts: nothing }
  const mine = contentOfLocal(local)
  const base =
    local.version === order.document.version || local.base === null
      ? theirs
      : { header: local.base.header, cells: new Map(local.base.cells) }
  const { content, conflicts } = mergeContents(base, mine, theirs)
  return { content, conflicts, restoredFrom: sameContent(content, theirs) ? null : local.savedAt }
}

/** The sheet of a content, its styles read and priced. */
export async function sheetOf(book: StyleBook, content: DraftContent): Promise<StyleRows> {
  await book.learn(
    content.rows.map((row) => row.styleId),
    termsOf(content.header),
  )
  return sheetOfRows([...book.matrices.values()], content.rows, content.cells, book.priceOf)
}

/** Brings together what the books hold and what this computer kept: an order opens as it was left, cell by cell. */
export async function loadStart(
  book: StyleBook,
  order: OrderDocument | null,
  local: LocalOrderDraft | null,
  today: string,
): Promise<DraftStart> {
  const planned = plan(order, local, today)
  if (order !== null) book.keepOverrides(order.lines)
  const sheet = await sheetOf(book, planned.content)
  return { ...planned, sheet, base: order === null ? null : baseOf(order) }
}
