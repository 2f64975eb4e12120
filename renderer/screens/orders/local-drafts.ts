import {
  type LocalOrderCells,
  type LocalOrderDraft,
  localOrderCells,
  localOrderDraft,
} from '../../../shared/schemas/order-drafts'
import { keepDraft } from '../../components/draft-store'
import type { Entry } from '../../grid/size-matrix'
import type { DraftContent } from './draft-content'

/** Where this computer keeps a draft: one place for each company, person and order. */
export function draftKey(company: string, userId: number, order: number | 'new'): string {
  return `order-draft/${company}/${userId}/${order}`
}

/** The same for what an approved order is to become. */
export function amendmentKey(company: string, userId: number, order: number): string {
  return `order-amendment/${company}/${userId}/${order}`
}

/** Beside a copy: the cells that changed since it was written. */
const cellsKey = (key: string): string => `${key}/cells`

function stored(key: string): unknown {
  const text = localStorage.getItem(key)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A draft of this computer that did not reach the books, or null; what cannot be read is as good as none. */
export function readLocalDraft(key: string): LocalOrderDraft | null {
  const copy = localOrderDraft.safeParse(stored(key))
  if (!copy.success) return null
  const since = localOrderCells.safeParse(stored(cellsKey(key)))
  if (!since.success || since.data.of !== copy.data.savedAt) return copy.data
  const cells = [...new Map([...copy.data.cells, ...since.data.cells])]
  return { ...copy.data, cells: cells.filter(([, entry]) => entry !== 0), savedAt: since.data.savedAt }
}

/** What the books held when the draft was begun. */
export interface DraftBase extends Omit<DraftContent, 'rows'> {
  readonly id: number
  readonly version: number
}

/** Keeps a draft. @returns when it was written, or null when a full disk, which must not stop anybody from typing, kept it away */
export function writeLocalDraft(key: string, content: DraftContent, base: DraftBase | null): string | null {
  const draft: LocalOrderDraft = {
    version: base?.version ?? null,
    header: content.header,
    rows: [...content.rows],
    cells: [...content.cells],
    prices: [...content.prices],
    origin: content.origin ?? null,
    base: base === null ? null : { header: base.header, cells: [...base.cells], prices: [...base.prices] },
    savedAt: new Date().toISOString(),
  }
  if (!write(key, draft)) return null
  localStorage.removeItem(cellsKey(key))
  return draft.savedAt
}

/** Keeps the cells that changed since the copy of that time was written. */
export function writeLocalCells(key: string, of: string, cells: [skuId: number, entry: Entry][]): void {
  write(cellsKey(key), { of, cells, savedAt: new Date().toISOString() })
}

function write(key: string, value: LocalOrderDraft | LocalOrderCells): boolean {
  try {
    keepDraft(key, value)
    return true
  } catch {
    // The books are saved to anyway, a moment later.
    return false
  }
}

/** Forgets a draft that reached the books, or that its writer gave up. */
export function dropLocalDraft(key: string): void {
  localStorage.removeItem(key)
  localStorage.removeItem(cellsKey(key))
}

/** The content of a kept draft. */
export function contentOfLocal(draft: LocalOrderDraft): DraftContent {
  const { header, rows, cells, prices, origin } = draft
  return { header, rows, cells: new Map(cells), prices: new Map(prices), ...(origin === null ? {} : { origin }) }
}
