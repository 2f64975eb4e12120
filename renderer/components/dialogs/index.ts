import './dialogs.css'

export { ConfirmPosting, type ConfirmPostingProps } from './confirm-posting'
export { ReasonDialog } from './reason-dialog'
