import { createHash } from 'node:crypto'
import type { ParsedInput } from '../../../shared/contract'
import { recogniseOrderForm } from '../../../shared/domain/import/order-forms'
import { compareRevisions } from '../../../shared/domain/order-revisions'
import { Refusal } from '../../../shared/schemas/errors'
import type { ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { OrderForm } from '../../../shared/schemas/imports'
import type { OrderDocument, ReturnedForm, ReturnedLine } from '../../../shared/schemas/orders'
import { listHistory, type StoredDocument } from '../../database/queries/documents'
import { findOrder, listOrderLines } from '../../database/queries/orders'
import { readSheets } from '../../excel/readers/sheets'
import { type SkuDirectory, skuDirectory } from '../imports/directories'
import { type DistributorDirectory, distributorDirectory } from '../imports/distributor-directory'
import { ownerOf } from '../imports/form-owner'
import { problem, problemsOf, type ReadFile } from '../imports/kinds'
import { rememberedMappings } from '../imports/layouts'
import { wordOf } from '../imports/nearest'
import { advance, inTransaction, type Office, type ReadingOffice, requireDocument, requireStep } from '../office'
import { getOrder } from './get'
import { changeLines } from './line-changes'
import { contentOf, originDetail } from './revisions'
import { sumsOf } from './save'

/** The order says whose form it is and of which day. */
const notAsked: ReadonlySet<string> = new Set(['distributorMissing', 'dateMissing'])

/**
 * Reads the form that a distributor sent back for an order, in any layout that imports know. Nothing is written; what cannot be read is
 * told beside the cells that can.
 * @throws Refusal notFound, fileUnreadable, fileEmpty, sheetUnrecognised without a single line, formOfOther when the form clearly
 * belongs to somebody else
 */
export async function readReturnedForm(
  office: ReadingOffice,
  { id, file }: ParsedInput<'orders.readForm'>,
): Promise<ReturnedForm> {
  const document = requireDocument(office, 'order', id)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const read: ReadFile = { name: file.name, sha256, sheets: await readSheets(file) }
  const skus = skuDirectory(office.connection)
  const distributors = distributorDirectory(office.connection, office.actor.distributorIds)
  const tables = rememberedMappings(office.connection)(read)
  const reading = recogniseOrderForm(read.sheets, {
    sizes: skus.sizes,
    today: office.today(),
    partyIn: (words) => distributors.within([words])?.code ?? null,
    ...(tables === undefined ? {} : { mapping: tables }),
  })
  const forms = formsOf(document, read, { forms: reading.forms, distributors })
  const problems = problemsOf(read, reading.problems).filter(({ code }) => !notAsked.has(code))
  const lines = linesOf(read, forms, { skus, problems })
  if (lines.length === 0 && problems.length === 0) throw new Refusal('sheetUnrecognised', { sheet: file.name })
  const taken = listHistory(office.connection, id).find(({ detail }) => detail.sha256 === sha256)
  return {
    ...{ fileName: file.name, sha256, lines, problems },
    reference: forms[0]?.reference ?? '',
    takenAt: taken?.at ?? null,
  }
}

interface Found {
  readonly forms: readonly OrderForm[]
  readonly distributors: DistributorDirectory
}

/** Of several orders in a file those that are called like this one, else all that are not somebody else's. */
function formsOf(document: StoredDocument, read: ReadFile, { forms, distributors }: Found): readonly OrderForm[] {
  const own: OrderForm[] = []
  let other = ''
  for (const form of forms) {
    const owner = ownerOf(distributors, read, form)
    if (!owner.ok || owner.value.id === document.distributorId) own.push(form)
    else other = `${owner.value.code} ${owner.value.name}`
  }
  if (own.length === 0 && other !== '')
    throw new Refusal('formOfOther', { file: read.name, distributor: other, number: document.number })
  const names = new Set([document.number, document.reference].filter((name) => name !== '').map(wordOf))
  const named = own.filter(({ reference }) => reference !== null && names.has(wordOf(reference)))
  return named.length > 0 ? named : own
}

interface Desk {
  readonly skus: SkuDirectory
  readonly problems: ImportProblemRow[]
}

/** The quantities by SKU; what leads to none is added to the problems. */
function linesOf(read: ReadFile, forms: readonly OrderForm[], { skus, problems }: Desk): readonly ReturnedLine[] {
  const lines = new Map<number, ReturnedLine>()
  for (const line of forms.flatMap((form) => form.lines)) {
    const sku = skus.ofLine(line)
    const known = sku.ok ? sku.value : sku.closed
    if (known === undefined) {
      if (!sku.ok) problems.push(problem(read, line, sku.finding))
    } else if (line.quantity < 0)
      problems.push(problem(read, line, { code: 'quantityNegative', params: { quantity: line.quantity } }))
    else {
      const { id: skuId, styleId, colourId } = known
      const before = lines.get(skuId)
      const { sheet, row, column } = before ?? line
      const quantity = (before?.quantity ?? 0) + line.quantity
      lines.set(skuId, { skuId, styleId, colourId, quantity, closed: !sku.ok, sheet, row, column })
    }
  }
  return [...lines.values()]
}

/**
 * Puts what was accepted of a returned form into an order that nobody approved yet: in place, so that lines keep their prices; an order
 * handed in stays handed in.
 * @throws Refusal stale, wrongState, unchanged, noLines when nothing would be left of an order that is handed in, invalidInput
 */
export const takeReturnedForm = (office: Office, input: ParsedInput<'orders.takeForm'>): OrderDocument =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'order', input, ['draft', 'submitted'])
    const order = findOrder(tx, input.id)
    if (order === undefined) throw new Refusal('notFound')
    const before = contentOf(tx, document, order)
    changeLines(office, tx, { document, order, lines: input.lines })
    const after = contentOf(tx, document, order)
    const cells = compareRevisions(before.lines, after.lines).length
    if (cells === 0) throw new Refusal('unchanged', { number: document.number })
    const sums = sumsOf(listOrderLines(tx, input.id))
    if (sums.quantity === 0 && document.status !== 'draft') throw new Refusal('noLines', { number: document.number })
    advance(office, tx, document, {
      action: 'takeForm',
      status: document.status === 'draft' ? 'draft' : 'submitted',
      ...sums,
      detail: { cells, quantity: after.quantity - before.quantity, ...originDetail(input.origin) },
    })
    return getOrder(office, { id: input.id })
  })
