export { generateStatements } from './generation'
export { dressOf, getStatementLayout, saveStatementLayout } from './layouts'
export { closeStatement, confirmStatement, discardStatement, disputeStatement, issueStatement } from './steps'
export { getStatement, listStatements, previewStatement } from './views'
