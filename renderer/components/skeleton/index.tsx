import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useErrorText } from '../../api/error-text'
import { useTexts } from '../../i18n'
import { EmptyState } from '../empty-state'
import './skeleton.css'

/** Grey lines where content is coming; nothing at all for the first 200 ms, so that quick answers do not flicker. */
export function Skeleton({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTexts()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className="skeleton" role="status" aria-label={t('components:skeleton.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  )
}

interface LoadedProps<Value> {
  readonly read: {
    readonly data: Value | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly lines?: number
  readonly children: (value: Value) => ReactNode
}

/** Shows a read in its three conditions: coming, refused with a way to retry, there. */
export function Loaded<Value>({ read, lines, children }: LoadedProps<Value>) {
  if (read.data !== undefined) return children(read.data)
  if (read.error !== null) return <ReadFailed error={read.error} retry={read.refetch} />
  return <Skeleton {...(lines === undefined ? {} : { lines })} />
}

/** A read that was refused, in words, with a button to try again. */
export function ReadFailed({ error, retry }: { readonly error: Error; readonly retry: () => unknown }) {
  const { t } = useTexts()
  const text = useErrorText()
  return (
    <EmptyState
      title={t('components:read.failed')}
      hint={text(error)}
      action={<Button onClick={() => retry()}>{t('components:read.retry')}</Button>}
    />
  )
}
