import type { BankLine } from '../../schemas/bank-imports'
import type { AccountPart } from '../../schemas/ledgers'
import { payerKey } from './bank-words'

/** What tells a line of a bank from another. */
export type BankTrace = Pick<
  BankLine,
  'date' | 'amountFen' | 'payerName' | 'payerAccount' | 'serial' | 'balanceFen'
> & {
  /** Our own account, digits only; empty where a file does not name it. */
  readonly account: string
}

/**
 * Whether two lines are the same money: same day and amount, and nothing they both say differs. A serial number of the bank decides by
 * itself, then the balance after it; without either, two equal payments of one payer on one day cannot be told apart and are asked about.
 */
export function isSameBankLine(one: BankTrace, other: BankTrace): boolean {
  if (one.date !== other.date || one.amountFen !== other.amountFen) return false
  if (differs(one.account, other.account)) return false
  if (one.serial !== '' && other.serial !== '') return one.serial === other.serial
  if (one.balanceFen !== null && other.balanceFen !== null && one.balanceFen !== other.balanceFen) return false
  if (differs(one.payerAccount, other.payerAccount)) return false
  return !differs(payerKey(one.payerName), payerKey(other.payerName))
}

const differs = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other

/** Whether both lines say enough to be told apart: then the same twice in a file is one line printed twice. */
export const isTraceable = ({ serial, balanceFen }: BankTrace): boolean => serial !== '' || balanceFen !== null

/** Which part of the account money is for, by what the payer wrote beside it; the receivable unless it says otherwise. */
export function partOfText(text: string): AccountPart {
  if (/保证金|押金|security deposit/i.test(text)) return 'deposit'
  return /订金|定金|预付|预收|订货会|prepay|down ?payment/i.test(text) ? 'prepayment' : 'receivable'
}
