import { z } from 'zod'
import type { DocumentRow, DocumentStep } from '../schemas/documents'
import { type ShipmentDocument, shipmentConfirmation, shipmentDetails } from '../schemas/shipments'
import { type ShortageDocument, shortageResolutionInput } from '../schemas/shortages'
import { datedStep, documentFilter, documentVersion, type Page, reasonedStep, rowId } from '../schemas/values'
import { reads, writes } from './method'

const get = z.object({ id: rowId })
const moves = {
  changes: [
    'shipments',
    'shortages',
    'orders',
    'allocations',
    'stock',
    'accounts',
    'reconciliations',
    'settlements',
    'collections',
    'desks',
  ],
}

/** Goods leaving to distributors, and what did not arrive. */
export const shipments = {
  'shipments.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'shipments.get': reads(get).returns<ShipmentDocument>(),
  'shipments.save': writes(shipmentDetails, { changes: ['shipments'] }).returns<ShipmentDocument>(),
  'shipments.pick': writes(documentVersion, { changes: ['shipments', 'desks'] }).returns<DocumentStep>(),
  'shipments.dispatch': writes(datedStep, moves).returns<DocumentStep>(),
  'shipments.confirm': writes(shipmentConfirmation, moves).returns<
    DocumentStep & { readonly shortageId: number | null }
  >(),
  'shipments.cancel': writes(documentVersion, moves).returns<DocumentStep>(),
  'shipments.reverse': writes(reasonedStep, moves).returns<DocumentStep>(),
  'shortages.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'shortages.get': reads(get).returns<ShortageDocument>(),
  'shortages.resolve': writes(shortageResolutionInput, moves).returns<
    DocumentStep & { readonly reshipmentId: number | null }
  >(),
} as const
