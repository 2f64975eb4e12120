import { accounts } from './accounts'
import { actions } from './actions'
import { allocations } from './allocations'
import { components } from './components'
import { distributors } from './distributors'
import { errors } from './errors'
import { frame } from './frame'
import { goods } from './goods'
import { grid } from './grid'
import { kinds } from './kinds'
import { orders } from './orders'
import { reports } from './reports'
import { returns } from './returns'
import { settings } from './settings'
import { shipments } from './shipments'
import { shortages } from './shortages'
import { signIn } from './sign-in'
import { start } from './start'
import { states } from './states'
import { stock } from './stock'
import { styles } from './styles'
import { transfers } from './transfers'

/** Every text in this language, one file per noun; a noun's new file is added here. */
export const zhCN = {
  accounts,
  actions,
  allocations,
  components,
  distributors,
  errors,
  frame,
  goods,
  grid,
  kinds,
  orders,
  reports,
  returns,
  settings,
  shipments,
  shortages,
  signIn,
  start,
  states,
  stock,
  styles,
  transfers,
}
