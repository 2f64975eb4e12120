export { CreditStand, LiveCredit, useTypedCredit } from './credit-stand'
export { ReleaseDialog } from './release-dialog'
export { useCreditWords } from './words'
