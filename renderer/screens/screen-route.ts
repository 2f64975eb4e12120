import type { ComponentType } from 'react'
import type { MethodName } from '../../shared/contract'

/** A screen's address, who may open it, and how it is loaded; `screens/<noun>/routes.ts` exports `routes`. */
export interface ScreenRoute {
  /** Without the leading slash: `orders`, `orders/:id`. */
  readonly path: string
  /** The method that fills the screen; without its permission the address does not exist. Left out: anyone signed in. */
  readonly permission?: MethodName
  /** Loads the screen when it is first opened. */
  readonly load: () => Promise<ComponentType>
}
