/** One page as a list method answers it; `next` null is the end. */
export interface KeyPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/**
 * Finds pages by number over a list that only knows "the page after this row". It keeps the cursors it has met, so that
 * going back costs one read, and it walks forward where it has not been yet.
 */
export class KeyPages<Row> {
  readonly #cursors: (string | null)[] = [null]
  #end: number | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(readonly load: (after: string | null) => Promise<KeyPage<Row>>) {}

  /** The rows of a page, and how many pages there are once that is known. */
  page(number: number): Promise<{ readonly rows: readonly Row[]; readonly pages: number | null }> {
    // One after the other: a later page needs the cursor that an earlier one brings.
    const turn = this.#queue.then(() => this.#read(number))
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #read(number: number): Promise<{ readonly rows: readonly Row[]; readonly pages: number | null }> {
    for (let known = this.#cursors.length - 1; known < number; known++) {
      if (this.#end !== null && known >= this.#end) return { rows: [], pages: this.#end }
      await this.#step(known)
    }
    if (this.#end !== null && number >= this.#end) return { rows: [], pages: this.#end }
    const rows = await this.#step(number)
    return { rows, pages: this.#end }
  }

  async #step(number: number): Promise<readonly Row[]> {
    const { rows, next } = await this.load(this.#cursors[number] ?? null)
    if (next === null) this.#end = number + 1
    else {
      this.#cursors[number + 1] = next
      // The list has grown since its end was seen.
      if (this.#end === number + 1) this.#end = null
    }
    return rows
  }
}
