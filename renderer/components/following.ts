/** Long enough that quick typing makes one frame a key and not two, short enough that nobody sees it. */
const followMs = 60

/**
 * Turns a flood of calls into one that waits for the frame that is being made and a little more: for what follows the typing and
 * must cost no keystroke its frame. @returns the call, and how to call off one that waits
 */
export function following(work: () => void): { readonly call: () => void; readonly stop: () => void } {
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = undefined
    timer = undefined
  }
  const run = () => {
    stop()
    work()
  }
  return {
    call: () => {
      if (frame !== undefined || timer !== undefined) return
      frame = requestAnimationFrame(() => {
        frame = undefined
        timer = setTimeout(run, followMs)
      })
    },
    stop,
  }
}
