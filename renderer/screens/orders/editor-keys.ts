import { type RefObject, useMemo } from 'react'
import { useCommands } from '../../components/commands/registry'
import type { KeyBinding } from '../../components/keys/registry'
import type { SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'

interface EditorKeys {
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly ask: (dialog: EditorDialog) => void
  readonly mayPrice: boolean
  /** Null where no form can be read, e.g. before the first save. */
  readonly chooseForm: (() => void) | null
}

/** What is asked beside an order being typed. */
export type EditorDialog = 'discard' | 'spread' | 'price'

const inSheet = () => document.activeElement?.closest('.sheet') !== null && document.activeElement !== document.body

/** The keys of an order being typed, besides those of its sheet; the palette has what they do by its name. */
export function useEditorKeys({ session, sheet, ask, mayPrice, chooseForm }: EditorKeys): readonly KeyBinding[] {
  const { t } = useTexts()
  const actions = useMemo(
    () => [
      ...(mayPrice ? [{ keys: 'Alt+P', label: t('orders:price.action'), run: () => ask('price') }] : []),
      ...(chooseForm === null ? [] : [{ keys: 'Alt+F', label: t('orders:form.action'), run: chooseForm }]),
      { keys: 'Alt+R', label: t('orders:spread.action'), run: () => ask('spread') },
      { keys: 'Alt+D', label: t('orders:discard.action'), run: () => ask('discard') },
    ],
    [ask, mayPrice, chooseForm, t],
  )
  useCommands(
    useMemo(() => actions.map(({ keys, label, run }) => ({ id: `order-${keys}`, title: label, keys, run })), [actions]),
  )
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
      ...actions,
    ],
    [session, sheet, actions, t],
  )
}
