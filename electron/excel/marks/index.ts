import type { FileContent } from '../../../shared/contract/envelope'
import { unreadable } from '../readers/refusals'
import { markedText } from './delimited'
import type { SheetMarks } from './marks'
import { markedWorkbook } from './workbook'

export type { CellMark, RowMarks, SheetMarks } from './marks'

/**
 * The same file with a column of problems and its marked cells coloured; everything else stays as it is.
 * @throws Refusal fileUnreadable where the file cannot be written to
 */
export function markedFile(file: FileContent, marks: readonly SheetMarks[]): Uint8Array {
  const [first, second] = file.bytes
  if (first !== 0x50 || second !== 0x4b) return markedText(file, marks)
  try {
    return markedWorkbook(file.bytes, marks)
  } catch {
    throw unreadable(file.name, 'damaged')
  }
}
