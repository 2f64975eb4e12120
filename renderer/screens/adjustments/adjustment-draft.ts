import { partsOfKind } from '../../../shared/domain/posting/money'
import type { AdjustmentDocument, AdjustmentKind } from '../../../shared/schemas/adjustments'
import type { AccountPart } from '../../../shared/schemas/ledgers'
import type { Input } from '../../api'

/** An adjustment while it is typed; null is an empty field. */
export interface AdjustmentContent {
  readonly businessDate: string
  readonly distributorId: number | null
  readonly distributorLabel: string
  readonly adjustmentKind: AdjustmentKind
  readonly part: AccountPart
  readonly amountFen: number | null
  readonly basis: string
  readonly reference: string
  readonly remark: string
}

/** A blank slip. */
export const blankAdjustment = (today: string): AdjustmentContent => ({
  businessDate: today,
  distributorId: null,
  distributorLabel: '',
  adjustmentKind: 'rebateAccrued',
  part: 'receivable',
  amountFen: null,
  basis: '',
  reference: '',
  remark: '',
})

/** What the books hold of an adjustment, as a form. */
export function contentOfAdjustment({ document, ...own }: AdjustmentDocument): AdjustmentContent {
  return {
    businessDate: document.businessDate,
    distributorId: document.distributorId,
    distributorLabel: `${document.distributorCode} ${document.distributorName}`,
    adjustmentKind: own.adjustmentKind,
    part: own.part,
    amountFen: own.movedFen,
    basis: own.basis,
    reference: document.reference,
    remark: document.remark,
  }
}

/** Whether the person chooses the part; the kinds that know their parts keep them. */
export const choosesPart = (kind: AdjustmentKind): boolean => partsOfKind(kind).length > 1

/** The part a kind goes on with when it is chosen: the one that stands there, if it may have it. */
export const partFor = (kind: AdjustmentKind, part: AccountPart): AccountPart => {
  const parts = partsOfKind(kind)
  return parts.includes(part) ? part : (parts[0] ?? part)
}

/** The adjustment as the books take it; null while something it needs is missing. */
export function savedAs(content: AdjustmentContent): Input<'adjustments.save'> | null {
  const { distributorId, distributorLabel: _, amountFen, basis, ...rest } = content
  if (distributorId === null || amountFen === null || amountFen === 0 || basis.trim() === '') return null
  return { ...rest, distributorId, amountFen, basis }
}
