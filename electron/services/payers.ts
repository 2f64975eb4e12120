import { accountKey, payerKey } from '../../shared/domain/import/bank-words'
import type { PayerKind } from '../../shared/schemas/bank-imports'
import type { Tx } from '../database/connection'
import { findBankLine, insertPayer, removePayer } from '../database/queries/bank-lines'
import type { StoredDocument } from '../database/queries/documents'
import { findReceipt } from '../database/queries/receipts'
import type { Office } from './office'

/** A payer as a receipt or a bank names it. */
export interface NamedPayer {
  readonly payerName: string
  readonly payerAccount: string
}

/** What a payer is remembered by: its account, and its name. */
export const payerKeys = ({
  payerName,
  payerAccount,
}: NamedPayer): { readonly kind: PayerKind; readonly key: string }[] =>
  [
    { kind: 'account' as const, key: accountKey(payerAccount) },
    { kind: 'name' as const, key: payerKey(payerName) },
  ].filter(({ key }) => key !== '')

/** Remembers whom payers paid for, so that the next import knows them. */
export function learnPayers(
  office: Office,
  tx: Tx,
  named: readonly NamedPayer[],
  { distributorId, importId }: { readonly distributorId: number; readonly importId: number | null },
): void {
  const known = { distributorId, importId, userId: office.actor.userId, at: office.now() }
  for (const payer of named) for (const key of payerKeys(payer)) insertPayer(tx, { ...key, ...known })
}

/** Forgets what a receipt taught that is taken back, e.g. because the customer was wrong. */
export function forgetPayers(tx: Tx, { id, distributorId }: StoredDocument): void {
  if (distributorId === null) return
  const named = [
    { payerName: findReceipt(tx, id)?.payerName ?? '', payerAccount: findBankLine(tx, id)?.payerAccount ?? '' },
  ]
  for (const payer of named) for (const { kind, key } of payerKeys(payer)) removePayer(tx, kind, key, distributorId)
}
