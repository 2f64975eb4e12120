import type { Contract, MethodName, Output, ParsedInput } from '../../../shared/contract'
import type { Progress } from '../../../shared/contract/envelope'
import type { Office, ReadingOffice } from '../../services/office'

/** What a job gets beside its input: a way to report and a sign to stop. */
export interface JobContext {
  readonly report: (progress: Progress) => void
  /** Aborted when the user cancels; long loops check it between steps. */
  readonly signal: AbortSignal
  /** Holds the TrueType files that PDFs embed. */
  readonly fontsFolder: string
}

/** Long work in two steps: `prepare` reads in a worker thread, `commit` writes what it found as one write. */
export interface JobHandler<Name extends MethodName, Prepared = unknown> {
  readonly prepare: (office: ReadingOffice, input: ParsedInput<Name>, job: JobContext) => Promise<Prepared>
  /** Left out when the prepared value is the answer. */
  readonly commit?: (office: Office, prepared: Prepared, input: ParsedInput<Name>) => Output<Name>
}

type KindOf<Name extends MethodName> = Contract[Name]['kind']

/** How a method is answered, by its kind. */
export type Handler<Name extends MethodName> =
  KindOf<Name> extends 'job'
    ? // A job's prepared value is its own business; `defineJob` checks that prepare and commit agree.
      JobHandler<Name, never>
    : KindOf<Name> extends 'writes'
      ? (office: Office, input: ParsedInput<Name>) => Output<Name>
      : (office: ReadingOffice, input: ParsedInput<Name>) => Output<Name>

/** The handlers of some methods, e.g. those of one contract file. */
export type HandlersOf<Part> = { readonly [Name in keyof Part & MethodName]: Handler<Name> }

/** Checks that a job's two steps agree, then forgets what they hand over. */
export function defineJob<Name extends MethodName, Prepared>(job: JobHandler<Name, Prepared>): JobHandler<Name, never> {
  // Sound because dispatch hands `commit` exactly what the same handler's `prepare` returned.
  return job as unknown as JobHandler<Name, never>
}
