import { useSyncExternalStore } from 'react'
import type { Look } from './styles/tokens'

/** What the person at this computer chose; kept in the window, because it is needed before anyone has signed in. */
export interface Preferences {
  readonly locale: Locale
  readonly appearance: Appearance
  readonly railFolded: boolean
}

/** The languages the product speaks completely. */
export type Locale = 'zh-CN' | 'en'
/** `system` follows the operating system while the application runs. */
export type Appearance = 'system' | Look

const storageKey = 'preferences'
const darkQuery = '(prefers-color-scheme: dark)'
const listeners = new Set<() => void>()

function systemLocale(): Locale {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function stored(): Preferences {
  const fallback: Preferences = { locale: systemLocale(), appearance: 'system', railFolded: false }
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof value !== 'object' || value === null) return fallback
    const { locale, appearance, railFolded } = { locale: null, appearance: null, railFolded: null, ...value }
    return {
      locale: locale === 'zh-CN' || locale === 'en' ? locale : fallback.locale,
      appearance: appearance === 'light' || appearance === 'dark' ? appearance : 'system',
      railFolded: railFolded === true,
    }
  } catch {
    return fallback
  }
}

let current = stored()

function announce(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

matchMedia(darkQuery).addEventListener('change', announce)

/** Reads the choices outside React, e.g. before the first paint. */
export function preferences(): Preferences {
  return current
}

/** Changes some choices at once and for the next start. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  localStorage.setItem(storageKey, JSON.stringify(current))
  announce()
}

/** The look to paint now, `system` resolved. */
export function currentLook(): Look {
  if (current.appearance !== 'system') return current.appearance
  return matchMedia(darkQuery).matches ? 'dark' : 'light'
}

/** Re-renders when a choice changes. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}

/** Re-renders when the look to paint changes, also by the operating system at dusk. */
export function useLook(): Look {
  return useSyncExternalStore(subscribe, currentLook)
}
