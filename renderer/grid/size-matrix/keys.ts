import type { KeyBinding } from '../../components/keys/registry'
import type { Translate } from '../../i18n'

/** The sheet's keys for the `?` overlay; the sheet handles them itself. */
export function sheetKeys(t: Translate, edits: boolean): readonly KeyBinding[] {
  const reading: readonly KeyBinding[] = [
    { keys: ['Shift+↑↓←→', 'Shift+Home'], label: t('grid:key.select') },
    { keys: 'Ctrl+↑↓←→', label: t('grid:key.jump') },
    { keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'], label: t('grid:key.copy') },
    { keys: 'Ctrl+A', label: t('grid:key.all') },
  ]
  if (!edits) return reading
  return [
    { keys: ['Enter', 'Tab'], label: t('grid:key.next') },
    { keys: ['Shift+Enter', 'Shift+Tab'], label: t('grid:key.back') },
    { keys: 'F2', label: t('grid:key.edit') },
    { keys: 'Delete', label: t('grid:key.clear') },
    { keys: 'Ctrl+D', label: t('grid:key.fillDown') },
    { keys: 'Ctrl+R', label: t('grid:key.fillRight') },
    { keys: 'Ctrl+Enter', label: t('grid:key.fillBlock') },
    { keys: ['Ctrl+Z', 'Ctrl+Y'], label: t('grid:key.undo') },
    { keys: 'Ctrl+-', label: t('grid:key.removeRows') },
    ...reading,
  ]
}
