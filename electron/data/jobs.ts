import { Worker } from 'node:worker_threads'
import type { MethodName } from '../../shared/contract'
import type { Progress } from '../../shared/contract/envelope'
import { Refusal, type RefusalData } from '../../shared/schemas/errors'
import type { Actor, Office } from '../services/office'
import { loadHandlers } from './handlers/load'
import type { JobContext, JobHandler } from './handlers/types'
import type { Host } from './host'

/** A job as it is asked for. */
export interface JobCall {
  readonly method: MethodName
  readonly input: unknown
  readonly job: JobContext
  /** The caller's office once more, for what is written at the end: the caller may have lost the right to meanwhile. */
  readonly again: () => Office
}

/** What a worker is started with. */
export interface JobOrder {
  readonly method: MethodName
  readonly input: unknown
  /** The company to read; for a job of the start page, the folder to make a file in. */
  readonly file: string
  readonly actor: Actor | null
  readonly folders: { readonly migrationsFolder: string; readonly fontsFolder: string }
}

/** What a worker tells. */
export type JobNews =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'refused'; readonly error: RefusalData }
  | { readonly type: 'failed'; readonly text: string }

/** The handler of a job; every handler of a method whose kind is `job` is one. */
export async function jobHandler(method: MethodName): Promise<JobHandler<MethodName, unknown>> {
  const handlers = await loadHandlers()
  // dispatch sends only methods of kind `job` here, and `HandlersOf` types those as JobHandler.
  return handlers[method as keyof typeof handlers] as unknown as JobHandler<MethodName, unknown>
}

/** Prepares in a worker thread on a read-only connection, then writes what it found as one write. */
export async function runJob(host: Host, office: Office, call: JobCall): Promise<unknown> {
  const { prepare, commit } = await jobHandler(call.method)
  const { workerEntry, migrationsFolder, fontsFolder } = host.options
  const prepared =
    workerEntry === null || office.connection.file === ':memory:'
      ? await prepare(office, call.input as never, call.job)
      : await inWorker(
          workerEntry,
          {
            method: call.method,
            input: call.input,
            file: office.connection.file,
            actor: office.actor,
            folders: { migrationsFolder, fontsFolder },
          },
          call.job,
        )
  if (call.job.signal.aborted) throw new Refusal('cancelled')
  // The input was parsed with this method's own schema.
  return commit === undefined ? prepared : commit(call.again(), prepared, call.input as never)
}

/** Starts a worker, passes its progress on, and ends it at once when the user cancels. */
export function inWorker(entry: string, order: JobOrder, job: JobContext): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: order })
    // The answer waits for the end of the thread: whoever tidies up after it must not race it for its files.
    const stop = (): void => void worker.terminate()
    job.signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (news: JobNews) => {
      if (news.type === 'progress') return job.report(news.progress)
      if (news.type === 'done') resolve(news.value)
      else reject(news.type === 'refused' ? news.error : new Error(news.text))
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      job.signal.removeEventListener('abort', stop)
      reject(
        job.signal.aborted
          ? new Refusal('cancelled')
          : new Error(`${order.method}: the worker ended without an answer`),
      )
    })
    if (job.signal.aborted) stop()
  })
}
