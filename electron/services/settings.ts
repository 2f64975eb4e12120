import type { ParsedInput } from '../../shared/contract'
import type { Settings } from '../../shared/schemas/companies'
import { Refusal } from '../../shared/schemas/errors'
import type { Tx } from '../database/connection'
import { findSettings, guardStockSince, saveSettings as saveSettingRows } from '../database/queries/settings'
import { findShortfall } from '../database/queries/stock-shortfalls'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** The company's own choices. */
export const getSettings = (office: ReadingOffice): Settings => findSettings(office.connection)

/** Writes the company's own choices; they hold from the next posting on. @throws Refusal stockLacking when stock may no longer be negative but is */
export const saveSettings = (office: Office, settings: ParsedInput<'settings.save'>): Settings =>
  inTransaction(office, (tx) => {
    if (findSettings(tx).allowNegativeStock && !settings.allowNegativeStock) guardStock(office, tx)
    saveSettingRows(tx, settings)
    return findSettings(tx)
  })

/** Closes the days up to one, or opens them again; the other choices stay as they are. */
export const closePeriod = (office: Office, { closedThrough }: ParsedInput<'settings.closePeriod'>): Settings =>
  inTransaction(office, (tx) => {
    saveSettingRows(tx, { ...findSettings(tx), closedThrough })
    return findSettings(tx)
  })

/** From today on our places must have what they give again, so they must have it now. */
function guardStock(office: Office, tx: Tx): void {
  const today = office.today()
  const { count, warehouse, sku } = findShortfall(tx, today)
  if (count > 0)
    throw new Refusal('stockLacking', { count, warehouse, sku }, [{ path: 'allowNegativeStock', code: 'stockLacking' }])
  guardStockSince(tx, today)
}
