import type { z } from 'zod'

/** How a method is run: `reads` and `writes` are short and run in turn; a `job` runs in a worker and can be cancelled. */
export type MethodKind = 'reads' | 'writes' | 'job'

/** Who may call a method: anyone at the start page, anyone signed in, or whoever holds the permission of its name. */
export type MethodAccess = 'public' | 'signedIn' | 'permitted'

/** One line of the contract; `Output` is a phantom, so that one value types both ends of the port. */
export interface Method<Schema extends z.ZodType = z.ZodType, Output = unknown, Kind extends MethodKind = MethodKind> {
  readonly kind: Kind
  readonly access: MethodAccess
  readonly input: Schema
  /** The nouns whose screens refetch after the method succeeded, e.g. `['orders', 'stock']`. */
  readonly changes: readonly string[]
  readonly output?: Output
}

interface MethodOptions {
  readonly access?: MethodAccess
  readonly changes?: readonly string[]
}

const declare =
  <Kind extends MethodKind>(kind: Kind) =>
  <Schema extends z.ZodType>(input: Schema, options: MethodOptions = {}) => ({
    /** Names the type of the answer, which needs no run-time schema because only this side's services produce it. */
    returns: <Output>(): Method<Schema, Output, Kind> => ({
      kind,
      access: options.access ?? 'permitted',
      changes: options.changes ?? [],
      input,
    }),
  })

/** Declares a method that only reads. */
export const reads = declare('reads')
/** Declares a method that changes the books in one immediate transaction. */
export const writes = declare('writes')
/** Declares long work: progress, cancel, and one write at its end if it changes anything. */
export const job = declare('job')

/** What a caller sends for a method of a contract. */
export type InputOf<M> = M extends Method<infer Schema, unknown> ? z.input<Schema> : never
/** What a service receives for a method of a contract, defaults filled in. */
export type ParsedInputOf<M> = M extends Method<infer Schema, unknown> ? z.output<Schema> : never
/** What a method of a contract answers. */
export type OutputOf<M> = M extends Method<z.ZodType, infer Output> ? Output : never
