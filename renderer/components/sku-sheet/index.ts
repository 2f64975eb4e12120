export { emptyRows, quantitiesOf, repriced, type SkuPrice, sheetOfLines, sheetOfRows, skusOf } from './sheet'
export { useStyleMatrices } from './use-style-matrices'
