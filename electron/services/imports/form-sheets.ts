import type { FormCell, FormSheet } from '../../../shared/schemas/import-forms'
import type { OpenCell, OrderForm, OrderFormLine } from '../../../shared/schemas/imports'
import type { KnownDistributor, KnownSku } from '../../database/queries/imports'
import type { PricedLine } from './order-lines'

/** Gathers the cells of one order while it is resolved and priced, to be shown where they stand. */
export class FormCells {
  private readonly cells: FormCell[] = []

  /** A line with what it was found to be, as far as it was. */
  add(line: OrderFormLine, sku: KnownSku | null, priced: PricedLine | null): void {
    const { tagPriceFen = 0, rateBp = 0, priceFen = 0 } = priced ?? {}
    this.cells.push({
      sheet: line.sheet,
      row: line.row,
      column: line.column,
      entry: line.quantity,
      ...goodsOf(sku),
      written: line.skuCode ?? line.barcode ?? line.styleCode ?? line.styleName ?? '',
      styleName: sku?.styleName ?? line.styleName ?? '',
      colour: line.colour ?? '',
      size: sku?.size ?? line.size ?? '',
      ...{ tagPriceFen, rateBp, priceFen },
      dropped: false,
    })
  }

  /** What is no line yet; `sku` where its row names its goods and only the quantity is wrong. */
  addOpen(cell: OpenCell, sku: KnownSku | null): void {
    const pieces = Number(cell.text)
    this.cells.push({
      sheet: cell.sheet,
      row: cell.row,
      column: cell.column,
      entry: Number.isInteger(pieces) && pieces >= 0 ? pieces : cell.text,
      ...goodsOf(sku),
      written: cell.written,
      styleName: sku?.styleName ?? cell.styleName ?? '',
      colour: cell.colour ?? '',
      size: sku?.size ?? cell.size ?? '',
      ...{ tagPriceFen: 0, rateBp: 0, priceFen: 0 },
      dropped: cell.dropped ?? false,
    })
  }

  /** Rows that a person left out, of which nothing is looked up. */
  addRows(cells: readonly OpenCell[]): void {
    for (const cell of cells) this.addOpen(cell, null)
  }

  /** The order with its cells in the order of the file. */
  sheet(form: OrderForm, head: Omit<FormSheet, 'cells' | 'writtenDistributor'>): FormSheet {
    const cells = this.cells.toSorted((a, b) => (a.sheet === b.sheet ? a.row - b.row || a.column - b.column : 0))
    return { ...head, writtenDistributor: form.distributorCode ?? form.distributorName ?? '', cells }
  }
}

const goodsOf = (sku: KnownSku | null) => ({
  skuId: sku?.id ?? null,
  styleId: sku?.styleId ?? null,
  colourId: sku?.colourId ?? null,
})

/** A distributor as the preview names it. */
export const shownDistributor = ({ id, code, name }: KnownDistributor): FormSheet['distributor'] => ({ id, code, name })

/** What an open cell says of its goods, as a line would. */
export const lineOfOpen = (cell: OpenCell): OrderFormLine => {
  const { sheet, row, column, written, styleName, colour, size, sizeAlternatives } = cell
  return {
    ...{ sheet, row, column, quantity: 0 },
    // A form with one column of codes does not say whose they are.
    ...(written === '' ? {} : { skuCode: written, styleCode: written }),
    ...(styleName === undefined ? {} : { styleName }),
    ...(colour === undefined ? {} : { colour }),
    ...(size === undefined ? {} : { size }),
    ...(sizeAlternatives === undefined ? {} : { sizeAlternatives }),
  }
}
