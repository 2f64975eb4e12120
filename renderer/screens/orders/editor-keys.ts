import { type RefObject, useMemo } from 'react'
import type { KeyBinding } from '../../components/keys/registry'
import type { SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'

interface EditorKeys {
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly ask: (dialog: 'discard' | 'spread') => void
}

const inSheet = () => document.activeElement?.closest('.sheet') !== null && document.activeElement !== document.body

/** The keys of an order being typed, besides those of its sheet. */
export function useEditorKeys({ session, sheet, ask }: EditorKeys): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      {
        keys: 'F6',
        label: t('orders:key.pane'),
        run: () => {
          if (inSheet()) document.getElementById('order-distributor')?.focus()
          else sheet.current?.focus()
        },
      },
      { keys: 'Ctrl+S', label: t('orders:key.save'), run: () => void session.flush() },
      { keys: 'Alt+R', label: t('orders:spread.action'), run: () => ask('spread') },
      { keys: 'Alt+D', label: t('orders:discard.action'), run: () => ask('discard') },
    ],
    [session, sheet, ask, t],
  )
}
