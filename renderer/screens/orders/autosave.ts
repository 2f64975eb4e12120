/** How a draft stands to the books: `local` is kept on this computer only, because it is not complete enough to be saved. */
export type SaveState = 'clean' | 'dirty' | 'saving' | 'local' | 'stale' | 'refused'

/** How one attempt to save ended. */
export type Written = 'saved' | 'incomplete' | 'stale' | 'refused'

const endOf = { saved: 'clean', incomplete: 'local', stale: 'stale', refused: 'refused' } as const

/**
 * Saves a draft a while after the last keystroke, one save at a time; what is typed meanwhile is saved next. After a stale save it
 * waits until someone decided what becomes of the two versions.
 */
export class Autosave {
  #state: SaveState = 'clean'
  #dirty = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null

  constructor(
    readonly write: () => Promise<Written>,
    readonly tell: (state: SaveState) => void,
    readonly pauseMs = 1500,
  ) {}

  get state(): SaveState {
    return this.#state
  }

  /** Something was typed. */
  touch(): void {
    this.#dirty = true
    clearTimeout(this.#timer)
    if (this.#state === 'stale') return
    if (this.#running === null) this.#become('dirty')
    this.#timer = setTimeout(() => void this.flush(), this.pauseMs)
  }

  /** Saves what is not saved yet. @returns whether the books now hold everything */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.#running !== null) await this.#running
    if (this.#dirty && this.#state !== 'stale') {
      this.#running ??= this.#run()
      await this.#running
    }
    return this.#state === 'clean'
  }

  /** The two versions are one again; `dirty` when there is something to save. */
  resume(dirty: boolean): void {
    clearTimeout(this.#timer)
    this.#dirty = dirty
    this.#become(dirty ? 'dirty' : 'clean')
    if (dirty) this.touch()
  }

  /** Stops the clock, e.g. because the screen is left. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    try {
      let ended: Written = 'saved'
      while (this.#dirty && ended === 'saved') {
        this.#dirty = false
        this.#become('saving')
        ended = await this.write()
      }
      if (ended !== 'saved') this.#dirty = true
      this.#become(endOf[ended])
    } finally {
      this.#running = null
    }
  }

  #become(state: SaveState): void {
    if (state === this.#state) return
    this.#state = state
    this.tell(state)
  }
}
