import { moveAll, negative, type Posting, type PricedPieces, receivable, totalOf } from './legs'

/** Accepted goods come back, good to the warehouse and defective to quarantine, at the price each piece was sold. */
export function entriesForReturnInspection(inspection: {
  readonly distributorId: number
  readonly distributorWarehouseId: number
  readonly warehouseId: number
  readonly quarantineId: number
  readonly lines: readonly { readonly skuId: number; readonly good: number; readonly defect: number }[]
  /** Accepted pieces by the sale they came from. */
  readonly accepted: readonly PricedPieces[]
}): Posting {
  const from = inspection.distributorWarehouseId
  const pieces = (grade: 'good' | 'defect') =>
    inspection.lines.map((line) => ({ skuId: line.skuId, quantity: line[grade] }))
  return {
    stock: [
      ...moveAll('return', from, inspection.warehouseId, pieces('good')),
      ...moveAll('return', from, inspection.quarantineId, pieces('defect')),
    ],
    account: receivable(inspection.distributorId, 'return', negative(totalOf(inspection.accepted))),
  }
}
