import type { styles } from '../../../shared/contract/styles'
import type { PolicyPreview } from '../../../shared/schemas/prices'
import { listColours, saveColour } from '../../services/colours'
import { fairBoard, fairBudget, getFair, listFairs, saveFair } from '../../services/fairs'
import {
  approvePricePolicy,
  expirePricePolicy,
  listPricePolicies,
  policyHistory,
  savePricePolicy,
} from '../../services/price-policies'
import { previewPolicyLines, previewPricePolicy } from '../../services/price-previews'
import { quotePrices } from '../../services/prices'
import { listSizeGroups, saveSizeGroup } from '../../services/size-groups'
import { clearSizeRatio, listSizeRatios, saveSizeRatio } from '../../services/size-ratios'
import { findStyles, listStyles, matrixOfStyles, saveStyle, scanSku, styleFacets } from '../../services/styles'
import { defineJob, type HandlersOf } from './types'

/** Styles with their colours, sizes and prices, and the fairs that show them. */
export const styleHandlers: HandlersOf<typeof styles> = {
  'styles.list': listStyles,
  'styles.save': saveStyle,
  'styles.find': findStyles,
  'styles.facets': styleFacets,
  'styles.scan': scanSku,
  'styles.matrix': matrixOfStyles,
  'sizeGroups.list': listSizeGroups,
  'sizeGroups.save': saveSizeGroup,
  'sizeRatios.list': listSizeRatios,
  'sizeRatios.save': saveSizeRatio,
  'sizeRatios.clear': clearSizeRatio,
  'colours.list': listColours,
  'colours.save': saveColour,
  'pricePolicies.list': listPricePolicies,
  'pricePolicies.save': savePricePolicy,
  'pricePolicies.approve': approvePricePolicy,
  'pricePolicies.expire': expirePricePolicy,
  'pricePolicies.preview': defineJob<'pricePolicies.preview', PolicyPreview>({ prepare: previewPricePolicy }),
  'pricePolicies.previewLines': previewPolicyLines,
  'pricePolicies.history': policyHistory,
  'prices.quote': quotePrices,
  'fairs.list': listFairs,
  'fairs.get': getFair,
  'fairs.board': fairBoard,
  'fairs.budget': fairBudget,
  'fairs.save': saveFair,
}
