import type { Office } from '../office'
import type { Chance } from './chance'

/** A distributor as the generator knows it. */
export interface SampleDistributor {
  readonly id: number
  readonly warehouseId: number
  readonly regionIndex: number
  /** How much it buys against the others, 1 to 5. */
  readonly weight: number
  /** How well it pays: percent of what is due that it pays in time. */
  readonly discipline: number
}

/** A SKU with what the generator needs to choose sizes by ratio. */
export interface SampleSku {
  readonly id: number
  readonly colourId: number
  readonly ratio: number
}

/** A style of a season. */
export interface SampleStyle {
  readonly id: number
  readonly season: string
  readonly skus: readonly SampleSku[]
  /** How well it sells, 1 (slow) to 5 (bestseller). */
  readonly appeal: number
}

/** A half year with the styles it sells. */
export interface SampleSeason {
  readonly code: string
  /** The first day it sells. */
  readonly start: string
  readonly styles: readonly SampleStyle[]
}

/** What was founded before business began. */
export interface SampleWorld {
  readonly distributors: readonly SampleDistributor[]
  readonly seasons: readonly SampleSeason[]
  readonly mainWarehouseId: number
  readonly regionalWarehouseIds: readonly number[]
}

/** Everything a month's work needs. */
export interface SamplePlay extends SampleWorld {
  readonly chance: Chance
  readonly lastDay: string
  readonly offices: { readonly assistant: Office; readonly supervisor: Office; readonly manager: Office }
  readonly goTo: (day: string) => void
}
