export { pairAmounts } from './pair'
export { proposeSettlement } from './propose'
export {
  type EndAmount,
  type OpenEnd,
  type OpenSides,
  type Pairing,
  type SettlingWay,
  settlingWays,
} from './types'
