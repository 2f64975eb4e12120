/** Longer than the pause between two scroll events of one movement. */
const stillMs = 160

/**
 * Holds the frozen columns with plain offsets while the sheet stands still sideways. The grid holds them as sticky elements, two
 * in every row, and the browser gives each of those a layer of its own: a hundred layers to put together for every keystroke.
 * So they are sticky only while someone scrolls sideways; what the scroll bar takes is added by the style sheet. Returns how to stop.
 */
export function restPins(root: HTMLElement): () => void {
  const viewport = root.querySelector<HTMLElement>('.ag-grid-viewport')
  const content = root.querySelector('.ag-grid-scrolling-container')
  if (viewport === null || content === null) return () => undefined
  let still: ReturnType<typeof setTimeout> | undefined
  let seen = viewport.scrollLeft
  const rest = () => {
    const { scrollLeft, scrollWidth, clientWidth } = viewport
    seen = scrollLeft
    root.style.setProperty('--pins-left', `${scrollLeft}px`)
    root.style.setProperty('--pins-right', `${Math.max(0, scrollWidth - clientWidth - scrollLeft)}px`)
    root.classList.add('sheet-resting')
  }
  const move = () => {
    root.classList.remove('sheet-resting')
    clearTimeout(still)
    still = setTimeout(rest, stillMs)
  }
  const scrolled = () => {
    if (viewport.scrollLeft !== seen) {
      seen = viewport.scrollLeft
      move()
    }
  }
  // The wheel tells it before the browser scrolls.
  const wheeled = (event: WheelEvent) => {
    if (event.deltaX !== 0 || event.shiftKey) move()
  }
  const sizes = new ResizeObserver(rest)
  sizes.observe(viewport)
  sizes.observe(content)
  viewport.addEventListener('scroll', scrolled, { passive: true })
  viewport.addEventListener('wheel', wheeled, { passive: true })
  return () => {
    clearTimeout(still)
    sizes.disconnect()
    viewport.removeEventListener('scroll', scrolled)
    viewport.removeEventListener('wheel', wheeled)
  }
}
