import './dialogs.css'

export { ConfirmPosting } from './confirm-posting'
export { ReasonDialog } from './reason-dialog'
