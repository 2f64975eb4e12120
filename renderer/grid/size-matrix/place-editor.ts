const listHeight = 248
const wideCell = 80

interface Placed {
  readonly input: HTMLInputElement
  readonly list: HTMLElement | null
}

/** Lays the input over the active cell and the list of styles beside it; a cell that is scrolled away leaves them unseen. */
export function placeEditor(cell: HTMLElement | null, frame: HTMLElement, { input, list }: Placed): void {
  input.classList.toggle('sheet-away', cell === null)
  if (cell === null) return
  const outer = frame.getBoundingClientRect()
  const { left, top, width, height } = cell.getBoundingClientRect()
  const x = left - outer.left
  const y = top - outer.top
  input.style.transform = `translate(${x}px, ${y}px)`
  input.style.width = `${width}px`
  input.style.height = `${height}px`
  input.style.textAlign = width > wideCell ? 'left' : 'right'
  if (list === null) return
  const below = y + height + listHeight < outer.height
  list.style.left = `${x}px`
  list.style.top = below ? `${y + height + 2}px` : ''
  list.style.bottom = below ? '' : `${outer.height - y + 2}px`
}
