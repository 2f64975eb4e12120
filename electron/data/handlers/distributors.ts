import type { distributors } from '../../../shared/contract/distributors'
import { findDistributors, getDistributor, listDistributors, saveDistributor } from '../../services/distributors'
import { listRegions, saveRegion } from '../../services/regions'
import type { HandlersOf } from './types'

/** Regions and the distributors in them. */
export const distributorHandlers: HandlersOf<typeof distributors> = {
  'regions.list': listRegions,
  'regions.save': saveRegion,
  'distributors.list': listDistributors,
  'distributors.get': getDistributor,
  'distributors.save': saveDistributor,
  'distributors.find': findDistributors,
}
