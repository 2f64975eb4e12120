import type { AccountPart } from '../../../shared/schemas/ledgers'
import { accountParts } from '../../../shared/schemas/ledgers'
import type { ReceiptDocument, ReceiptMethod } from '../../../shared/schemas/receipts'
import type { Input } from '../../api'

/** A receipt while it is typed; null is an empty field. */
export interface ReceiptContent {
  readonly businessDate: string
  readonly distributorId: number | null
  readonly distributorLabel: string
  readonly method: ReceiptMethod
  readonly bankReference: string
  readonly payerName: string
  readonly reference: string
  readonly remark: string
  /** The fair whose deposit the prepayment is. */
  readonly fairId: number | null
  readonly parts: Readonly<Record<AccountPart, number | null>>
}

const noParts = { receivable: null, prepayment: null, deposit: null, rebate: null }

/** A blank slip. */
export const blankReceipt = (today: string): ReceiptContent => ({
  businessDate: today,
  distributorId: null,
  distributorLabel: '',
  method: 'bank',
  bankReference: '',
  payerName: '',
  reference: '',
  remark: '',
  fairId: null,
  parts: noParts,
})

/** What the books hold of a receipt, as a form. */
export function contentOfReceipt({
  document,
  parts,
  method,
  bankReference,
  payerName,
  fairId,
}: ReceiptDocument): ReceiptContent {
  return {
    businessDate: document.businessDate,
    distributorId: document.distributorId,
    distributorLabel: `${document.distributorCode} ${document.distributorName}`,
    method,
    bankReference,
    payerName,
    reference: document.reference,
    remark: document.remark,
    fairId,
    parts: { ...noParts, ...Object.fromEntries(parts.map(({ part, amountFen }) => [part, amountFen])) },
  }
}

/** What is typed so far, in fen. */
export const totalOf = ({ parts }: ReceiptContent): number =>
  accountParts.reduce((sum, part) => sum + (parts[part] ?? 0), 0)

/** The receipt as the books take it; null while its customer or its money is missing. */
export function savedAs(content: ReceiptContent): Input<'receipts.save'> | null {
  const { distributorId, distributorLabel: _, parts, ...heading } = content
  const filled = accountParts.flatMap((part) => {
    const amountFen = parts[part]
    return amountFen === null || amountFen === 0 ? [] : [{ part, amountFen }]
  })
  return distributorId === null || filled.length === 0 ? null : { ...heading, distributorId, parts: filled }
}
