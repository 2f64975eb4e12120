export { differenceLimitFen } from './difference'
export { pairAmounts } from './pair'
export { proposeSettlement } from './propose'
export type { EndAmount, OpenEnd, OpenSides, Pairing } from './types'
