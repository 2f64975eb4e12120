import type { DataPaths } from './control'

/** What a host is told: where things are, and the clock. */
export interface HostOptions extends DataPaths {
  readonly now: () => Date
}

/** Serves the contract to any number of ports. */
export interface Host {
  /** Closes the company's file, so that the next start has nothing to recover. */
  close(): void
}

/** Prepares what all ports share; no company is open yet. */
export function createHost(_options: HostOptions): Host {
  return { close: () => undefined }
}
