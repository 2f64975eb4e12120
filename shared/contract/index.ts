import { accounts } from './accounts'
import { allocations } from './allocations'
import { books } from './books'
import { collections } from './collections'
import { companies } from './companies'
import { distributors } from './distributors'
import type { InputOf, OutputOf, ParsedInputOf } from './method'
import { orders } from './orders'
import { pictures } from './pictures'
import { production } from './production'
import { reconciliations } from './reconciliations'
import { returns } from './returns'
import { session } from './session'
import { settlements } from './settlements'
import { shipments } from './shipments'
import { statements } from './statements'
import { statistics } from './statistics'
import { stock } from './stock'
import { styles } from './styles'
import { transfers } from './transfers'
import { users } from './users'

/** Everything the window, the command line and a later office server can ask of the office. */
export const contract = {
  ...session,
  ...companies,
  ...users,
  ...distributors,
  ...styles,
  ...pictures,
  ...orders,
  ...statistics,
  ...production,
  ...allocations,
  ...shipments,
  ...transfers,
  ...returns,
  ...accounts,
  ...settlements,
  ...collections,
  ...statements,
  ...reconciliations,
  ...stock,
  ...books,
} as const

/** The contract's shape. */
export type Contract = typeof contract
/** A method's name, `noun.verb`. */
export type MethodName = keyof Contract
/** What a caller sends. */
export type Input<Name extends MethodName> = InputOf<Contract[Name]>
/** What a service receives. */
export type ParsedInput<Name extends MethodName> = ParsedInputOf<Contract[Name]>
/** What comes back. */
export type Output<Name extends MethodName> = OutputOf<Contract[Name]>
