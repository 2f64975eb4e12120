import type { Office } from '../../electron/services/office'
import {
  acceptDifferences,
  agreeReconciliation,
  explainDifference,
  getReconciliation,
} from '../../electron/services/reconciliations'
import type { DifferenceClass, DifferenceRow, ReconciliationDocument } from '../../shared/schemas/reconciliations'
import type { Raw } from '../fixtures/grids'
import { parsed } from './company'
import { told } from './reconciliations'

/** The two months that are compared one after the other. */
export const february = { dateFrom: '2026-02-01', dateTo: '2026-02-28' }
/** The second of them. */
export const march = { dateFrom: '2026-03-01', dateTo: '2026-03-31' }

/** A document as the person who acts has it before the eyes. */
export const seen = ({ document }: { readonly document: { readonly id: number; readonly version: number } }) => ({
  id: document.id,
  version: document.version,
})

/** The comparison as it stands now. */
export const current = (office: Office, { document }: ReconciliationDocument): ReconciliationDocument =>
  getReconciliation(office, { id: document.id })

/** The difference with a reference; fails when there is none, or more than one. */
export function differenceOf(document: ReconciliationDocument, reference: string): DifferenceRow {
  const [one, ...others] = document.differences.filter((row) => row.reference === reference)
  if (one === undefined || others.length > 0) throw new Error(`not one of ${reference}: ${told(document)}`)
  return one
}

/** A person says what a difference is, and with a note that this settles it. */
export const name = (
  office: Office,
  document: ReconciliationDocument,
  reference: string,
  [differenceClass, note = '']: readonly [differenceClass: DifferenceClass, note?: string],
): ReconciliationDocument =>
  explainDifference(
    office,
    parsed('reconciliations.explain', {
      ...{ ...seen(document), differenceId: differenceOf(document, reference).id, differenceClass, note },
      explained: note !== '',
    }),
  )

/** Accepts everything that is not explained, and agrees. */
export function agreeWhole(office: Office, document: ReconciliationDocument): ReconciliationDocument {
  const differenceIds = document.differences.filter(({ explained }) => !explained).map(({ id }) => id)
  const accepted =
    differenceIds.length === 0
      ? document
      : acceptDifferences(office, { ...seen(document), differenceIds, accepted: true })
  agreeReconciliation(office, seen(accepted))
  return current(office, document)
}

/** A payment in their book. */
export const paid = (reference: string, yuan: number, day: string): Raw[] => [
  ...[`@${day}`, reference, '付款', null],
  ...[null, null, yuan, null],
]
/** Goods sent back in their book. */
export const returned = (reference: string, quantity: number, yuan: number, day = '2026-03-05'): Raw[] => [
  ...[`@${day}`, reference, '退货', quantity],
  ...[null, yuan, null, null],
]
