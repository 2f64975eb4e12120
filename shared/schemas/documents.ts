/** Every kind of document, in the order of the office's work. */
export const documentKinds = [
  'order',
  'production',
  'goodsReceipt',
  'allocation',
  'shipment',
  'shortage',
  'transfer',
  'return',
  'receipt',
  'adjustment',
  'statement',
  'reconciliation',
  'sellOut',
  'stockCount',
] as const
/** A kind of document. */
export type DocumentKind = (typeof documentKinds)[number]

/** The letters a document's number begins with: `SO-2026-000123`. */
export const documentPrefixes = {
  order: 'SO',
  production: 'PO',
  goodsReceipt: 'GR',
  allocation: 'AL',
  shipment: 'SH',
  shortage: 'SG',
  transfer: 'TR',
  return: 'RT',
  receipt: 'RC',
  adjustment: 'AD',
  statement: 'ST',
  reconciliation: 'RE',
  sellOut: 'SR',
  stockCount: 'SC',
} as const satisfies Record<DocumentKind, string>

/** The states each kind of document can be in, in the order it passes them. */
export const documentStatuses = {
  order: ['draft', 'submitted', 'approved', 'partlyAllocated', 'allocated', 'partlyShipped', 'completed', 'cancelled'],
  production: ['draft', 'placed', 'partlyReceived', 'completed', 'cancelled'],
  goodsReceipt: ['posted', 'reversed'],
  allocation: ['proposed', 'firm', 'consumed', 'released'],
  shipment: ['draft', 'picked', 'dispatched', 'confirmed', 'short', 'cancelled', 'reversed'],
  shortage: ['open', 'credited', 'reshipped', 'found', 'rejected', 'cancelled'],
  transfer: ['requested', 'approved', 'dispatched', 'received', 'short', 'rejected', 'cancelled'],
  return: ['requested', 'approved', 'received', 'inspected', 'rejected', 'cancelled'],
  receipt: ['draft', 'approved', 'posted', 'reversed', 'cancelled'],
  adjustment: ['draft', 'posted', 'reversed', 'cancelled'],
  statement: ['draft', 'issued', 'confirmed', 'disputed', 'closed', 'superseded'],
  reconciliation: ['open', 'agreed', 'signed', 'cancelled'],
  sellOut: ['posted', 'reversed'],
  stockCount: ['draft', 'posted', 'cancelled'],
} as const satisfies Record<DocumentKind, readonly string[]>
/** A state of a kind of document. */
export type StatusOf<Kind extends DocumentKind> = (typeof documentStatuses)[Kind][number]
/** A state of any document. */
export type DocumentStatus = StatusOf<DocumentKind>

/** How a document came into the books. */
export type DocumentOrigin = 'entry' | 'import' | 'history' | 'system'

/** A document as every list shows it. */
export interface DocumentRow {
  readonly id: number
  readonly kind: DocumentKind
  readonly number: string
  readonly businessDate: string
  readonly status: DocumentStatus
  readonly version: number
  readonly distributorId: number | null
  readonly distributorCode: string
  readonly distributorName: string
  readonly regionName: string
  readonly warehouseId: number | null
  readonly warehouseName: string
  readonly quantity: number
  readonly amountFen: number
  readonly reference: string
  readonly remark: string
  readonly origin: DocumentOrigin
  readonly createdByName: string
  readonly createdAt: string
}

/** One step of a document's history, as a person reads it. */
export interface HistoryRow {
  readonly at: string
  readonly userName: string
  readonly action: string
  readonly version: number
  readonly detail: Readonly<Record<string, string | number | null>>
}

/** A document before or after this one. */
export interface LinkRow {
  readonly id: number
  readonly kind: DocumentKind
  readonly number: string
  readonly status: DocumentStatus
  readonly businessDate: string
  readonly direction: 'from' | 'to'
}

/** What every document view begins with. */
export interface DocumentHead {
  readonly document: DocumentRow
  readonly history: readonly HistoryRow[]
  readonly links: readonly LinkRow[]
}

/** A SKU as a line shows it. */
export interface LineSku {
  readonly skuId: number
  readonly skuCode: string
  readonly styleId: number
  readonly styleCode: string
  readonly styleName: string
  readonly colourId: number
  readonly colourName: string
  readonly swatch: string
  readonly size: string
  readonly sizeGroupId: number
}

/** The answer to any step of a document: where it stands now. */
export interface DocumentStep {
  readonly id: number
  readonly number: string
  readonly status: DocumentStatus
  readonly version: number
}
