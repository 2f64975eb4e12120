import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import { ownWarehouseKinds, type WarehouseRow } from '../../shared/schemas/stock'
import type { Reader } from '../database/connection'
import { findRegion, findWarehouse } from '../database/queries/masters'
import {
  findWarehouseByCode,
  insertWarehouse,
  listWarehouseRows,
  updateWarehouse,
} from '../database/queries/warehouses'
import { assertFree, assertKnown, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** Places with what they hold; without kinds the ones people manage and the distributors' own, not the far ends. */
export function listWarehouses(office: ReadingOffice, input: ParsedInput<'warehouses.list'>): readonly WarehouseRow[] {
  return listWarehouseRows(office.connection, {
    kinds: input.kinds ?? [...ownWarehouseKinds, 'distributor'],
    archived: input.archived,
    distributorIds: office.actor.distributorIds,
  })
}

/**
 * Adds a place of our own or changes one; a distributor's places follow the distributor.
 * @throws Refusal stale, duplicateCode, unknownCode, wrongState when its kind may not change or it still holds goods
 */
export function saveWarehouse(
  office: Office,
  { id, version, ...values }: ParsedInput<'warehouses.save'>,
): WarehouseRow {
  return inTransaction(office, (tx) => {
    assertFree(findWarehouseByCode(tx, values.code), { id }, values.code)
    if (values.regionId !== null) assertKnown(findRegion(tx, values.regionId), values.regionId, 'regionId')
    if (id === undefined) return warehouseRow(tx, insertWarehouse(tx, values))
    const stored = requireCurrent(findWarehouse(tx, id), version, (row) => row.code)
    if (!ownWarehouseKinds.some((kind) => kind === stored.kind)) throw new Refusal('notFound')
    const { onHand, reserved } = warehouseRow(tx, id)
    const holdsGoods = onHand !== 0 || reserved !== 0
    // Goods in quarantine are not for sale: a change of kind would make them so, or hide what is promised.
    if (holdsGoods && (values.archived || values.kind !== stored.kind))
      throw new Refusal('wrongState', { number: stored.code, status: 'holdsGoods' })
    updateWarehouse(tx, id, values)
    return warehouseRow(tx, id)
  })
}

function warehouseRow(reader: Reader, id: number): WarehouseRow {
  const row = listWarehouseRows(reader, { id, archived: true, distributorIds: null })[0]
  if (row === undefined) throw new Refusal('notFound')
  return row
}
