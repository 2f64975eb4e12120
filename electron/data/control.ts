/** Where the data process finds everything; arguments rather than guesses, because it also runs inside tests and the CLI. */
export interface DataPaths {
  /** Holds one file per company. */
  readonly dataFolder: string
  readonly migrationsFolder: string
  /** Holds the TrueType files that PDFs embed. */
  readonly fontsFolder: string
  /** The built worker that runs jobs. */
  readonly workerEntry: string
}

/** What the main process tells the data process: where things are, then a port per window, then to close its files. */
export type DataControl =
  | { readonly type: 'start'; readonly paths: DataPaths }
  | { readonly type: 'port' }
  | { readonly type: 'close' }
