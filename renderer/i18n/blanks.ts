import { documentStatuses } from '../../shared/schemas/documents'
import { formatInstant } from '../components/values/text'
import type { Translate } from '.'
import type { states } from './zh-CN/states'

const known: ReadonlySet<unknown> = new Set(Object.values(documentStatuses).flat())

function isState(value: unknown): value is keyof typeof states {
  return known.has(value)
}

/** The blanks of a sentence as a person reads them: states by their word, instants in this computer's time, nobody as “someone”. */
export function blanksInWords(t: Translate, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { status, until, at, userName, who } = params
  return {
    ...params,
    ...(isState(status) ? { status: t(`states:${status}`) } : {}),
    ...(typeof until === 'string' && until !== '' ? { until: formatInstant(until) } : {}),
    ...(typeof at === 'string' && at !== '' ? { at: formatInstant(at) } : {}),
    ...(who === '' ? { who: t('errors:nobody') } : {}),
    ...(userName === '' ? { userName: t('errors:someone') } : {}),
  }
}
