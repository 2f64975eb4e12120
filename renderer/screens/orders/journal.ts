import type { DraftContent } from './draft-content'
import { type DraftBase, dropLocalDraft, writeLocalDraft } from './local-drafts'

/** Longer than a frame: a timer of nothing would still come before the paint. */
const afterPaintMs = 20

/** Keeps a draft on this computer with every edit: after the key was painted, so that the copy costs no keystroke its frame. */
export class Journal {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    /** The place of the copy; it moves when a new order gets its number. */
    readonly keyOf: (id: number | null) => string,
    readonly content: () => DraftContent,
    readonly base: () => DraftBase | null,
  ) {}

  /** Something changed. */
  keep(): void {
    this.#timer ??= setTimeout(() => this.#write(), afterPaintMs)
  }

  /** Writes what waits to be written, e.g. because the window goes away. */
  readonly now = (): void => {
    if (this.#timer !== undefined) this.#write()
  }

  /** Forgets the copy: the books hold it, or nobody wants it. */
  drop(): void {
    this.#stop()
    dropLocalDraft(this.keyOf(this.base()?.id ?? null))
  }

  /** The order got its number: the copy of a nameless one goes. */
  moved(): void {
    dropLocalDraft(this.keyOf(null))
  }

  #write(): void {
    this.#stop()
    writeLocalDraft(this.keyOf(this.base()?.id ?? null), this.content(), this.base())
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
