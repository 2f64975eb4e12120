/** What a cell of the sheet holds: pieces, 0 for blank, or the text that is no quantity, kept as it was typed. */
export type Entry = number | string

/** A run of sizes in its order. */
export interface SizeGroup {
  readonly id: number
  readonly name: string
  readonly sizes: readonly string[]
}

/** A style in one colour. */
export interface MatrixRow {
  /** Unique in the sheet, e.g. `styleId-colourId`. */
  readonly id: string
  readonly styleId: number
  readonly styleCode: string
  readonly styleName: string
  readonly colourId: number
  readonly colourName: string
  /** `#rrggbb`, or empty. */
  readonly swatch: string
  readonly sizeGroupId: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly netPriceFen: number
  /** Net prices by position where sizes differ in price; `netPriceFen` is then the lowest of them. */
  readonly pricesFen?: readonly number[]
  /** True while nobody knows what the row costs: its prices stay blank. */
  readonly unpriced?: boolean
  /** True where a person and no policy set a price of the row; the price says so. */
  readonly ownPrice?: boolean
  /** The SKU behind each position, for whoever saves; null where the colour does not come in the size. */
  readonly skuIds?: readonly (number | null)[]
  /** By the position of the size in its group; shorter means blank. */
  readonly entries: readonly Entry[]
  /** Sizes that do not exist in this colour, by position: they cannot be typed into. */
  readonly missing?: readonly number[]
}

/** A cell by what it means rather than where it stands. */
export interface CellEdit {
  readonly rowId: string
  readonly position: number
  readonly before: Entry
  readonly after: Entry
}

/** A price that a person set instead of a policy, and why. */
export interface OwnPrice {
  readonly priceFen: number
  readonly reason: string
}

/** Prices by SKU; null is the policy's price again. */
export type OwnPrices = ReadonlyMap<number, OwnPrice | null>

/** One thing that was done to the sheet, and that undo takes back as one. */
export type SheetChange =
  | { readonly kind: 'cells'; readonly edits: readonly CellEdit[] }
  | { readonly kind: 'add'; readonly index: number; readonly rows: readonly MatrixRow[] }
  | { readonly kind: 'remove'; readonly index: number; readonly rows: readonly MatrixRow[] }
  /** The screen prices the rows anew when it hears of it; taken back, the two sides come the other way round. */
  | { readonly kind: 'prices'; readonly rowId: string; readonly before: OwnPrices; readonly after: OwnPrices }

/** The position of a mark that is about a row's goods rather than one of its sizes. */
export const goodsFlag = -1

/** Why a cell is marked, with the reason in words for the status bar. */
export interface CellFlag {
  /**
   * `locked` is a quantity a person fixed; `doubt` wants a look and stops nothing; `changed` differs from another version; `accepted` is a
   * difference that was taken over; `note` only speaks in the status bar.
   */
  readonly kind: 'stock' | 'budget' | 'problem' | 'doubt' | 'locked' | 'changed' | 'accepted' | 'note'
  readonly reason: string
  /** What stood there before: the cell shows both, old → new. */
  readonly was?: number
  /** What the cell shows instead of its entry. */
  readonly shown?: string
}

/** A column a screen adds to the sheet. */
export interface SheetColumn {
  readonly field: string
  readonly header: string
  readonly width: number
  /** Figures are right-aligned, red below zero, and blank at zero. */
  readonly type: 'text' | 'quantity' | 'money'
  /** Asked with the entries of the moment; kept fresh while someone types. */
  readonly value: (row: MatrixRow) => string | number | null
  /** Adds up in the pinned row of totals. */
  readonly total?: 'sum'
  /** Moves with the sizes instead of staying frozen, where a narrow window has no room for more frozen columns. */
  readonly scrolls?: boolean
}

/** The cell the cursor is on. */
export interface SheetCursor {
  readonly row: MatrixRow | null
  readonly position: number
}

/** What a list adds up to of which the sheet shows the first pages; `figures` by the field of a column. */
export interface WholeSheet {
  readonly styles: number
  readonly rows: number
  readonly figures: Readonly<Record<string, number>>
}

/** Sums of the sheet; text that is no quantity counts as nothing. */
export interface SheetTotals {
  readonly quantity: number
  readonly amountFen: number
  readonly rows: number
  readonly styles: number
  /** Cells whose text is no quantity. */
  readonly problems: number
}
