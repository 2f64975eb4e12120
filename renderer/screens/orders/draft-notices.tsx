import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { ChangeOrigin } from '../../../shared/schemas/orders'
import { useErrorText } from '../../api/error-text'
import { useKeys } from '../../components/keys/registry'
import { useLive } from '../../components/live'
import { Instant } from '../../components/values'
import { type Translate, useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'
import type { DraftStart } from './draft-start'

/** A line of news over the sheet, with what can be done about it. */
export function SheetNotice({
  tone,
  children,
  actions,
}: {
  tone: 'work' | 'waits' | 'wrong'
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={`sheet-notice sheet-notice-${tone}`} role="status">
      <span>{children}</span>
      {actions}
    </div>
  )
}

function Stale({ session }: { readonly session: DraftSession }) {
  const { t } = useTexts()
  const by = useLive(session.savedBy)
  useKeys(
    useMemo(
      () => [
        { keys: 'Alt+M', label: t('orders:merge.both'), run: () => void session.take('both') },
        { keys: 'Alt+O', label: t('orders:merge.theirs'), run: () => void session.take('theirs') },
      ],
      [session, t],
    ),
  )
  return (
    <SheetNotice
      tone="waits"
      actions={
        <>
          <Button size="small" type="primary" title="Alt+M" onClick={() => void session.take('both')}>
            {t('orders:merge.both')}
          </Button>
          <Button size="small" title="Alt+O" onClick={() => void session.take('theirs')}>
            {t('orders:merge.theirs')}
          </Button>
        </>
      }
    >
      {t('orders:merge.stale', { by })}
    </SheetNotice>
  )
}

interface RestoredProps {
  readonly from: string
  readonly origin: ChangeOrigin | null
  readonly onKeep: () => void
  readonly onDrop: () => void
}

/** What came back: figures that were taken over from a form or an earlier version, or what was typed and not saved. */
function restoredText(origin: ChangeOrigin | null, t: Translate): string {
  if (origin === null) return t('orders:restored.text')
  if (origin.kind === 'form') return t('orders:restored.form', { file: origin.fileName })
  return t('orders:restored.revision', { revision: origin.revision })
}

function Restored({ from, origin, onKeep, onDrop }: RestoredProps) {
  const { t } = useTexts()
  return (
    <SheetNotice
      tone="work"
      actions={
        <>
          <Button size="small" onClick={onKeep}>
            {t('orders:restored.keep')}
          </Button>
          <Button size="small" onClick={onDrop}>
            {t('orders:restored.drop')}
          </Button>
        </>
      }
    >
      {restoredText(origin, t)} <Instant at={from} />
    </SheetNotice>
  )
}

interface DraftNoticesProps {
  readonly session: DraftSession
  readonly start: DraftStart
  /** Opens the order anew, as the books hold it. */
  readonly onRestart: () => void
}

/** What the writer of a draft must know: it came back, someone else saved it, the books refused it. */
export function DraftNotices({ session, start, onRestart }: DraftNoticesProps) {
  const { t } = useTexts()
  const text = useErrorText()
  const state = useLive(session.state)
  const refusal = useLive(session.refusal)
  const conflicts = useLive(session.conflicts)
  const [seen, setSeen] = useState(false)
  return (
    <>
      {start.restoredFrom !== null && !seen && (
        <Restored
          from={start.restoredFrom}
          origin={start.content.origin ?? null}
          onKeep={() => setSeen(true)}
          onDrop={() => {
            session.forget()
            onRestart()
          }}
        />
      )}
      {state === 'stale' && <Stale session={session} />}
      {state === 'refused' && refusal !== null && (
        <SheetNotice tone="wrong">
          {text(refusal)} {t('orders:draft.keptHere')}
        </SheetNotice>
      )}
      {conflicts.size > 0 && (
        <SheetNotice
          tone="waits"
          actions={
            <Button size="small" onClick={() => session.conflicts.set(new Map())}>
              {t('orders:merge.seen')}
            </Button>
          }
        >
          {t('orders:merge.conflicts', { count: conflicts.size })}
        </SheetNotice>
      )}
    </>
  )
}
