import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { writeStatistics } from '../../excel/writers/statistics'
import type { ReadingOffice } from '../office'
import { arrangeOrders } from '../statistics'
import { fileOf, originOf } from './files'

/** The statistics as they are arranged on screen, every row of them, with their sums as formulas. */
export async function exportStatistics(
  office: ReadingOffice,
  { layout, words }: ParsedInput<'exports.statistics'>,
): Promise<FileContent> {
  const table = arrangeOrders(office, layout, Number.POSITIVE_INFINITY)
  return fileOf([words.title], 'xlsx', await writeStatistics(table, words, originOf(office)))
}
