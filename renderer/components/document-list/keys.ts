import { useMemo } from 'react'
import { useTexts } from '../../i18n'
import type { KeyBinding } from '../keys/registry'
import type { FilterChip } from '../list-screen'
import { searchId } from './filters'

/** The keys every desk has: search, open, and on to the next waiting list; `own` come first. */
export function useDeskKeys(
  own: readonly KeyBinding[],
  chips: readonly FilterChip[],
  active: string | null,
  onChip: (key: string) => void,
): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(() => {
    const move = (by: number) => () => {
      const at = chips.findIndex((chip) => chip.key === active)
      const next = chips[(at + by + chips.length) % chips.length]
      if (next !== undefined) onChip(next.key)
    }
    return [
      ...own,
      { keys: ['/', 'Ctrl+F'], label: t('goods:key.search'), run: () => document.getElementById(searchId)?.focus() },
      { keys: 'Alt+Right', label: t('goods:key.nextList'), run: move(1) },
      { keys: 'Alt+Left', label: t('goods:key.lastList'), run: move(-1) },
      { keys: 'Enter', label: t('components:list.open') },
    ]
  }, [own, chips, active, onChip, t])
}
