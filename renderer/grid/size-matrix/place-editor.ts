import type { Place } from './geometry'

const listHeight = 248
const wideCell = 80

interface Placed {
  readonly input: HTMLInputElement
  readonly list: HTMLElement | null
}

/** Lays the input over the active cell; a cell that is scrolled away leaves it unseen. */
export function placeInput(place: Place | null, input: HTMLInputElement): void {
  input.classList.toggle('sheet-away', place === null)
  if (place === null) return
  const { x, y, width, height } = place
  input.style.transform = `translate(${x}px, ${y}px)`
  input.style.width = `${width}px`
  input.style.height = `${height}px`
  input.style.textAlign = width > wideCell ? 'left' : 'right'
}

/** Lays the input over the cell of a new style and the list of styles beside it. */
export function placeEditor(place: Place | null, frame: HTMLElement, { input, list }: Placed): void {
  placeInput(place, input)
  if (place === null || list === null) return
  const { x, y, height } = place
  const frameHeight = frame.clientHeight
  const below = y + height + listHeight < frameHeight
  list.style.left = `${x}px`
  list.style.top = below ? `${y + height + 2}px` : ''
  list.style.bottom = below ? '' : `${frameHeight - y + 2}px`
}
