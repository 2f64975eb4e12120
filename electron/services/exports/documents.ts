import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { paperWords } from '../../../shared/domain/papers'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { countShipmentPrint } from '../../database/queries/prints'
import { findShipment } from '../../database/queries/shipments'
import { writeCsv } from '../../excel/writers/csv'
import { orderLines, shipmentLines } from '../../excel/writers/flat-lines'
import { writeOrder } from '../../excel/writers/orders'
import { writeReconciliation } from '../../excel/writers/reconciliations'
import { writeShipment } from '../../excel/writers/shipments'
import { printOrder } from '../../paper/orders'
import { printShipment } from '../../paper/shipments'
import { inTransaction, type Office, type ReadingOffice } from '../office'
import { getOrder } from '../orders'
import { getReconciliation } from '../reconciliations'
import { getShipment } from '../shipments'
import { type ExportJob, fileOf, originOf, paperContext, unavailable } from './files'
import { orderPaperContext } from './order-papers'

const nameOf = (paper: string, document: DocumentRow): string[] => [
  paper,
  document.number,
  document.distributorCode,
  document.distributorName,
]

/** An order as the distributor confirms it. @throws Refusal notFound */
export async function exportOrder(
  office: ReadingOffice,
  { id, format }: ParsedInput<'exports.order'>,
  job: ExportJob,
): Promise<FileContent> {
  const order = getOrder(office, { id })
  const name = nameOf(paperWords.order, order.document)
  if (format === 'csv') return fileOf(name, format, writeCsv(orderLines(order)))
  const context = orderPaperContext(office, order)
  if (format === 'xlsx') return fileOf(name, format, await writeOrder(order, context))
  return fileOf(name, format, await printOrder(order, { ...context, fontsFolder: job.fontsFolder }))
}

/** A shipping note; printed a second time, it says so. @throws Refusal notFound */
export async function exportShipment(
  office: ReadingOffice,
  { id, format }: ParsedInput<'exports.shipment'>,
  job: ExportJob,
): Promise<FileContent> {
  const shipment = getShipment(office, { id })
  const name = nameOf(paperWords.shipment, shipment.document)
  if (format === 'csv') return fileOf(name, format, writeCsv(shipmentLines(shipment)))
  const context = paperContext(office)
  if (format === 'xlsx') return fileOf(name, format, await writeShipment(shipment, context))
  const printedBefore = findShipment(office.connection, id)?.printCount ?? 0
  const note = await printShipment(shipment, { ...context, fontsFolder: job.fontsFolder, printedBefore })
  return fileOf(name, format, note)
}

/** Counts a printed shipping note once it was made; workbooks and csv are no prints. */
export function keepShipmentPrint(
  office: Office,
  file: FileContent,
  { id, format }: ParsedInput<'exports.shipment'>,
): FileContent {
  if (format === 'pdf') inTransaction(office, (tx) => countShipmentPrint(tx, id))
  return file
}

/** The bridge between two balances with both books side by side, as a workbook. @throws Refusal notFound, invalidInput for another format */
export async function exportReconciliation(
  office: ReadingOffice,
  { id, format }: ParsedInput<'exports.reconciliation'>,
): Promise<FileContent> {
  if (format !== 'xlsx') throw unavailable(format)
  const reconciliation = getReconciliation(office, { id })
  const bytes = await writeReconciliation(reconciliation, originOf(office))
  return fileOf(nameOf('余额调节表', reconciliation.document), format, bytes)
}
