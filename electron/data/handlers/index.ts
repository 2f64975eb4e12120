import type { contract } from '../../../shared/contract'
import { accountHandlers } from './accounts'
import { allocationHandlers } from './allocations'
import { bookHandlers } from './books'
import { collectionHandlers } from './collections'
import { distributorHandlers } from './distributors'
import { orderHandlers } from './orders'
import { pictureHandlers } from './pictures'
import { productionHandlers } from './production'
import { reconciliationHandlers } from './reconciliations'
import { returnHandlers } from './returns'
import { settingsHandlers } from './settings'
import { settlementHandlers } from './settlements'
import { shipmentHandlers } from './shipments'
import { statementHandlers } from './statements'
import { statisticHandlers } from './statistics'
import { stockHandlers } from './stock'
import { styleHandlers } from './styles'
import { transferHandlers } from './transfers'
import type { HandlersOf } from './types'
import { userHandlers } from './users'

type OfficeMethods = Omit<typeof contract, `session.${string}` | `companies.${string}`>

/** Who answers each method of the office; a method without a handler does not compile. */
export const handlers: HandlersOf<OfficeMethods> = {
  ...settingsHandlers,
  ...userHandlers,
  ...distributorHandlers,
  ...styleHandlers,
  ...pictureHandlers,
  ...orderHandlers,
  ...statisticHandlers,
  ...productionHandlers,
  ...allocationHandlers,
  ...shipmentHandlers,
  ...transferHandlers,
  ...returnHandlers,
  ...accountHandlers,
  ...settlementHandlers,
  ...collectionHandlers,
  ...statementHandlers,
  ...reconciliationHandlers,
  ...stockHandlers,
  ...bookHandlers,
}
