import { useSyncExternalStore } from 'react'
import type { Progress } from '../../shared/contract/envelope'
import type { Call } from './calls'

/** Long work that is under way, as the top bar shows it. */
export interface RunningJob {
  readonly id: number
  readonly label: string
  readonly progress: Progress
  readonly cancel: () => void
}

let running: readonly RunningJob[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(jobs: readonly RunningJob[]): void {
  running = jobs
  for (const listener of listeners) listener()
}

/** Shows a call in the top bar until it is answered; `label` says what it does, e.g. “导出对账单”. */
export function trackJob<Value>(label: string, call: Call<Value>): Call<Value> {
  const id = nextId++
  set([...running, { id, label, progress: { done: 0, total: 0 }, cancel: call.cancel }])
  call.onProgress((progress) => set(running.map((job) => (job.id === id ? { ...job, progress } : job))))
  const remove = () => set(running.filter((job) => job.id !== id))
  call.result.then(remove, remove)
  return call
}

/** What is running now. */
export function useRunningJobs(): readonly RunningJob[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => running,
  )
}
