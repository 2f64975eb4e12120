import { type LocalOrderDraft, localOrderDraft } from '../../../shared/schemas/order-drafts'
import type { DraftContent } from './draft-content'

/** Where this computer keeps a draft: one place for each company, person and order. */
export function draftKey(company: string, userId: number, order: number | 'new'): string {
  return `order-draft/${company}/${userId}/${order}`
}

/** A draft of this computer that did not reach the books, or null; what cannot be read is as good as none. */
export function readLocalDraft(key: string): LocalOrderDraft | null {
  const stored = localStorage.getItem(key)
  if (stored === null) return null
  try {
    const parsed = localOrderDraft.safeParse(JSON.parse(stored))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What the books held when the draft was begun. */
export interface DraftBase extends Pick<DraftContent, 'header' | 'cells'> {
  readonly id: number
  readonly version: number
}

/** Keeps a draft; a disk that is full must not stop anybody from typing. */
export function writeLocalDraft(key: string, content: DraftContent, base: DraftBase | null): void {
  const draft: LocalOrderDraft = {
    version: base?.version ?? null,
    header: content.header,
    rows: [...content.rows],
    cells: [...content.cells],
    base: base === null ? null : { header: base.header, cells: [...base.cells] },
    savedAt: new Date().toISOString(),
  }
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // The books are saved to anyway, a moment later.
  }
}

/** Forgets a draft that reached the books, or that its writer gave up. */
export function dropLocalDraft(key: string): void {
  localStorage.removeItem(key)
}

/** The content of a kept draft. */
export function contentOfLocal(draft: LocalOrderDraft): DraftContent {
  return { header: draft.header, rows: draft.rows, cells: new Map(draft.cells) }
}
