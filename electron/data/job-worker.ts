import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../shared/schemas/errors'
import { openReader } from '../database/open'
import { makeSample } from './companies'
import { type JobNews, type JobOrder, jobHandler } from './jobs'
import { knownRefusal } from './refusals'

// Only `inWorker` starts this thread, and only with a JobOrder.
const order = workerData as JobOrder
const tell = (news: JobNews): void => parentPort?.postMessage(news)
// Cancelling ends the thread, so nothing here needs to look.
const job = {
  report: (progress: Extract<JobNews, { type: 'progress' }>['progress']) => tell({ type: 'progress', progress }),
  signal: new AbortController().signal,
  fontsFolder: order.folders.fontsFolder,
}

async function run(): Promise<unknown> {
  if (order.method === 'companies.createSample') return makeSample(order.file, order.folders.migrationsFolder, job)
  if (order.actor === null) throw new Refusal('notSignedIn')
  const connection = openReader(order.file)
  const now = (): string => new Date().toISOString()
  const today = (): string => new Date().toLocaleDateString('sv')
  const { prepare } = await jobHandler(order.method)
  return prepare({ connection, actor: order.actor, now, today }, order.input as never, job)
}

run().then(
  (value) => tell({ type: 'done', value }),
  (fault: unknown) => {
    const error = knownRefusal(fault, order.file)
    if (error !== null) tell({ type: 'refused', error })
    else tell({ type: 'failed', text: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  },
)
