import { lineAmountFen, sumOf } from '../../../shared/domain/money'
import type { ShortageCause } from '../../../shared/schemas/shortages'
import type { Tx } from '../../database/connection'
import { insertLink, type StoredDocument } from '../../database/queries/documents'
import { insertShortageRows } from '../../database/queries/shortages'
import { type Office, openDocument } from '../office'

/** Goods that did not arrive, at the prices they were charged. */
export interface MissingGoods {
  readonly source: StoredDocument
  readonly cause: ShortageCause
  readonly date: string
  readonly lines: readonly {
    readonly sourceLineId: number
    readonly skuId: number
    readonly quantity: number
    readonly priceFen: number
  }[]
}

/** Opens the claim for goods that did not arrive; answers its id. */
export function openShortage(office: Office, tx: Tx, missing: MissingGoods): number {
  const { source, cause, date } = missing
  const lines = missing.lines.map((line) => ({ ...line, amountFen: lineAmountFen(line.quantity, line.priceFen) }))
  const { id } = openDocument(office, tx, {
    ...{ kind: 'shortage', status: 'open', businessDate: date, origin: 'system' },
    ...{ distributorId: source.distributorId, warehouseId: source.warehouseId },
    quantity: sumOf(lines.map((line) => line.quantity)),
    amountFen: sumOf(lines.map((line) => line.amountFen)),
  })
  insertShortageRows(tx, { documentId: id, sourceId: source.id, cause }, lines)
  insertLink(tx, source.id, id)
  return id
}
