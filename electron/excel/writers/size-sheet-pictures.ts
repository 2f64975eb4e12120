import { groupBy } from '../../../shared/domain/grouping'
import type { AcrossRow, PaperPicture } from '../../../shared/domain/papers'
import type { SheetLayout } from './size-sheets'

/** The room of a picture, in pixels and, for the rows beside it, in points. */
const side = 60
const pointsOfSide = 48
const lowestRow = 16

/** The size of a picture in a square, its shape kept. */
function fitted({ width, height }: Pick<PaperPicture, 'width' | 'height'>, room: number) {
  const scale = room / Math.max(width, height)
  return { width: width * scale, height: height * scale }
}

/** Puts each style's picture beside its colours, whose rows become high enough together. */
export function putPictures(
  { sheet, across, lead }: SheetLayout,
  places: ReadonlyMap<AcrossRow, number>,
  pictures: ReadonlyMap<number, PaperPicture>,
): void {
  const column = lead.findIndex(({ ofStyle }) => ofStyle === 'picture')
  if (column < 0) return
  for (const [styleId, rows] of groupBy(across.rows, (row) => row.styleId)) {
    const picture = pictures.get(styleId)
    if (picture === undefined) continue
    const first = places.get(rows[0]) ?? 0
    for (let row = first; row < first + rows.length; row += 1)
      sheet.getRow(row).height = Math.max(lowestRow, pointsOfSide / rows.length)
    // ExcelJS types its buffer as Node's own kind.
    const buffer = Buffer.from(picture.bytes) as unknown as ArrayBuffer
    const id = sheet.workbook.addImage({ buffer, extension: 'jpeg' })
    sheet.addImage(id, {
      tl: { col: column + 0.08, row: first - 1 + 0.06 },
      ext: fitted(picture, side),
      editAs: 'oneCell',
    })
  }
}
