import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { fitText, printedWidth } from './text-fit'

/** A column of a printed table, its width in points from line to line. */
export interface PaperColumn {
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
}

/** A cell; a plain text takes its column's alignment and is made to fit on one line. */
export interface PaperCell {
  readonly text: string
  readonly bold?: boolean
  readonly align?: PaperColumn['align']
  /** Columns it takes; the cells after it are left out. */
  readonly span?: number
  readonly rowSpan?: number
  /** Lines that were broken already; they take the place of `text`. */
  readonly lines?: readonly string[]
  /** A picture in place of the text, its size in points. */
  readonly picture?: { readonly address: string; readonly width: number; readonly height: number }
}

/** A row of a printed table with its height in points. */
export interface PaperRow {
  readonly height: number
  readonly cells: readonly PaperCell[]
}

const HAIRLINE = 0.4
const PADDING = 2.5

/** What of a column's width is left for its text. */
export const innerWidth = (width: number): number => width - 2 * PADDING - HAIRLINE

const layout: CustomTableLayout = {
  hLineWidth: () => HAIRLINE,
  vLineWidth: () => HAIRLINE,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

/** The height of a line of the embedded face in its size: its ascender and descender. */
export const LINE = 1.448

/** How high rows of some lines must be, in points. */
export const heightOf = (lines: number, fontSize: number): number => lines * LINE * fontSize + 2

function cellOf(
  cell: PaperCell,
  width: number,
  options: { readonly fontSize: number; readonly height: number; readonly align: PaperColumn['align'] },
): TableCell {
  if (cell.picture !== undefined) return pictureCell(cell, cell.picture, options.height)
  const fitted = cell.lines
    ? { text: cell.lines.join('\n'), fontSize: options.fontSize }
    : fitText(cell.text, innerWidth(width), options.fontSize)
  const taken = (cell.lines?.length ?? 1) * LINE * fitted.fontSize
  return {
    text: fitted.text,
    fontSize: fitted.fontSize,
    bold: cell.bold ?? false,
    alignment: cell.align ?? options.align,
    // Lines that were broken already would be joined again by noWrap.
    noWrap: cell.lines === undefined,
    // Cells have no vertical alignment of their own here; half of what is left stands above.
    margin: [0, Math.max(0, (options.height - HAIRLINE - taken) / 2), 0, 0],
    ...(cell.span ? { colSpan: cell.span } : {}),
    ...(cell.rowSpan ? { rowSpan: cell.rowSpan } : {}),
  }
}

function pictureCell(
  { rowSpan }: PaperCell,
  { address, width, height }: NonNullable<PaperCell['picture']>,
  room: number,
): TableCell {
  return {
    ...{ image: address, width, height, alignment: 'center' },
    margin: [0, Math.max(0, (room - HAIRLINE - height) / 2), 0, 0],
    ...(rowSpan ? { rowSpan } : {}),
  }
}

/** A table with hairlines and no fills, every row exactly as high as it says. */
export function paperTable(columns: readonly PaperColumn[], rows: readonly PaperRow[], fontSize: number): Content {
  const body = rows.map(({ cells, height }) => {
    const out: TableCell[] = []
    for (const cell of cells) {
      const taken = columns.slice(out.length, out.length + (cell.span ?? 1))
      const width = taken.reduce((sum, column) => sum + column.width, 0)
      out.push(
        cellOf(cell, width, { fontSize, height: height * (cell.rowSpan ?? 1), align: taken[0]?.align ?? 'left' }),
      )
      for (let extra = 1; extra < taken.length; extra += 1) out.push({ text: '' })
    }
    while (out.length < columns.length) out.push({ text: '' })
    return out
  })
  return {
    layout,
    table: {
      widths: columns.map(({ width }) => innerWidth(width)),
      heights: rows.map(({ height }) => height - HAIRLINE),
      body,
    },
  }
}

/** A line of a paper's head: one text at each edge, the right one first in need of room, both made to fit. */
export function infoLine(
  left: string,
  right: string,
  setting: { readonly width: number; readonly fontSize: number },
): Content {
  const { width, fontSize } = setting
  const rightWidth = Math.min(printedWidth(right, fontSize) + 4, width * 0.6)
  return {
    columns: [
      { ...fitText(left, width - rightWidth - 8, fontSize), width: '*', noWrap: true },
      { ...fitText(right, rightWidth, fontSize), width: rightWidth, alignment: 'right', noWrap: true },
    ],
  }
}

/**
 * Pages whose last one also holds what stands at the end of a paper: where that has no room any more, the last rows go on to a page with it,
 * because signatures alone on a sheet sign nothing.
 * @param keep how many rows go with it at most; at least one goes, and one stays
 */
export function keepWithFoot<Row>(
  pages: readonly (readonly Row[])[],
  fitsWithFoot: (rows: readonly Row[]) => boolean,
  keep: number,
): readonly (readonly Row[])[] {
  const last = pages.at(-1) ?? []
  const fits = fitsWithFoot(last)
  // A last page with a row or two borrows from the one before, so that it does not look like a slip.
  const before = fits ? (pages.at(-2) ?? []) : last
  const after = fits ? last : []
  let moved = Math.min(keep - after.length, before.length - 1)
  while (moved > 0 && !fitsWithFoot([...before.slice(-moved), ...after])) moved -= 1
  if (!fits) moved = Math.max(moved, Math.min(1, before.length - 1))
  if (moved <= 0) return pages
  return [...pages.slice(0, fits ? -2 : -1), before.slice(0, -moved), [...before.slice(-moved), ...after]]
}

/** Rows over pages: each page takes rows while their heights fit, and at least one. */
export function paginate<Row>(
  rows: readonly Row[],
  fits: (page: readonly Row[], pageIndex: number) => boolean,
): [readonly Row[], ...(readonly Row[])[]] {
  const pages: Row[][] = []
  let page: Row[] = []
  for (const row of rows) {
    if (page.length > 0 && !fits([...page, row], pages.length)) {
      pages.push(page)
      page = []
    }
    page.push(row)
  }
  const [first = page, ...rest] = pages
  return pages.length === 0 ? [page] : [first, ...rest, page]
}
