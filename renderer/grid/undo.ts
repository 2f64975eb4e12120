/**
 * What was done and can be taken back; it keeps steps and does not know what they mean. Whoever holds it applies a step
 * backwards when `undo` returns it, forwards when `redo` does.
 */
export class UndoHistory<Step> {
  readonly #done: Step[] = []
  readonly #undone: Step[] = []

  /** @param limit how many steps are kept; the oldest is forgotten first */
  constructor(readonly limit = 1000) {}

  /** Adds a step that was just done; what was undone before it can no longer be redone. */
  record(step: Step): void {
    this.#undone.length = 0
    this.#done.push(step)
    if (this.#done.length > this.limit) this.#done.shift()
  }

  /** The step to take back, or null when there is none. */
  undo(): Step | null {
    const step = this.#done.pop()
    if (step === undefined) return null
    this.#undone.push(step)
    return step
  }

  /** The step to do again, or null when there is none. */
  redo(): Step | null {
    const step = this.#undone.pop()
    if (step === undefined) return null
    this.#done.push(step)
    return step
  }

  /** Forgets everything, e.g. when another document is loaded. */
  clear(): void {
    this.#done.length = 0
    this.#undone.length = 0
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }
}
