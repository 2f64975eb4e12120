import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import { datedStep } from './values'

/** Why goods did not arrive. */
export const shortageCauses = ['picking', 'carrier', 'miscount', 'factory', 'unknown'] as const
/** Why goods did not arrive. */
export type ShortageCause = (typeof shortageCauses)[number]

/** What is done about it: 扣款, 补发, 找到, 驳回. */
export const shortageResolutions = ['credited', 'reshipped', 'found', 'rejected'] as const
/** What is done about it. */
export type ShortageResolution = (typeof shortageResolutions)[number]

/** Settles a shortage one way. */
export const shortageResolutionInput = datedStep.extend({ resolution: z.enum(shortageResolutions) })

/** A line of a shortage. */
export interface ShortageLineRow extends LineSku {
  readonly id: number
  readonly quantity: number
  readonly priceFen: number
  readonly amountFen: number
}

/** A whole shortage. */
export interface ShortageDocument extends DocumentHead {
  readonly sourceId: number
  readonly sourceNumber: string
  readonly sourceKind: 'shipment' | 'transfer'
  readonly cause: ShortageCause
  readonly resolution: ShortageResolution | null
  readonly resolvedOn: string | null
  readonly reshipmentId: number | null
  readonly lines: readonly ShortageLineRow[]
}
