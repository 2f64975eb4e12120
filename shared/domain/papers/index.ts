export { distinctFileNames, fileNamePart, periodFileName } from './file-names'
export {
  noDetails,
  type OrderPaperDetails,
  type OrderPaperExtras,
  orderPaperHead,
  type PaperPicture,
} from './orders'
export {
  type AcrossLine,
  type AcrossOptions,
  type AcrossRow,
  type AcrossRun,
  type AcrossSheet,
  type AcrossSubtotal,
  sizesAcross,
} from './size-across'
export {
  asksForGoods,
  columnsOfLayout,
  documentsOf,
  extraColumns,
  type GoodsByDocument,
  goodsCell,
  noteOf,
  usualLayout,
} from './statement-layouts'
export { statementChatLine } from './statement-line'
export {
  acknowledgedDebt,
  balanceRule,
  type MovementColumn,
  movementColumns,
  movementSigns,
  movementTotals,
  partRule,
  partSigns,
  type StatementColumn,
  type StatementPaper,
  type StatementPaperKind,
  type StatementPaperLine,
  type StatementPaperPart,
  statementColumns,
  statementPaper,
} from './statements'
export {
  accountKindWords,
  accountPartWords,
  copyNames,
  differenceClassWords,
  orderKindWords,
  pageWords,
  paperWords,
  reconciliationPassWords,
} from './words'
