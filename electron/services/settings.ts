import type { ParsedInput } from '../../shared/contract'
import type { Settings } from '../../shared/schemas/companies'
import { findSettings, saveSettings as saveSettingRows } from '../database/queries/settings'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** The company's own choices. */
export const getSettings = (office: ReadingOffice): Settings => findSettings(office.connection)

/** Writes the company's own choices; they hold from the next posting on. */
export const saveSettings = (office: Office, settings: ParsedInput<'settings.save'>): Settings =>
  inTransaction(office, (tx) => {
    saveSettingRows(tx, settings)
    return findSettings(tx)
  })
