import type { OrderField, OrderForm, OrderFormLine, TableMapping } from '../../../shared/schemas/imports'
import type { Finding, Place } from './kinds'

const COLUMNS: Readonly<Record<string, readonly OrderField[]>> = {
  sku: ['skuCode', 'barcode'],
  style: ['styleCode', 'styleName'],
  colour: ['colour', 'styleCode'],
  size: ['size'],
}

/** The cell that names the goods a finding is about, instead of the quantity beside it. */
export function goodsPlace(line: OrderFormLine, tables: readonly TableMapping[], { params }: Finding): Place {
  const columns = tableOf(line, tables)?.columns
  const fields = COLUMNS[String(params?.what)] ?? []
  const column = fields.flatMap((field) => columns?.[field] ?? [])[0]
  return { sheet: line.sheet, row: line.row, column: column ?? line.column }
}

/** The cell that names the distributor: its label's value, or its column in the first of its rows. */
export function partyPlace(form: OrderForm, tables: readonly TableMapping[]): Place | undefined {
  if (form.partyAt !== undefined) return form.partyAt
  const [line] = form.lines
  if (line === undefined) return undefined
  const columns = tableOf(line, tables)?.columns
  const column = columns?.distributorCode ?? columns?.distributorName
  return { sheet: line.sheet, row: line.row, ...(column === undefined ? {} : { column }) }
}

/** Tables may stand side by side, so the line's own column must be one of the table's. */
const tableOf = (line: OrderFormLine, tables: readonly TableMapping[]): TableMapping | undefined =>
  tables.findLast(
    ({ sheet, bodyRow, columns, sizes }) =>
      sheet === line.sheet &&
      bodyRow <= line.row &&
      (columns.quantity === line.column || sizes.some(({ column }) => column === line.column)),
  )
