import { expect } from 'vitest'
import type { Office } from '../../electron/services/office'
import { prepareReconciliation, startReconciliation } from '../../electron/services/reconciliations'
import type { Input } from '../../shared/contract'
import type { FileContent } from '../../shared/contract/envelope'
import type { ReconciliationDocument } from '../../shared/schemas/reconciliations'
import { type Raw, workbookFile } from '../fixtures/grids'
import { parsed } from './company'

type StartOptions = Partial<Omit<Input<'reconciliations.start'>, 'file'>>

/** Both steps of the job, handing over what really crosses from the worker. */
export async function start(
  office: Office,
  distributorId: number,
  file: FileContent,
  options: StartOptions = {},
): Promise<ReconciliationDocument> {
  const { name } = file
  const input = parsed('reconciliations.start', {
    ...{ distributorId, dateFrom: '2026-01-01', dateTo: '2026-03-31' },
    file: { name, bytes: Uint8Array.from(file.bytes) },
    ...options,
  })
  return startReconciliation(office, structuredClone(await prepareReconciliation(office, input)), input)
}

/** The sum of some figures. */
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
/** Every difference in a word, in an order that says nothing. */
export const told = (document: ReconciliationDocument) =>
  document.differences
    .map(({ differenceClass, reference, amountFen }) => `${differenceClass} ${reference} ${amountFen}`)
    .toSorted()

/** Whatever was done by hand, the bridge leads from our balance to theirs. */
export function expectBridge(document: ReconciliationDocument): void {
  const { ourClosingFen, theirClosingFen, explainedFen, proposedFen, unexplainedFen, differences } = document
  expect(ourClosingFen - sum(differences.map(({ amountFen }) => amountFen))).toBe(theirClosingFen)
  expect(ourClosingFen - explainedFen - proposedFen - unexplainedFen).toBe(theirClosingFen)
  expect(sum(Object.values(document.review).map(({ count }) => count))).toBe(differences.length)
}

/** A book with a column per kind. */
export const book = (rows: readonly (readonly Raw[])[]): Promise<FileContent> =>
  workbookFile([['日期', '单号', '摘要', '数量', '进货金额', '退货金额', '付款金额', '余额'], ...rows])
/** Its opening row. */
export const opening = (yuan: number): Raw[] => [null, null, '期初余额', null, null, null, null, yuan]
/** A purchase in it. */
export const bought = (reference: string, quantity: number, yuan: number, day = '2026-02-05'): Raw[] => [
  ...[`@${day}`, reference, '进货', quantity, yuan],
  ...[null, null, null],
]
/** A shipment of ours of the same days. */
export const sold = (reference: string, quantity: number, amountFen: number) =>
  ({ kind: 'shipment', businessDate: '2026-02-03', reference, quantity, amountFen }) as const
