import { z } from 'zod'
import {
  type DistributorRow,
  distributorDraft,
  distributorFilter,
  type RegionRow,
  regionDraft,
} from '../schemas/distributors'
import { type Choice, nothing, type Page, rowId } from '../schemas/values'
import { reads, writes } from './method'

const find = z.object({ query: z.string().max(100), limit: z.int().min(1).max(50).default(12) })

/** Regions and the distributors in them. */
export const distributors = {
  'regions.list': reads(nothing).returns<readonly RegionRow[]>(),
  'regions.save': writes(regionDraft, { changes: ['regions'] }).returns<RegionRow>(),
  'distributors.list': reads(distributorFilter).returns<Page<DistributorRow>>(),
  'distributors.get': reads(z.object({ id: rowId })).returns<DistributorRow>(),
  'distributors.save': writes(distributorDraft, { changes: ['distributors'] }).returns<DistributorRow>(),
  'distributors.find': reads(find).returns<readonly (Choice & { readonly regionName: string })[]>(),
} as const
