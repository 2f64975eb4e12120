export { planStatement, type StatedPeriod, type StatementPlan } from './chain'
export { closingsOf, type PartBalance, type StatementBody, type StatementEntry, statementBody } from './view'
