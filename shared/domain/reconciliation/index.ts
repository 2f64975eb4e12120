export { type BridgeInput, balanceBridge } from './bridge'
export { type MatchOptions, matchByReferenceAndAmount, type ReconciliationResult } from './match'
export { normaliseReference, type ReferenceParts, referenceParts } from './references'
export * from './types'
