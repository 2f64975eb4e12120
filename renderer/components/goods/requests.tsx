import { Button, Dropdown } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useTexts } from '../../i18n'
import type { PrimaryAction } from '../document-screen'
import type { KeyBinding } from '../keys/registry'
import type { Arrival } from './arrival-sheet'

/** A return or a transfer: requested by one, approved by another, received by a third. */
interface RequestParts {
  readonly noun: 'returns' | 'transfers'
  /** False while a new one is typed. */
  readonly isStored: boolean
  readonly form: { readonly ready: boolean; readonly draft: { readonly dirty: boolean } }
  readonly steps: {
    readonly can: Readonly<Record<'edit' | 'approve' | 'reject' | 'cancel' | 'receive', boolean>>
    readonly take: { readonly save: () => Promise<unknown> }
    readonly ask: (what: 'reject' | 'cancel' | 'receive') => void
    readonly busy: boolean
    readonly mode: 'view' | 'arrival'
    readonly setMode: (mode: 'arrival') => void
    readonly arrival: Arrival | null
  }
}

/** The next step of a request: while it is counted or typed the common one, `later` after that. */
export function useRequestPrimary(parts: RequestParts, later: PrimaryAction | undefined): PrimaryAction | undefined {
  const { t } = useTexts()
  const { noun, isStored, form, steps } = parts
  const { can, take, ask, busy, mode, arrival } = steps
  const keys = 'Ctrl+Enter'
  if (mode === 'arrival') {
    const disabled = (arrival?.wrong ?? 0) > 0
    return { label: t(`${noun}:step.receiveCounted`), keys, busy, disabled, onClick: () => ask('receive') }
  }
  if (isStored && !(can.edit && form.draft.dirty && !can.approve)) return later
  if (!can.edit) return undefined
  const label = t(isStored ? 'components:confirm.save' : `${noun}:step.request`)
  return { label, keys, busy, disabled: !form.ready, onClick: () => void take.save() }
}

/** The keys of a request; `more` comes before those of its steps. */
export function useRequestKeys(
  { noun, form, steps }: RequestParts,
  more: readonly KeyBinding[],
): readonly KeyBinding[] {
  const { t } = useTexts()
  const { can, take, ask, mode, setMode } = steps
  const { dirty } = form.draft
  return useMemo(
    () => [
      ...(can.edit && dirty
        ? [{ keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => void take.save() }]
        : []),
      ...more,
      ...(can.reject ? [{ keys: 'Alt+J', label: t(`${noun}:step.reject`), run: () => ask('reject') }] : []),
      ...(can.receive && mode === 'view'
        ? [{ keys: 'Alt+S', label: t(`${noun}:step.countArrival`), run: () => setMode('arrival') }]
        : []),
    ],
    [noun, can, dirty, take, ask, mode, setMode, more, t],
  )
}

/** The quiet buttons of a request; `children` stand before rejecting. */
export function RequestActions({
  noun,
  isStored,
  form,
  steps,
  children,
}: RequestParts & { readonly children?: ReactNode }) {
  const { t } = useTexts()
  const { can, ask, take, busy, setMode } = steps
  const cancel = { key: 'cancel', label: t(`${noun}:step.cancel`), danger: true, onClick: () => ask('cancel') }
  return (
    <>
      {can.cancel && (
        <Dropdown menu={{ items: [cancel] }} trigger={['click']}>
          <Button>{t('components:document.more')}</Button>
        </Dropdown>
      )}
      {children}
      {can.reject && (
        <Button title="Alt+J" onClick={() => ask('reject')}>
          {t(`${noun}:step.reject`)}
        </Button>
      )}
      {isStored && can.approve && form.draft.dirty && (
        <Button title="Ctrl+S" loading={busy} disabled={!form.ready} onClick={() => void take.save()}>
          {t('components:confirm.save')}
        </Button>
      )}
      {can.receive && (
        <Button title="Alt+S" onClick={() => setMode('arrival')}>
          {t(`${noun}:step.countArrival`)}
        </Button>
      )}
    </>
  )
}
