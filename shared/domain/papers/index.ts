export { distinctFileNames, fileNamePart, periodFileName } from './file-names'
export {
  type AcrossLine,
  type AcrossOptions,
  type AcrossRow,
  type AcrossRun,
  type AcrossSheet,
  sizesAcross,
} from './size-across'
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
  type StatementColumnKey,
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
