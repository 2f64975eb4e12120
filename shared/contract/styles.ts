import { z } from 'zod'
import { boardQuestion, budgetQuestion, type FairBoard, type FairBudget } from '../schemas/fairs'
import {
  type PolicyHistoryRow,
  type PolicyPreview,
  type PolicyPreviewLine,
  policyPreviewLinesQuery,
  policyPreviewQuery,
} from '../schemas/prices'
import { type SizeRatioRow, sizeRatioClear, sizeRatioDraft } from '../schemas/size-ratios'
import {
  type ColourRow,
  colourDraft,
  type FairDetail,
  type FairRow,
  fairDraft,
  type PricePolicyRow,
  type PriceQuote,
  pricePolicyDraft,
  priceQuery,
  type SizeGroupRow,
  type StyleMatrix,
  type StyleRow,
  sizeGroupDraft,
  styleDraft,
  styleFilter,
} from '../schemas/styles'
import { type Choice, code, documentVersion, nothing, type Page, rowId } from '../schemas/values'
import { job, reads, writes } from './method'

const find = z.object({ query: z.string().max(100), limit: z.int().min(1).max(50).default(12) })

/** Styles with their colours, sizes and prices, and the fairs that show them. */
export const styles = {
  'styles.list': reads(styleFilter).returns<Page<StyleRow>>(),
  'styles.save': writes(styleDraft, { changes: ['styles'] }).returns<StyleMatrix>(),
  'styles.find': reads(find).returns<readonly Choice[]>(),
  /** What the styles' seasons and categories are, for filters and price policies. */
  'styles.facets': reads(nothing, { access: 'signedIn' }).returns<{
    readonly seasons: readonly string[]
    readonly categories: readonly string[]
  }>(),
  /** The SKU behind a barcode or a whole SKU code, e.g. from a scanner; null when there is none. */
  'styles.scan': reads(z.object({ code }), { access: 'signedIn' }).returns<{
    readonly skuId: number
    readonly styleId: number
  } | null>(),
  'styles.matrix': reads(z.object({ styleIds: z.array(rowId).max(2000) })).returns<readonly StyleMatrix[]>(),
  'sizeGroups.list': reads(nothing).returns<readonly SizeGroupRow[]>(),
  'sizeGroups.save': writes(sizeGroupDraft, { changes: ['sizeGroups', 'styles'] }).returns<SizeGroupRow>(),
  /** The ratio of every size group as it holds for one distributor: its own, or the group's. */
  'sizeRatios.list': reads(z.object({ distributorId: rowId })).returns<readonly SizeRatioRow[]>(),
  'sizeRatios.save': writes(sizeRatioDraft, { changes: ['sizeRatios'] }).returns<SizeRatioRow>(),
  'sizeRatios.clear': writes(sizeRatioClear, { changes: ['sizeRatios'] }).returns<SizeRatioRow>(),
  'colours.list': reads(nothing).returns<readonly ColourRow[]>(),
  'colours.save': writes(colourDraft, { changes: ['colours', 'styles'] }).returns<ColourRow>(),
  'pricePolicies.list': reads(nothing).returns<readonly PricePolicyRow[]>(),
  'pricePolicies.save': writes(pricePolicyDraft, { changes: ['pricePolicies'] }).returns<PricePolicyRow>(),
  'pricePolicies.approve': writes(documentVersion, { changes: ['pricePolicies'] }).returns<PricePolicyRow>(),
  'pricePolicies.expire': writes(documentVersion, { changes: ['pricePolicies'] }).returns<PricePolicyRow>(),
  /** What a rule would change of the open orders, priced with it and without it. */
  'pricePolicies.preview': job(policyPreviewQuery).returns<PolicyPreview>(),
  'pricePolicies.previewLines': reads(policyPreviewLinesQuery).returns<readonly PolicyPreviewLine[]>(),
  'pricePolicies.history': reads(z.object({ id: rowId })).returns<readonly PolicyHistoryRow[]>(),
  'prices.quote': reads(priceQuery).returns<readonly PriceQuote[]>(),
  'fairs.list': reads(nothing).returns<readonly FairRow[]>(),
  'fairs.get': reads(z.object({ id: rowId })).returns<FairDetail>(),
  /** A fair while it is held, beside last year's. */
  'fairs.board': reads(boardQuestion).returns<FairBoard>(),
  'fairs.budget': reads(budgetQuestion).returns<FairBudget>(),
  'fairs.save': writes(fairDraft, { changes: ['fairs'] }).returns<FairDetail>(),
} as const
