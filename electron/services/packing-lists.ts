import type { ParsedInput } from '../../shared/contract'
import { recogniseOrderForm } from '../../shared/domain/import/order-forms'
import type { ImportProblemRow } from '../../shared/schemas/import-runs'
import type { PackingList, PlacedPieces } from '../../shared/schemas/production'
import { readSheets } from '../excel/readers/sheets'
import { skuDirectory } from './imports/directories'
import { problem, problemsOf, type ReadFile } from './imports/kinds'
import { assertMaySee, type ReadingOffice } from './office'

/** A delivery note names neither a customer nor always a day. */
const notAsked: ReadonlySet<string> = new Set(['distributorMissing', 'dateMissing'])

/**
 * Reads a factory's packing list, flat or with sizes across, into the SKUs it names; nothing is written, and a single line that cannot be
 * read is told, because goods that are not counted are lost.
 * @throws Refusal fileUnreadable, fileEmpty, notFound for who sees only some distributors
 */
export async function readPackingList(
  office: ReadingOffice,
  { file }: ParsedInput<'goodsReceipts.readList'>,
): Promise<PackingList> {
  assertMaySee(office, null)
  const read: ReadFile = { name: file.name, sha256: '', sheets: await readSheets(file) }
  const skus = skuDirectory(office.connection)
  const reading = recogniseOrderForm(read.sheets, { sizes: skus.sizes, today: office.today() })
  const problems: ImportProblemRow[] = problemsOf(read, reading.problems).filter(({ code }) => !notAsked.has(code))
  const pieces = new Map<number, PlacedPieces>()
  for (const line of reading.forms.flatMap((form) => form.lines)) {
    const sku = skus.ofLine(line)
    if (!sku.ok) problems.push(problem(read, line, sku.finding))
    else if (line.quantity <= 0)
      problems.push(problem(read, line, { code: 'quantityNegative', params: { quantity: line.quantity } }))
    else {
      const { id: skuId, styleId, colourId } = sku.value
      const quantity = (pieces.get(skuId)?.quantity ?? 0) + line.quantity
      pieces.set(skuId, { skuId, styleId, colourId, quantity })
    }
  }
  return { lines: [...pieces.values()], problems }
}
