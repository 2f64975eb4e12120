/** The kinds of places the enquiry tells apart, as a chip each. */
export const placeKinds = {
  main: ['company'],
  regional: ['regional'],
  quarantine: ['quarantine'],
  distributor: ['distributor'],
  transit: ['transit'],
  all: ['company', 'regional', 'quarantine', 'distributor', 'transit'],
} as const

/** The key of a chip. */
export type PlaceKind = keyof typeof placeKinds

/** The chips in their order. */
export const placeOrder = [
  'main',
  'regional',
  'quarantine',
  'distributor',
  'transit',
  'all',
] as const satisfies readonly PlaceKind[]

/** Which figure a cell shows. */
export type Measure = 'onHand' | 'free' | 'reserved'

/** What narrows the enquiry. */
export interface StockQuery {
  readonly place: PlaceKind
  readonly warehouseId: number | null
  readonly styleId: number | null
  readonly season: string | null
  readonly query: string
  /** Null is now. */
  readonly asOf: string | null
  readonly byWarehouse: boolean
  readonly measure: Measure
}

/** The main warehouse, now. */
export const firstQuery: StockQuery = {
  place: 'main',
  warehouseId: null,
  styleId: null,
  season: null,
  query: '',
  asOf: null,
  byWarehouse: false,
  measure: 'onHand',
}
