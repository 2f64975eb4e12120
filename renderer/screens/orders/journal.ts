import type { Entry } from '../../grid/size-matrix'
import type { DraftContent } from './draft-content'
import { type DraftBase, dropLocalDraft, writeLocalCells, writeLocalDraft } from './local-drafts'

/** Longer than a frame: a timer of nothing would still come before the paint. */
const afterPaintMs = 20
/** From so many cells on the whole draft is copied anew rather than a longer and longer list of them. */
const manyCells = 200

/** The cells of an edit by SKU. */
export type EditedCells = readonly (readonly [skuId: number, entry: Entry])[]

/**
 * Keeps a draft on this computer with every edit, after the key was painted, so that the copy costs no keystroke its frame. A
 * long order is copied whole only now and then; between that, only the cells that changed since are written beside it.
 */
export class Journal {
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The copy the changed cells belong to, by the time it was written; null when there is none of the order as it is based now. */
  #copied: string | null = null
  #whole = false
  readonly #cells = new Map<number, Entry>()

  constructor(
    /** The place of the copy; it moves when a new order gets its number. */
    readonly keyOf: (id: number | null) => string,
    readonly content: () => DraftContent,
    readonly base: () => DraftBase | null,
  ) {}

  /** Something changed: only these cells, or anything when they are left out. */
  keep(cells?: EditedCells): void {
    if (cells === undefined) this.#whole = true
    else for (const [skuId, entry] of cells) this.#cells.set(skuId, entry)
    this.#timer ??= setTimeout(() => this.#write(), afterPaintMs)
  }

  /** Writes what waits to be written, e.g. because the window goes away. */
  readonly now = (): void => {
    if (this.#timer !== undefined) this.#write()
  }

  /** Forgets the copy: the books hold it, or nobody wants it. */
  drop(): void {
    this.#stop()
    this.#begin(null)
    dropLocalDraft(this.#key())
  }

  /** The order got its number: the copy of a nameless one goes. */
  moved(): void {
    this.#copied = null
    dropLocalDraft(this.keyOf(null))
  }

  /** What the order is based on is another version now, so that the copy must be written anew. */
  rebased(): void {
    this.#copied = null
  }

  #write(): void {
    this.#stop()
    const copied = this.#copied
    if (copied === null || this.#whole || this.#cells.size > manyCells) {
      this.#begin(writeLocalDraft(this.#key(), this.content(), this.base()))
    } else writeLocalCells(this.#key(), copied, [...this.#cells])
  }

  #begin(copied: string | null): void {
    this.#copied = copied
    this.#whole = false
    this.#cells.clear()
  }

  #key(): string {
    return this.keyOf(this.base()?.id ?? null)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
