import type { Input, MethodName, Output } from '../shared/contract'
import { listenForPort } from './api/bridge'
import { type Call, Calls } from './api/calls'

export type { Input, MethodName, Output } from '../shared/contract'

/** The arguments of a method: none has to be written where an empty input will do. */
export type InputArguments<Name extends MethodName> =
  Record<never, never> extends Input<Name> ? [input?: Input<Name>] : [input: Input<Name>]

type NounOf<Name extends string> = Name extends `${infer Noun}.${string}` ? Noun : never

type Api = {
  readonly [Noun in NounOf<MethodName>]: {
    readonly [Name in MethodName as Name extends `${Noun}.${infer Verb}` ? Verb : never]: (
      ...input: InputArguments<Name>
    ) => Call<Output<Name>>
  }
}

/** The one connection of this window; only the frame and the hooks look at it. */
export const calls = new Calls()
listenForPort(
  (port) => calls.connect(port),
  () => calls.disconnect(),
)

/** Calls a method by its name; prefer `api.noun.verb(input)` outside the hooks. */
export function call<Name extends MethodName>(name: Name, ...input: InputArguments<Name>): Call<Output<Name>> {
  // The data process answers what the contract's line promises; nothing else can be on the other end of the port.
  return calls.call(name, input[0] ?? {}) as Call<Output<Name>>
}

function verbsOf(noun: string): object {
  return new Proxy({}, { get: (_, verb) => (input: unknown) => calls.call(`${noun}.${String(verb)}`, input ?? {}) })
}

const nouns = new Map<string, object>()

/**
 * The contract as functions: `await api.orders.create({ … })`. A refusal is thrown as `CallRefused`; a job's answer can be
 * watched and cancelled: `const call = api.statements.exportAll(input); call.onProgress(…); call.cancel()`.
 */
// The proxy has whatever the contract names, which only the type can say.
export const api = new Proxy(
  {},
  {
    get: (_, noun) => {
      const name = String(noun)
      const known = nouns.get(name) ?? verbsOf(name)
      nouns.set(name, known)
      return known
    },
  },
) as Api
