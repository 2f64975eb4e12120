import { ask } from '../api/bridge'

/** Long enough that a fast typist costs one write, short enough that a power cut costs nothing one remembers typing. */
const flushAfterMs = 100

let waiting = false

/**
 * Keeps what is typed on this computer. The browser would leave it in memory for seconds, so the main process is asked to put it on
 * the disk: it must outlive not only the page but the whole application.
 * @throws when the disk is full
 */
export function keepDraft(key: string, draft: unknown): void {
  localStorage.setItem(key, JSON.stringify(draft))
  if (waiting) return
  waiting = true
  setTimeout(() => {
    waiting = false
    // The draft stands in memory and is written anyway, a little later.
    ask('storage.flush', {}).catch(() => undefined)
  }, flushAfterMs)
}
