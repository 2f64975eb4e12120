export { allocate } from './allocate'
export * from './types'
