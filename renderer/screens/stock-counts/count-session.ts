import type { StyleMatrix } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { keepDraft } from '../../components/draft-store'
import { emptyRows } from '../../components/sku-sheet'
import type { Entry, MatrixRow, StyleRows } from '../../grid/size-matrix'

/** The head of a count. */
export interface CountHead {
  readonly warehouseId: number | null
  readonly businessDate: string
  readonly reference: string
  readonly remark: string
  /** True counts a blank cell of a listed row as none found; false leaves it alone. */
  readonly blankIsZero: boolean
  /** True hides what the books hold from whoever counts. */
  readonly blind: boolean
  /** A blind count that was compared with the books; from then on it stands as it is. */
  readonly revealed: boolean
}

/** What is kept on this computer while a count is entered: the head and what was found by SKU. */
export interface CountDraft {
  readonly head: CountHead
  readonly rows: readonly { readonly styleId: number; readonly colourId: number }[]
  readonly cells: readonly (readonly [skuId: number, entry: Entry])[]
}

const keyOf = (owner: string) => `draft.${owner}.stock-count`

/** The count that its owner was entering on this computer, or null. */
export function keptCount(owner: string): CountDraft | null {
  const text = localStorage.getItem(keyOf(owner))
  if (text === null) return null
  try {
    // Written by `keepCount` alone.
    return JSON.parse(text) as CountDraft
  } catch {
    return null
  }
}

/** Keeps a count on this computer with every edit; null forgets it. */
export function keepCount(owner: string, draft: CountDraft | null): void {
  if (draft === null) localStorage.removeItem(keyOf(owner))
  else keepDraft(keyOf(owner), draft)
}

/** The draft that stands in a sheet. */
export function draftOf(head: CountHead, rows: readonly MatrixRow[]): CountDraft {
  return {
    head,
    rows: rows.map(({ styleId, colourId }) => ({ styleId, colourId })),
    cells: rows.flatMap((row) =>
      row.entries.flatMap((entry, position) => {
        const skuId = row.skuIds?.[position]
        return entry === 0 || skuId === null || skuId === undefined ? [] : [[skuId, entry] as const]
      }),
    ),
  }
}

/** The books beside the count: what a warehouse held of each SKU at the end of the counted day. */
export class CountBook {
  readonly #held = new Map<number, number>()
  readonly #styles = new Set<number>()
  readonly matrices = new Map<number, StyleMatrix>()

  constructor(
    readonly warehouseId: number | null,
    readonly businessDate: string,
  ) {}

  /** Reads styles and what the place held of them. */
  async learn(styleIds: readonly number[]): Promise<void> {
    const missing = [...new Set(styleIds)].filter((id) => !this.#styles.has(id))
    if (missing.length === 0) return
    for (const matrix of await api.styles.matrix({ styleIds: missing })) this.matrices.set(matrix.id, matrix)
    const { warehouseId, businessDate: asOf } = this
    for (const styleId of missing) {
      if (warehouseId !== null) {
        const page = await api.stock.list({ styleId, warehouseId, asOf, limit: 1000 })
        for (const row of page.rows) for (const size of row.sizes) this.#held.set(size.skuId, size.onHand)
      }
      this.#styles.add(styleId)
    }
  }

  bookOf(skuId: number): number {
    return this.#held.get(skuId) ?? 0
  }

  /** Blank rows for all colours of a style. */
  rowsOf(styleId: number): StyleRows {
    const matrix = this.matrices.get(styleId)
    return matrix === undefined ? { rows: [], groups: [] } : emptyRows(matrix)
  }
}

/** What would be posted, and how it differs from the books. */
export interface CountResult {
  readonly lines: { readonly skuId: number; readonly countedQuantity: number }[]
  readonly over: number
  readonly under: number
  readonly same: number
}

/** Reads the sheet: typed cells are counted, blank ones only where blank means none. */
export function resultOf(rows: readonly MatrixRow[], book: CountBook, blankIsZero: boolean): CountResult {
  const lines: CountResult['lines'] = []
  let [over, under, same] = [0, 0, 0]
  for (const row of rows) {
    for (const [position, skuId] of (row.skuIds ?? []).entries()) {
      const entry = row.entries[position] ?? 0
      if (skuId === null || typeof entry === 'string' || row.missing?.includes(position) === true) continue
      if (entry === 0 && !blankIsZero) continue
      const difference = entry - book.bookOf(skuId)
      lines.push({ skuId, countedQuantity: entry })
      if (difference > 0) over += difference
      else if (difference < 0) under -= difference
      else same += 1
    }
  }
  return { lines, over, under, same }
}
