import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Progress } from '../../shared/contract/envelope'
import { call, calls, type Input, type InputArguments, type MethodName, type Output } from '../api'
import { useToast } from '../components/toast'
import { useTexts } from '../i18n'
import { CallRefused, type Connection } from './calls'
import { errorText, fieldText } from './error-text'
import { trackJob } from './jobs'

interface ReadOptions {
  /** False waits, e.g. until a row is selected. */
  readonly enabled?: boolean
  /** True keeps the last answer on screen while the next is on its way, e.g. while filters change. */
  readonly keepPrevious?: boolean
}

/**
 * Reads and keeps in step: the answer is kept until the data process says `<noun>.changed`.
 * The key is [noun, method, input], so that `orders.changed` refetches everything read from orders.
 */
export function useRead<Name extends MethodName>(
  name: Name,
  input: InputArguments<Name>[0],
  options: ReadOptions = {},
): UseQueryResult<Output<Name>, Error> {
  return useQuery<Output<Name>, Error>({
    queryKey: [name.split('.')[0], name, input ?? {}],
    queryFn: ({ signal }) => {
      // The rest arguments of `call` are exactly this one input, which TypeScript cannot see through the condition.
      const answer = call(name, ...([input] as InputArguments<Name>))
      signal.addEventListener('abort', answer.cancel)
      return answer
    },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: (previous) => previous } : {}),
  })
}

/** How a write or a job ended; never an exception, so that a handler cannot forget one. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CallRefused }

/** A write as a screen uses it. */
export interface Write<Name extends MethodName> {
  run(...input: InputArguments<Name>): Promise<Outcome<Output<Name>>>
  readonly pending: boolean
  readonly error: CallRefused | null
  /** The sentence for `error`, or null. */
  readonly message: string | null
  /** The refused fields of the last run in words, by path: hand them to the form. */
  readonly fields: Readonly<Record<string, string>>
  reset(): void
}

interface WriteOptions {
  /** True when the screen itself shows `message`; otherwise a toast says it. */
  readonly quiet?: boolean
}

function refusal(error: unknown): CallRefused {
  return error instanceof CallRefused ? error : new CallRefused({ code: 'internal' })
}

/** Changes the books; refusals are told in words and never thrown. */
export function useWrite<Name extends MethodName>(name: Name, options: WriteOptions = {}): Write<Name> {
  const { t } = useTexts()
  const toast = useToast()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<CallRefused | null>(null)
  const quiet = options.quiet === true
  const run = useCallback(
    async (...input: InputArguments<Name>): Promise<Outcome<Output<Name>>> => {
      setPending(true)
      setError(null)
      try {
        return { ok: true, value: await call(name, ...input) }
      } catch (thrown) {
        const refused = refusal(thrown)
        setError(refused)
        if (!quiet) toast.error(errorText(t, refused))
        return { ok: false, error: refused }
      } finally {
        setPending(false)
      }
    },
    [name, quiet, t, toast],
  )
  const reset = useCallback(() => setError(null), [])
  return useMemo(() => {
    const fields = Object.fromEntries((error?.fields ?? []).map((field) => [field.path, fieldText(t, field)]))
    return { run, pending, error, message: error === null ? null : errorText(t, error), fields, reset }
  }, [run, pending, error, reset, t])
}

/** Long work as a screen uses it; the top bar shows it too, also after the screen was left. */
export interface Job<Name extends MethodName> {
  start(input: Input<Name>): Promise<Outcome<Output<Name>>>
  readonly running: boolean
  readonly progress: Progress
  cancel(): void
}

/** Runs a job; `label` is what the top bar calls it. Being cancelled is an outcome, not a toast. */
export function useJob<Name extends MethodName>(name: Name, label: string): Job<Name> {
  const { t } = useTexts()
  const toast = useToast()
  const [progress, setProgress] = useState<Progress | null>(null)
  const current = useRef<(() => void) | null>(null)
  const start = useCallback(
    async (input: Input<Name>): Promise<Outcome<Output<Name>>> => {
      setProgress({ done: 0, total: 0 })
      try {
        const running = trackJob(label, call(name, ...([input] as InputArguments<Name>)))
        current.current = running.cancel
        running.onProgress(setProgress)
        return { ok: true, value: await running }
      } catch (thrown) {
        const refused = refusal(thrown)
        if (refused.code !== 'cancelled') toast.error(errorText(t, refused))
        return { ok: false, error: refused }
      } finally {
        current.current = null
        setProgress(null)
      }
    },
    [label, name, t, toast],
  )
  const cancel = useCallback(() => current.current?.(), [])
  return { start, cancel, running: progress !== null, progress: progress ?? { done: 0, total: 0 } }
}

/** Whether the data process can be reached. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => calls.onConnection(listener),
    () => calls.connection,
  )
}

/** A number that grows when a noun changed; hand it to `PagedGrid` as `refresh`. */
export function useChanges(noun: string): number {
  const [count, setCount] = useState(0)
  useEffect(
    () =>
      calls.onEvent((event) => {
        if (event.name === `${noun}.changed`) setCount((before) => before + 1)
      }),
    [noun],
  )
  return count
}

/** Refetches what an event names, and everything after the data process came back. */
export function keepFresh(client: QueryClient): void {
  calls.onEvent((event) => void client.invalidateQueries({ queryKey: [event.name.split('.')[0]] }))
  let lost = false
  calls.onConnection((connection) => {
    if (connection === 'connected' && lost) void client.invalidateQueries()
    lost = connection === 'lost'
  })
}
