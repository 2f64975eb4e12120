import type { companies } from '../../../shared/contract/companies'
import { closePeriod, getSettings, saveSettings } from '../../services/settings'
import type { HandlersOf } from './types'

/** The settings inside a company; the rest of the start page is answered by the host. */
export const settingsHandlers: HandlersOf<
  Pick<typeof companies, 'settings.get' | 'settings.save' | 'settings.closePeriod'>
> = {
  'settings.get': getSettings,
  'settings.save': saveSettings,
  'settings.closePeriod': closePeriod,
}
