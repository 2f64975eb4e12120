import type { statements } from '../../../shared/contract/statements'
import {
  closeStatement,
  confirmStatement,
  discardStatement,
  disputeStatement,
  generateStatements,
  getStatement,
  getStatementLayout,
  issueStatement,
  listStatements,
  previewStatement,
  saveStatementLayout,
} from '../../services/statements'
import type { HandlersOf } from './types'

/** Answers the methods of statements. */
export const statementHandlers: HandlersOf<typeof statements> = {
  'statements.list': listStatements,
  'statements.get': getStatement,
  'statements.preview': previewStatement,
  'statements.generate': generateStatements,
  'statements.issue': issueStatement,
  'statements.confirm': confirmStatement,
  'statements.dispute': disputeStatement,
  'statements.discard': discardStatement,
  'statements.close': closeStatement,
  'statements.layout': getStatementLayout,
  'statements.saveLayout': saveStatementLayout,
}
