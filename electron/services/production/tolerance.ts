import { sumOf } from '../../../shared/domain/money'
import { type Deviation, deviationsOf } from '../../../shared/domain/production'
import type { Reader } from '../../database/connection'
import { findProduction, listProductionLineRows } from '../../database/queries/production'
import { listRunsOf } from '../../database/queries/production-lineage'
import { listUnasked } from '../../database/queries/production-steps'

/** A style and colour that is off by more than the tolerance, with its name. */
export interface BeyondTolerance extends Deviation {
  readonly style: string
}

/** How a production order was delivered so far beside its tolerance; nothing is beyond where none was agreed. */
export interface Delivery {
  readonly beyondOver: number
  readonly beyondUnder: number
  readonly worstOver: BeyondTolerance | null
  readonly worstUnder: BeyondTolerance | null
}

const within: Delivery = { beyondOver: 0, beyondUnder: 0, worstOver: null, worstUnder: null }

/** Holds what came against what was asked for, style and colour by style and colour; pieces nobody asked for are over. */
export function deliveryOf(reader: Reader, id: number): Delivery {
  const toleranceBp = findProduction(reader, id)?.toleranceBp ?? null
  if (toleranceBp === null) return within
  const unasked = listUnasked(reader, id)
  const asked = listProductionLineRows(reader, id)
  const deviations = deviationsOf(
    [...asked, ...unasked.map(({ quantity, ...sku }) => ({ ...sku, quantity: 0, receivedQuantity: quantity }))],
    toleranceBp,
  )
  const names = new Map(
    [
      ...asked,
      ...listRunsOf(
        reader,
        unasked.map((sku) => sku.skuId),
      ),
    ].map((sku) => [`${sku.styleId}-${sku.colourId}`, `${sku.styleCode} ${sku.colourName}`]),
  )
  const worst = (of: 'beyondOver' | 'beyondUnder'): BeyondTolerance | null => {
    const [first] = deviations.filter((deviation) => deviation[of] > 0).toSorted((a, b) => b[of] - a[of])
    return first === undefined ? null : { ...first, style: names.get(`${first.styleId}-${first.colourId}`) ?? '' }
  }
  return {
    beyondOver: sumOf(deviations.map((deviation) => deviation.beyondOver)),
    beyondUnder: sumOf(deviations.map((deviation) => deviation.beyondUnder)),
    worstOver: worst('beyondOver'),
    worstUnder: worst('beyondUnder'),
  }
}
