import { errors } from '../../../shared/texts/zh-CN/errors'
import { states } from '../../../shared/texts/zh-CN/states'
import { accounts } from './accounts'
import { actions } from './actions'
import { adjustments } from './adjustments'
import { allocations } from './allocations'
import { bankImports } from './bank-imports'
import { collections } from './collections'
import { components } from './components'
import { credit } from './credit'
import { distributors } from './distributors'
import { factories } from './factories'
import { fairs } from './fairs'
import { frame } from './frame'
import { goods } from './goods'
import { goodsReceipts } from './goods-receipts'
import { grid } from './grid'
import { imports } from './imports'
import { kinds } from './kinds'
import { masters } from './masters'
import { orders } from './orders'
import { permissions } from './permissions'
import { production } from './production'
import { receipts } from './receipts'
import { reconciliations } from './reconciliations'
import { returns } from './returns'
import { settings } from './settings'
import { settlements } from './settlements'
import { shipments } from './shipments'
import { shortages } from './shortages'
import { signIn } from './sign-in'
import { start } from './start'
import { statements } from './statements'
import { statistics } from './statistics'
import { stock } from './stock'
import { styles } from './styles'
import { transfers } from './transfers'
import { users } from './users'

/** Every text in this language, one file per noun; a noun's new file is added here. */
export const zhCN = {
  accounts,
  actions,
  allocations,
  bankImports,
  collections,
  components,
  credit,
  distributors,
  errors,
  frame,
  goods,
  grid,
  production,
  imports,
  goodsReceipts,
  kinds,
  orders,
  returns,
  settings,
  settlements,
  shipments,
  shortages,
  signIn,
  start,
  states,
  stock,
  adjustments,
  receipts,
  reconciliations,
  statements,
  statistics,
  styles,
  transfers,
  masters,
  factories,
  fairs,
  users,
  permissions,
}
