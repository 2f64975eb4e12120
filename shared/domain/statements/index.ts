export { planStatement, type StatedPeriod, type StatementPlan } from './chain'
export { chargedByDocument, disputedFenOf } from './disputes'
export { closingsOf, type PartBalance, type StatementBody, type StatementEntry, statementBody } from './view'
