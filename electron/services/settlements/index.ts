export { listSettlements, openAccount, proposeSettlements } from './open'
export { postSettlements, undoSettlements } from './post'
export { releaseSettlements } from './release'
