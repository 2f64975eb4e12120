export { type Collectable, collectableOf, type OpenDebt, type OverdueDebt } from './collectable'
export {
  type LetterBlank,
  letterBlanks,
  letterText,
  letterTextOf,
  letterTitles,
  usualLetterTexts,
} from './letters'
export { collectionLevel } from './levels'
export { type JudgedPromise, judgePromises, type PaymentPromise, type PaymentReceived } from './promises'
