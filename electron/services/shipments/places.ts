import type { Reader } from '../../database/connection'
import { findDistributorWarehouse, findOnlyWarehouse, type StoredWarehouse } from '../../database/queries/masters'

const idOf = (place: StoredWarehouse | undefined, what: string): number => {
  if (place === undefined) throw new Error(`the company has no ${what}`)
  return place.id
}

/** Where a distributor's goods are on their way and where they arrive; made with the distributor, so that missing is a fault. */
export const placesOf = (reader: Reader, distributorId: number) => ({
  transitId: idOf(findDistributorWarehouse(reader, distributorId, 'transit'), 'transit'),
  distributorWarehouseId: idOf(findDistributorWarehouse(reader, distributorId, 'distributor'), 'distributor stock'),
})

/** Where lost goods go. */
export const lossOf = (reader: Reader): number => idOf(findOnlyWarehouse(reader, 'loss'), 'loss')
