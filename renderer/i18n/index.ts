import i18next from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { formatYuan } from '../../shared/domain/money'
import { formatRate } from '../../shared/texts/figures'
import type { Leaves } from '../../shared/texts/shape'
import type { Locale } from '../preferences'
import { en } from './en'
import { zhCN } from './zh-CN'

/** Every key there is, `noun:path`; a key that is in no file does not compile. */
export type TextKey = { [Noun in keyof typeof zhCN]: `${Noun}:${Leaves<(typeof zhCN)[Noun]>}` }[keyof typeof zhCN]

/** Looks a text up; params fill its blanks. */
export type Translate = (key: TextKey, params?: Readonly<Record<string, unknown>>) => string

/** Everything the window can say, by language and noun. */
export const resources = { 'zh-CN': zhCN, en }

/** Starts the texts in a language; there is nothing to load, so they are ready when it returns. */
export function startTexts(locale: Locale): void {
  void i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'zh-CN',
    ns: Object.keys(zhCN),
    defaultNS: 'frame',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
    // A blank nobody filled stays empty; its braces are never shown.
    missingInterpolationHandler: () => '',
  })
  i18next.services.formatter?.add('rate', (value: unknown) => (typeof value === 'number' ? formatRate(value) : ''))
  i18next.services.formatter?.add('fen', (value: unknown) => (typeof value === 'number' ? formatYuan(value) : ''))
}

/** Switches the language of everything on screen at once. */
export function speak(locale: Locale): void {
  if (i18next.language !== locale) void i18next.changeLanguage(locale)
  document.documentElement.lang = locale
}

/** The texts in the language of the moment: `const { t } = useTexts()`, then `t('orders:title')`. */
export function useTexts(): { readonly t: Translate } {
  // react-i18next makes a new `translate` when the language changes, so everything that depends on `t` is redone.
  const { t: translate } = useTranslation()
  return useMemo(() => ({ t: (key, params) => String(translate(key, { ...params })) }), [translate])
}
