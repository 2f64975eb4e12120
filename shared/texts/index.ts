import { formatYuan } from '../domain/money'
import { errors as errorsEn } from './en/errors'
import { importProblems as importProblemsEn } from './en/import-problems'
import { states as statesEn } from './en/states'
import { formatRate } from './figures'
import type { Leaves, SameKeys } from './shape'
import { errors } from './zh-CN/errors'
import { importProblems } from './zh-CN/import-problems'
import { states } from './zh-CN/states'

const zhCN = { errors, states, imports: importProblems } as const

/** What both the window and the command line say, by language and noun; the window adds everything else it says. */
export const texts: Readonly<Record<'zh-CN' | 'en', SameKeys<typeof zhCN>>> = {
  'zh-CN': zhCN,
  en: { errors: errorsEn, states: statesEn, imports: importProblemsEn },
}

/** A language both of them speak. */
export type TextLanguage = keyof typeof texts

/** The key of a text that both of them say. */
export type SharedKey = { [Noun in keyof typeof zhCN]: `${Noun}:${Leaves<(typeof zhCN)[Noun]>}` }[keyof typeof zhCN]

/** Looks a text up; params fill its blanks. The window brings i18next's, everyone else takes `speaker`. */
export type Say = (key: SharedKey, params?: Readonly<Record<string, unknown>>) => string

/** The texts without a window: `{{blank}}` is filled as it is, `{{blank, fen}}` as an amount, `{{blank, rate}}` as per cent, and one nobody filled stays empty. */
export function speaker(language: TextLanguage): Say {
  return (key, params = {}) =>
    found(texts[language], key.split(/[:.]/)).replaceAll(/\{\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?\}\}/g, (_, name, format) => {
      const value: unknown = params[name]
      if (format === 'fen') return typeof value === 'number' ? formatYuan(value) : ''
      if (format === 'rate') return typeof value === 'number' ? formatRate(value) : ''
      return value === undefined || value === null ? '' : String(value)
    })
}

function found(words: unknown, path: readonly string[]): string {
  let at = words
  for (const name of path)
    at = typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === name)?.[1] : undefined
  return typeof at === 'string' ? at : ''
}
