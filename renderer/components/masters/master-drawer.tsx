import { Alert, Button, ConfigProvider, Drawer } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Outcome, Write } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { useKeys } from '../keys/registry'
import { useToast } from '../toast'
import { type DraftForm, useDraftForm } from './draft-form'
import './masters.css'

interface MasterDrawerProps<Draft extends object, Saved> {
  readonly title: string
  /** Under this name what is typed is kept on this computer; one name for each record. */
  readonly name: string
  /** What the books hold, or the blank form. */
  readonly initial: Draft
  /** The words for the fields, to say which of them someone else changed. */
  readonly labels: Readonly<Partial<Record<keyof Draft & string, string>>>
  readonly write: Pick<Write<'regions.save'>, 'pending' | 'message' | 'fields' | 'error'>
  readonly save: (draft: Draft) => Promise<Outcome<Saved>>
  /** Reads the newest version after a stale save. */
  readonly latest?: () => Promise<Draft | null>
  readonly readOnly?: boolean
  readonly wide?: boolean
  /** Left of the buttons, e.g. a step of the record. */
  readonly extra?: ReactNode
  readonly onClose: () => void
  readonly onSaved?: (saved: Saved) => void
  readonly children: (form: DraftForm<Draft>, problems: Readonly<Record<string, string>>) => ReactNode
}

function useStale<Draft extends object>(
  form: DraftForm<Draft>,
  labels: MasterDrawerProps<Draft, unknown>['labels'],
  latest: MasterDrawerProps<Draft, unknown>['latest'],
) {
  const { t } = useTexts()
  const [notice, setNotice] = useState<string | null>(null)
  const take = async () => {
    const newest = await latest?.()
    if (newest === undefined || newest === null) return
    const { theirs, both } = form.rebase(newest)
    const words = (keys: readonly (keyof Draft & string)[]) =>
      keys.map((key) => labels[key] ?? key).join(t('masters:comma'))
    const parts = [
      ...(theirs.length === 0 ? [] : [t('masters:stale.theirs', { fields: words(theirs) })]),
      ...(both.length === 0 ? [] : [t('masters:stale.both', { fields: words(both) })]),
    ]
    setNotice(parts.length === 0 ? t('masters:stale.same') : parts.join(' '))
  }
  return { notice, take }
}

function Notices({
  restored,
  message,
  stale,
  notice,
  onTake,
  onDiscard,
}: {
  readonly restored: boolean
  readonly message: string | null
  readonly stale: boolean
  readonly notice: string | null
  readonly onTake: () => void
  readonly onDiscard: () => void
}) {
  const { t } = useTexts()
  const discard = (
    <Button size="small" onClick={onDiscard}>
      {t('masters:draft.discard')}
    </Button>
  )
  const take = (
    <Button size="small" onClick={onTake}>
      {t('masters:stale.take')}
    </Button>
  )
  return (
    <div aria-live="polite">
      {notice !== null && <Alert type="info" showIcon title={notice} className="master-alert" />}
      {notice === null && message !== null && (
        <Alert type="error" showIcon title={message} className="master-alert" {...(stale ? { action: take } : {})} />
      )}
      {restored && message === null && notice === null && (
        <Alert type="info" showIcon title={t('masters:draft.restored')} className="master-alert" action={discard} />
      )}
    </div>
  )
}

function useDrawer<Draft extends object, Saved>(props: MasterDrawerProps<Draft, Saved>) {
  const { t } = useTexts()
  const toast = useToast()
  const form = useDraftForm(props.name, props.initial)
  const { write, readOnly = false, onClose } = props
  const leave = () => {
    if (form.dirty && !readOnly) toast.info(t('masters:draft.kept'))
    onClose()
  }
  const submit = async () => {
    if (readOnly || write.pending) return
    const done = await props.save(form.value)
    if (!done.ok) return
    form.forget()
    toast.success(t('masters:saved'))
    onClose()
    props.onSaved?.(done.value)
  }
  const latest = useRef({ submit, leave })
  latest.current = { submit, leave }
  useKeys(
    useMemo(
      () => [
        {
          keys: ['Ctrl+S', 'Ctrl+Enter'],
          label: t('components:confirm.save'),
          run: () => void latest.current.submit(),
        },
        { keys: 'Esc', label: t('components:document.back'), run: () => latest.current.leave() },
      ],
      [t],
    ),
    'dialog',
  )
  return { form, leave, submit, stale: useStale(form, props.labels, props.latest) }
}

/** Puts the keyboard into the first field at once: the drawer takes it for itself a moment before, and typing does not wait. */
function FormBody({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('input:not([disabled])')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  return <div ref={body}>{children}</div>
}

function Foot(props: {
  readonly extra: ReactNode
  readonly readOnly: boolean
  readonly pending: boolean
  readonly onLeave: () => void
  readonly onSave: () => void
}) {
  const { t } = useTexts()
  return (
    <div className="master-foot">
      {props.extra}
      <span className="master-foot-gap" />
      <Button onClick={props.onLeave}>
        {t(props.readOnly ? 'components:confirm.close' : 'components:confirm.cancel')}
      </Button>
      {!props.readOnly && (
        <Button type="primary" title="Ctrl+S" loading={props.pending} onClick={props.onSave}>
          {t('components:confirm.save')}
        </Button>
      )}
    </div>
  )
}

/** A form that slides in beside its list: Ctrl+S saves, Esc leaves and keeps what was typed, a stale save can be merged. */
export function MasterDrawer<Draft extends object, Saved>(props: MasterDrawerProps<Draft, Saved>) {
  const { form, leave, submit, stale } = useDrawer(props)
  const { write, readOnly = false, wide = false } = props
  const isStale = write.error?.code === 'stale'
  return (
    <Drawer
      open
      title={props.title}
      size={wide ? 720 : 480}
      keyboard={false}
      onClose={leave}
      footer={
        <Foot
          extra={props.extra}
          readOnly={readOnly}
          pending={write.pending}
          onLeave={leave}
          onSave={() => void submit()}
        />
      }
    >
      <FormBody>
        <Notices
          restored={form.restored}
          message={write.message}
          stale={isStale && props.latest !== undefined}
          notice={stale.notice}
          onTake={() => void stale.take()}
          onDiscard={form.discard}
        />
        <ConfigProvider componentDisabled={readOnly}>
          {props.children(form, isStale ? {} : write.fields)}
        </ConfigProvider>
      </FormBody>
    </Drawer>
  )
}
