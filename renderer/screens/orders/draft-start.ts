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
export function baseOf(order: OrderDocument, book: StyleBook): DraftBase {
  const { header, cells, prices } = contentOf(order, book.matrices)
  return { id: order.document.id, version: order.document.version, header, cells, prices }
}

interface Plan {
  readonly content: DraftContent
  readonly restoredFrom: string | null
  readonly conflicts: Conflicts
}

const nothing: Conflicts = new Map()

const blank = (today: string): DraftContent => ({
  header: blankHeader(today),
  rows: [],
  cells: new Map(),
  prices: new Map(),
})

function plan(book: StyleBook, order: OrderDocument | null, local: LocalOrderDraft | null, today: string): Plan {
  if (order === null) {
    const content = local === null ? blank(today) : contentOfLocal(local)
    return { content, restoredFrom: local?.savedAt ?? null, conflicts: nothing }
  }
  const theirs = contentOf(order, book.matrices)
  if (local === null) return { content: theirs, restoredFrom: null, conflicts: nothing }
  const mine = contentOfLocal(local)
  const base =
    local.version === order.document.version || local.base === null
      ? theirs
      : { header: local.base.header, cells: new Map(local.base.cells), prices: new Map(local.base.prices) }
  const { content, conflicts } = mergeContents(base, mine, theirs)
  return { content, conflicts, restoredFrom: sameContent(content, theirs) ? null : local.savedAt }
}

/** The sheet of a content, its styles read and priced; the book takes over the prices that were set in it. */
export async function sheetOf(book: StyleBook, content: DraftContent): Promise<StyleRows> {
  book.takeOwn(content.prices)
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
  // Which sizes share a price that was set can only be told when the styles are known.
  if (order !== null) await book.learnOf(order)
  const planned = plan(book, order, local, today)
  const sheet = await sheetOf(book, planned.content)
  return { ...planned, sheet, base: order === null ? null : baseOf(order, book) }
}
