import { colours, fontFamily } from '../styles/tokens'

/** A column of a picture; its head may have several lines. */
export interface PictureColumn {
  readonly header: string
  readonly align: 'left' | 'right'
}

/** A table to be drawn: words as they are shown. */
export interface PictureTable {
  readonly title: string
  readonly note: string
  readonly columns: readonly PictureColumn[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[]
}

const line = 22
const headLine = 16
const padding = 8
const margin = 16
const widest = 220
/** Twice the pixels, so that a phone shows sharp figures. */
const density = 2
// What leaves the office is read on paper white, whatever the screen looks like here.
const paper = colours.light

const textFont = `12px ${fontFamily}`
const strongFont = `600 12px ${fontFamily}`

function columnWidths(brush: CanvasRenderingContext2D, { columns, rows }: PictureTable): number[] {
  return columns.map(({ header }, at) => {
    brush.font = strongFont
    const heads = header.split('\n').map((text) => brush.measureText(text).width)
    const cells = rows.map((row) => brush.measureText(row.cells[at] ?? '').width)
    return Math.ceil(Math.min(widest, Math.max(28, ...heads, ...cells))) + 2 * padding
  })
}

/** Shortens a text until it fits, with an ellipsis. */
function fitted(brush: CanvasRenderingContext2D, text: string, width: number): string {
  if (brush.measureText(text).width <= width) return text
  let cut = text
  while (cut.length > 1 && brush.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1)
  return `${cut}…`
}

interface Cell {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly align: 'left' | 'right'
}

function write(brush: CanvasRenderingContext2D, { text, x, y, width, align }: Cell): void {
  brush.textAlign = align
  const room = width - 2 * padding
  brush.fillText(fitted(brush, text, room), align === 'left' ? x + padding : x + width - padding, y)
}

/** Draws a table as it would stand on paper. */
export function drawTable(table: PictureTable): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d')
  if (brush === null) return canvas
  const widths = columnWidths(brush, table)
  const lines = Math.max(...table.columns.map(({ header }) => header.split('\n').length), 1)
  const head = lines * headLine + padding
  const top = margin + line + (table.note === '' ? 0 : line) + 4
  const width = widths.reduce((sum, each) => sum + each, 0)
  const height = top + head + table.rows.length * line
  canvas.width = (width + 2 * margin) * density
  canvas.height = (height + margin) * density
  brush.scale(density, density)
  brush.textBaseline = 'middle'
  brush.fillStyle = paper.surface
  brush.fillRect(0, 0, width + 2 * margin, height + margin)
  brush.fillStyle = paper.text
  brush.font = `600 14px ${fontFamily}`
  write(brush, {
    text: table.title,
    x: margin - padding,
    y: margin + line / 2,
    width: width + 2 * padding,
    align: 'left',
  })
  brush.font = textFont
  brush.fillStyle = paper.textSoft
  if (table.note !== '')
    write(brush, {
      text: table.note,
      x: margin - padding,
      y: margin + line * 1.5,
      width: width + 2 * padding,
      align: 'left',
    })
  drawGround(brush, table, { top, head, width })
  let x = margin
  table.columns.forEach(({ header, align }, at) => {
    const room = widths[at] ?? 0
    brush.font = strongFont
    brush.fillStyle = paper.textSoft
    header.split('\n').forEach((text, each) => {
      write(brush, { text, x, y: top + padding / 2 + headLine * (each + 0.5), width: room, align })
    })
    brush.fillStyle = paper.text
    table.rows.forEach(({ cells, strong }, row) => {
      brush.font = strong ? strongFont : textFont
      write(brush, { text: cells[at] ?? '', x, y: top + head + line * (row + 0.5), width: room, align })
    })
    x += room
  })
  return canvas
}

function drawGround(
  brush: CanvasRenderingContext2D,
  { rows }: PictureTable,
  { top, head, width }: { readonly top: number; readonly head: number; readonly width: number },
): void {
  brush.fillStyle = paper.canvas
  brush.fillRect(margin, top, width, head)
  rows.forEach(({ strong }, row) => {
    if (strong) brush.fillRect(margin, top + head + row * line, width, line)
  })
  brush.fillStyle = paper.hairline
  for (let row = 0; row <= rows.length; row += 1) brush.fillRect(margin, top + head + row * line, width, 1)
  brush.fillRect(margin, top, width, 1)
}

/** A canvas as a PNG. */
export const pngOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
      'image/png',
    )
  })

/** Puts a picture on the clipboard, to be pasted into a chat. */
export async function copyPicture(canvas: HTMLCanvasElement): Promise<void> {
  const png = await pngOf(canvas)
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
}
