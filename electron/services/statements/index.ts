export { generateStatements } from './generation'
export { closeStatement, confirmStatement, discardStatement, disputeStatement, issueStatement } from './steps'
export { getStatement, listStatements, previewStatement } from './views'
