import type { styles } from '../../../shared/contract/styles'
import { listColours, saveColour } from '../../services/colours'
import { fairBoard, fairBudget, getFair, listFairs, saveFair } from '../../services/fairs'
import {
  approvePricePolicy,
  expirePricePolicy,
  listPricePolicies,
  savePricePolicy,
} from '../../services/price-policies'
import { quotePrices } from '../../services/prices'
import { listSizeGroups, saveSizeGroup } from '../../services/size-groups'
import { findStyles, listStyles, matrixOfStyles, saveStyle, scanSku, styleFacets } from '../../services/styles'
import type { HandlersOf } from './types'

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
  'colours.list': listColours,
  'colours.save': saveColour,
  'pricePolicies.list': listPricePolicies,
  'pricePolicies.save': savePricePolicy,
  'pricePolicies.approve': approvePricePolicy,
  'pricePolicies.expire': expirePricePolicy,
  'prices.quote': quotePrices,
  'fairs.list': listFairs,
  'fairs.get': getFair,
  'fairs.board': fairBoard,
  'fairs.budget': fairBudget,
  'fairs.save': saveFair,
}
